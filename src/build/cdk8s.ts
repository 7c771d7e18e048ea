import type * as Module from 'cdk8s';
import type { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The cdk8s that the author's program imports: never our own copy, for the two would not know each other's objects. */
export type Cdk8s = typeof Module;

/** The base of all `toJson` implementations, by which an override is told apart. */
export function overrides(construct: object, base: { readonly prototype: object }, method: string): boolean {
  return Reflect.get(construct, method) !== Reflect.get(base.prototype, method);
}

export function asChart(construct: IConstruct): Chart {
  return construct as Chart;
}

export function asApiObject(construct: IConstruct): ApiObject {
  return construct as ApiObject;
}

export type { ApiObject, App, Chart, JsonPatch };
