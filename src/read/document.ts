import type { Place } from '../model/resource.ts';

/** A value of JSON as it was read; numbers whose text matters are `NumberLiteral`s. */
export type ReadValue = unknown;

/** One document of a file, a stream or a list. */
export interface ReadDocument {
  readonly file: string;
  /** Position among the documents of its file, from 0; the items of a `List` count one by one. */
  readonly index: number;
  /** Line on which its content begins, from 1. */
  readonly line: number;
  readonly value: ReadValue;
  /** Errors of strict decoding that are lost once keys are in an object, in the API server's words: duplicate keys. */
  readonly strictErrors: readonly string[];
  /**
   * YAML reaches the server's decoder with its keys in alphabetical order, JSON as written: it decides which of several
   * errors is told.
   */
  readonly sorted: boolean;
  /** Place of a field given in the server's notation; of the nearest field around it when it is not there. */
  place(field: string): Place;
}

/** A document that could not be read at all. */
export interface UnreadableDocument {
  readonly file: string;
  readonly index: number;
  readonly line: number;
  readonly column?: number;
  /** What is wrong, in the API server's words where it has them. */
  readonly error: string;
}

export function isReadable(document: ReadDocument | UnreadableDocument): document is ReadDocument {
  return !('error' in document);
}
