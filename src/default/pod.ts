import { isUndecided } from '../values/undecided.ts';
import { elements, type Fields, isFields, valueAt } from './fields.ts';

/** Windows has neither capabilities nor seccomp, and the API server refuses these fields on its pods. */
export function isWindows(pod: Fields | undefined): boolean {
  return valueAt(pod, ['os', 'name']) === 'windows';
}

/** Users of the pod are others than those of the node, so that root inside is nobody outside. */
export function hasOwnUsers(pod: Fields): boolean {
  return pod['hostUsers'] === false;
}

/**
 * May the processes of the container gain privileges anyway? The API server refuses to forbid them what they have:
 * `allowPrivilegeEscalation: false` cannot stand beside `privileged` or `CAP_SYS_ADMIN`.
 */
export function isPrivileged(container: Fields): boolean {
  const privileged = valueAt(container, ['securityContext', 'privileged']);
  return privileged === true || isUndecided(privileged);
}

export function mayAdministrate(container: Fields): boolean {
  const added = valueAt(container, ['securityContext', 'capabilities', 'add']);
  if (isUndecided(added)) return true;
  return elements(added).some((name) => isUndecided(name) || name === 'SYS_ADMIN' || name === 'CAP_SYS_ADMIN');
}

/** The field of a container, or where it says nothing that of the pod. */
export function inSecurityContexts(pod: Fields | undefined, container: Fields, field: string): unknown {
  return valueAt(container, ['securityContext', field]) ?? valueAt(pod, ['securityContext', field]);
}

const UNWRITABLE = ['configMap', 'secret', 'projected', 'downwardAPI', 'image'];

/** Is some folder mounted into which the container can write? */
export function canWriteSomewhere(pod: Fields | undefined, container: Fields): boolean {
  const mounts = container['volumeMounts'];
  if (isUndecided(mounts)) return true;
  const volumes = elements(pod?.['volumes']);
  return elements(mounts).some((mount) => {
    if (!isFields(mount)) return true;
    if (mount['readOnly'] === true) return false;
    const volume = volumes.find((candidate) => isFields(candidate) && candidate['name'] === mount['name']);
    return !isFields(volume) || !UNWRITABLE.some((source) => source in volume);
  });
}
