/** An expression that ends in an error, in the words of cel-go. Logical operators may get along without the part that failed. */
export class Failure extends Error {}

/** What is not known here, so that the server is not to be spoken for. */
export class Undecidable extends Error {}

export function fail(message: string): never {
  throw new Failure(message);
}

/** Only values whose types are not known beforehand get this far. */
export function noSuchOverload(): never {
  return fail('no such overload');
}
