import type { Severity } from '../model/diagnostic.ts';
import type { Profile, Unsafe } from '../model/trait.ts';

/** What the author may not say under a profile: the controls of the Pod Security Standards. */
export interface Control {
  /** With `pod-security/` before it the code of the finding. */
  readonly name: string;
  readonly profiles: readonly Profile[];
  readonly optOut: Unsafe;
  /**
   * Below the pod's spec, `[*]` for each element of a list, `{*}` for each field of a map; a leading `*` stands for each
   * element of containers, initContainers and ephemeralContainers, `metadata` for the pod's own.
   */
  readonly fields: readonly string[];
  /** Is this value, which is known and not null, forbidden? `key` is its name in a map. */
  readonly forbids: (value: unknown, key: string) => boolean;
  /** In the words of the admission controller; `who` is `pod` or `container "web"`. */
  readonly says: (value: unknown, who: string, key: string) => string;
  /** Default: error. */
  readonly severity?: Severity;
  /** Default: the standard of the profile. */
  readonly docs?: string;
  /** First and last minor version that have the control. */
  readonly since?: number;
  readonly until?: number;
  /** From this minor version on everything goes in pods with users of their own (`hostUsers: false`). */
  readonly exemptsOwnUsersSince?: number;
  /** Does not concern pods with `os.name: windows`. */
  readonly exemptsWindows?: boolean;
}
