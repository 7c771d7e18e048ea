import {
  chartOf,
  evaluate,
  guardOf,
  holds,
  type Json,
  manifestTemplate,
  type ReleaseIdentity,
  type Scope,
  scopeOf,
  ValueError,
} from '../values/index.ts';
import { identify, isKubernetesObject } from '../model/resource.ts';
import type { Document } from './build.ts';

/** Documents that belong together. */
export interface Documents {
  readonly documents: readonly Document[];
}

export interface ResolveOptions {
  /** Values over the defaults of the chart, as a values file gives them. */
  readonly values?: { readonly [key: string]: Json };
  readonly release?: ReleaseIdentity;
}

const NO_CHART = { name: 'app', version: '0.0.0' };

/** Puts values in the place of references and leaves out what their conditions exclude: the plain target. */
export function resolveValues<Chart extends Documents>(
  charts: readonly Chart[],
  options: ResolveOptions = {},
): readonly Chart[] {
  const scopes = new Map<object, Scope>();
  const scopeFor = (construct: NonNullable<Document['construct']>): Scope => {
    const chart = chartOf(construct) ?? NO_CHART;
    const known = scopes.get(chart);
    if (known !== undefined) return known;
    const scope = scopeOf(chart, options.values, options.release);
    scopes.set(chart, scope);
    return scope;
  };
  const resolve = (document: Document): Document | undefined => resolveDocument(document, scopeFor);
  return charts.map((chart) => ({ ...chart, documents: chart.documents.map(resolve).filter(isThere) }));
}

function isThere(document: Document | undefined): document is Document {
  return document !== undefined;
}

/** Undefined for a document that its condition excludes. */
function resolveDocument(document: Document, scopeFor: ScopeFor): Document | undefined {
  try {
    return evaluated(document, scopeFor);
  } catch (error) {
    const { construct } = document;
    if (!(error instanceof ValueError) || construct === undefined) throw error;
    throw new ValueError(`${construct.kind} ${construct.node.path}: ${error.message}`, { cause: error });
  }
}

type ScopeFor = (construct: NonNullable<Document['construct']>) => Scope;

function evaluated(document: Document, scopeFor: ScopeFor): Document | undefined {
  const { construct } = document;
  if (construct === undefined) return document;
  const guard = guardOf(construct);
  if (guard !== undefined && !holds(guard, scopeFor(construct))) return undefined;
  if (!document.symbolic) return document;
  const value = evaluate(manifestTemplate(document.value), scopeFor(construct));
  if (!isKubernetesObject(value) || document.resource === undefined) return { value, symbolic: false, construct };
  const resource = { ...document.resource, id: identify(value), object: value };
  return { value, resource, symbolic: false, construct };
}
