import type { ApiObject } from 'cdk8s';

/**
 * When Helm runs a hook. https://helm.sh/docs/topics/charts_hooks/
 * `test` objects run with `helm test`; they go into `templates/tests/`.
 */
export type HookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-delete'
  | 'post-delete'
  | 'pre-upgrade'
  | 'post-upgrade'
  | 'pre-rollback'
  | 'post-rollback'
  | 'test';

/** When a hook runs among those of its event, and how long its object stays. */
export interface HookOptions {
  /** Hooks of one event run from the smallest weight to the largest. Default: 0. */
  readonly weight?: number;
  /** When the object is deleted again. Default: before the hook runs the next time. */
  readonly deletePolicy?: readonly ('before-hook-creation' | 'hook-succeeded' | 'hook-failed')[];
}

/**
 * Makes an object a hook: Helm creates it at the events and, where it is a Job or Pod, waits for its end. Hooks are
 * not part of the release: `helm uninstall` leaves them. Argo CD maps most hooks of Helm to its own.
 *
 * Throws without an event, and for a weight that is no whole number.
 */
export function hook<T extends ApiObject>(
  object: T,
  events: HookEvent | readonly HookEvent[],
  options: HookOptions = {},
): T {
  const list = typeof events === 'string' ? [events] : [...events];
  const { weight = 0, deletePolicy } = options;
  if (list.length === 0) throw new Error(`${object.node.path}: a hook needs at least one event`);
  if (!Number.isInteger(weight))
    throw new Error(`${object.node.path}: the weight of a hook is a whole number, not ${weight}`);
  object.metadata.addAnnotation('helm.sh/hook', list.join(','));
  if (weight !== 0) object.metadata.addAnnotation('helm.sh/hook-weight', String(weight));
  if (deletePolicy !== undefined) object.metadata.addAnnotation('helm.sh/hook-delete-policy', deletePolicy.join(','));
  return object;
}

/** Makes an object, most often a Pod, a test of the release: `helm test` runs it and reports how it ends. */
export function helmTest<T extends ApiObject>(object: T, options: HookOptions = {}): T {
  return hook(object, 'test', { deletePolicy: ['before-hook-creation', 'hook-succeeded'], ...options });
}
