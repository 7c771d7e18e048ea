import type { Container, PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldPath } from '../field-path.ts';

export interface PlacedContainer {
  readonly container: Container;
  readonly path: FieldPath;
}

/** All containers of a pod with their paths, in the server's order: init, then regular, then ephemeral ones. */
export function containersOf(spec: PodSpec, path: FieldPath): readonly PlacedContainer[] {
  return [
    ...placed(spec.initContainers, path.child('initContainers')),
    ...placed(spec.containers, path.child('containers')),
    ...placed(spec.ephemeralContainers, path.child('ephemeralContainers')),
  ];
}

function placed(containers: readonly Container[] | undefined, path: FieldPath): PlacedContainer[] {
  return (containers ?? []).map((container, position) => ({ container, path: path.index(position) }));
}

/** An init container that keeps running beside the others: a native sidecar (KEP-753). */
export function isSidecar(initContainer: Container): boolean {
  return initContainer.restartPolicy === 'Always';
}
