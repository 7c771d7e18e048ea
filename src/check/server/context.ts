import type { CustomResources } from './custom-resource/custom-resources.ts';

/** Minor of the Kubernetes 1.x release whose server is asked: 31 to 36. */
export type Minor = number;

/** What the rules may know beside the object. */
export interface ServerContext {
  readonly minor: Minor;
  /** Custom resource definitions that are installed; without one a custom resource is not decided. */
  readonly customResources?: CustomResources;
}

/** Does the rule hold for a server of this release? `until` is the last release it holds for. */
export function holds(context: ServerContext, since: Minor, until: Minor = Number.POSITIVE_INFINITY): boolean {
  return context.minor >= since && context.minor <= until;
}
