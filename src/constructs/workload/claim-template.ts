import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '../../kubernetes/generated/types.ts';
import type { Value } from '../../values/reference.ts';
import type { Part, StorageClassHandle } from '../handle.ts';
import { type ClaimOptions, claimSpec } from '../claim-spec.ts';
import { LABEL, requireName } from '../name.ts';
import type { MountOptions } from './volume.ts';

/** What is asked for each pod. */
export interface ClaimTemplateOptions extends ClaimOptions {
  /** Labels of the claims. */
  readonly labels?: Readonly<Record<string, Value<string>>>;
  /** Annotations of the claims. */
  readonly annotations?: Readonly<Record<string, Value<string>>>;
}

/** A claim that a StatefulSet makes for each of its pods; what `claimTemplate` returns. */
export class ClaimTemplate implements Part {
  readonly owner: object;
  /** Claims are called `<name>-<pod>`. */
  readonly name: string;
  readonly options: ClaimTemplateOptions;
  readonly mount: MountOptions;
  /** Mounts of one template are recognized by the object they were made with. */
  readonly identity: object;

  constructor(name: string, options: ClaimTemplateOptions, mount: MountOptions = {}, identity: object = options) {
    requireName(name, LABEL, () => 'claim template', 'choose another name');
    this.name = name;
    this.options = options;
    this.mount = mount;
    this.identity = identity;
    this.owner = owned(options.storageClass);
  }

  /** Nothing can be written through this mount. */
  readOnly(): ClaimTemplate {
    return this.with({ readOnly: true });
  }

  /** Mounts one folder of the volume: databases that want theirs empty stumble over `lost+found`. */
  subPath(path: Value<string>): ClaimTemplate {
    return this.with({ subPath: path });
  }

  /** Any option of the mount. */
  with(options: MountOptions): ClaimTemplate {
    return new ClaimTemplate(this.name, this.options, { ...this.mount, ...options }, this.identity);
  }

  render(): PersistentVolumeClaim {
    const { labels, annotations } = this.options;
    const spec: PersistentVolumeClaimSpec = claimSpec(this.options);
    return {
      metadata: {
        name: this.name,
        ...(labels === undefined ? {} : { labels }),
        ...(annotations === undefined ? {} : { annotations }),
      },
      spec,
    };
  }
}

function owned(storageClass: StorageClassHandle | '' | undefined): object {
  return typeof storageClass === 'object' ? storageClass : {};
}

/**
 * A claim for each pod of a StatefulSet, kept when the pod is replaced. Cannot be changed once the StatefulSet exists.
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function claimTemplate(name: string, options: ClaimTemplateOptions): ClaimTemplate {
  return new ClaimTemplate(name, options);
}
