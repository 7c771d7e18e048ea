import { whereFilled } from '../values/structure.ts';
import { mergeFields } from './merge.ts';

/**
 * The named fields that are there, for props that pass through under Kubernetes' own names. A list or map of chart values is
 * there where it holds something: charts say `{{- with .Values.nodeSelector }}`.
 */
export function pick<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) if (object[key] !== undefined) picked[key] = whereFilled(object[key]);
  // Every key of K that has a value is set; a missing optional field and an undefined one are the same in a manifest.
  return picked as Pick<T, K>;
}

/** Lays the author's fields over a rendered object of the same type. */
export function overlay<T extends object>(rendered: T, over: Partial<T> | undefined): T {
  // Merging objects of one type yields that type: what the author adds is typed as its part.
  return over === undefined ? rendered : (mergeFields(rendered, over) as T);
}
