import { probe, sampleOf, type ValuesResolver, valuesOf } from '../values/index.ts';
import type { ApiObject } from './cdk8s.ts';

/** What the base class gives to the mapping of a generated class. */
export interface BaseRendering {
  /** Rendered last; undefined before. */
  base(): unknown;
  /** Gives something else from now on, or with undefined what is rendered. */
  replace(json: unknown): void;
}

/**
 * What a generated class makes of an object. One that loses references is asked what it makes of samples in their place.
 *
 * Throws what the class throws, with the names of the references it was given.
 */
export function renderGenerated(object: ApiObject, rendering: BaseRendering, { lost }: ValuesResolver): unknown {
  const first = attempt(() => object.toJson());
  const base = rendering.base();
  const names = lost('error' in first ? {} : first.value);
  if (base === undefined || names.length === 0) return valueOf(first);
  const probed = attempt(() => withSamples(object, base, rendering));
  rendering.replace(undefined);
  if (!('error' in probed)) return probed.value;
  if (!('error' in first)) return first.value;
  const message = first.error instanceof Error ? first.error.message : String(first.error);
  throw new Error(`${message} (what it is given holds ${names.join(', ')})`, { cause: first.error });
}

function withSamples(object: ApiObject, base: unknown, rendering: BaseRendering): unknown {
  const values = valuesOf(object);
  const copy = (json: unknown): unknown => {
    rendering.replace(json);
    return object.toJson();
  };
  return probe(base, copy, (expression) => values && sampleOf(values, expression));
}

type Attempt = { readonly value: unknown } | { readonly error: unknown };

function attempt(run: () => unknown): Attempt {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

function valueOf(attempted: Attempt): unknown {
  if ('error' in attempted) throw attempted.error;
  return attempted.value;
}
