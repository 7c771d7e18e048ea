import type { ConfigMapKeySelector, FileKeySelector, PodSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { nearestDeclared } from '../help/way-out.ts';
import { configKey, dns1123Label, dns1123Subdomain, relaxedEnvironmentName } from '../names.ts';
import { validateNoBacksteps } from './file-path.ts';
import { checkFormat } from './format.ts';
import { containersOf } from './pod-containers.ts';

/** A key of a ConfigMap or Secret as the value of a variable. */
export function validateKeySelector(selector: ConfigMapKeySelector, path: FieldPath, errors: FieldErrors): void {
  checkFormat(selector.name ?? '', dns1123Subdomain, path.child('name'), errors);
  if (!selector.key) errors.required(path.child('key'));
  else checkFormat(selector.key, configKey, path.child('key'), errors);
}

/** A variable of a file that an init container writes (KEP-5307). */
export function validateFileKey(selector: FileKeySelector, path: FieldPath, errors: FieldErrors): void {
  const { key = '', volumeName = '', path: file = '' } = selector;
  if (key === '') errors.required(path.child('key'));
  else checkFormat(key, relaxedEnvironmentName, path.child('key'), errors);
  if (volumeName === '') errors.required(path.child('volumeName'));
  else checkFormat(volumeName, dns1123Label, path.child('volumeName'), errors);
  if (file === '') errors.required(path.child('path'));
  else validateNoBacksteps(file, path.child('path'), errors);
}

/** Files of variables stand in an `emptyDir` of the pod. */
export function validateFileKeyVolumes(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const volumes = new Map((spec.volumes ?? []).map((volume) => [volume.name ?? '', volume]));
  for (const { container, path: containerPath } of containersOf(spec, path)) {
    (container.env ?? []).forEach(({ valueFrom }, position) => {
      const reference = valueFrom?.fileKeyRef;
      if (!reference) return;
      const volumeName = reference.volumeName ?? '';
      const volume = volumes.get(volumeName);
      const namePath = containerPath.child('env').index(position).child('valueFrom', 'fileKeyRef', 'volumeName');
      if (volume === undefined) {
        const make = 'Add an emptyDir of this name to spec.volumes';
        errors.notFound(namePath, volumeName, nearestDeclared(volumeName, volumes.keys(), make));
      } else if (!volume.emptyDir) errors.invalid(namePath, volumeName, 'referenced volume must be of type emptyDir');
    });
  }
}
