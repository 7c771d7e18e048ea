import type { CustomResources } from './custom-resource/custom-resources.ts';

/** Minor of the Kubernetes 1.x release whose server is asked: 31 to 36. */
export type Minor = number;

/** What the rules may know beside the object. */
export interface ServerContext {
  /** Rules ask `holds` instead, so that it is known for which releases their answer is the same. */
  readonly minor: Minor;
  /** Custom resource definitions that are installed; without one a custom resource is not decided. */
  readonly customResources?: CustomResources;
  /** Takes down for which releases the answers hold. */
  readonly agreement?: Agreement;
}

/** Does the rule hold for a server of this release? `until` is the last release it holds for. */
export function holds(context: ServerContext, since: Minor, until: Minor = Number.POSITIVE_INFINITY): boolean {
  const { minor, agreement } = context;
  agreement?.narrow(minor, since, until);
  return minor >= since && minor <= until;
}

/** The releases that agree on everything that was asked so far: nearly always two neighbours agree on an object. */
export class Agreement {
  private since = 0;
  private until = Number.POSITIVE_INFINITY;

  /** Something is one way from `since` to `until`, and another way in all other releases. */
  narrow(minor: Minor, since: Minor, until: Minor): void {
    if (minor < since) this.until = Math.min(this.until, since - 1);
    else if (minor > until) this.since = Math.max(this.since, until + 1);
    else {
      if (since > this.since) this.since = since;
      if (until < this.until) this.until = until;
    }
  }

  includes(minor: Minor): boolean {
    return this.since <= minor && minor <= this.until;
  }
}
