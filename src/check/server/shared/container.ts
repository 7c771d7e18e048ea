import type { Container } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { dns1123Label } from '../names.ts';
import { validateContainerPorts } from './container-ports.ts';
import { validateContainerResourceName } from './resource-names.ts';
import { validateEnvironment, validateEnvironmentFrom } from './environment.ts';
import { checkFormat } from './format.ts';
import type { PodScope } from './pod-scope.ts';
import { validateResizePolicy } from './resize-policy.ts';
import { validateResources } from './resources.ts';
import { validateSecurityContext } from './security-context.ts';
import { validateVolumeDevices, validateVolumeMounts } from './volume-mounts.ts';

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** What holds for regular, init and ephemeral containers alike. */
export function validateContainer(container: Container, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  const { name = '', image = '', terminationMessagePolicy = '', imagePullPolicy = '' } = container;
  if (name === '') errors.required(path.child('name'));
  else checkFormat(name, dns1123Label, path.child('name'), errors);
  if (image === '') errors.required(path.child('image'));
  requireOneOf(terminationMessagePolicy, MESSAGE_POLICIES, path.child('terminationMessagePolicy'), errors);
  validateContainerPorts(container.ports, path.child('ports'), errors);
  validateEnvironment(container.env, path.child('env'), errors, scope);
  validateEnvironmentFrom(container.envFrom, path.child('envFrom'), errors, scope);
  validateVolumeMounts(container, path.child('volumeMounts'), errors, scope);
  validateVolumeDevices(container, path.child('volumeDevices'), errors, scope);
  requireOneOf(imagePullPolicy, PULL_POLICIES, path.child('imagePullPolicy'), errors);
  const resources = container.resources ?? {};
  validateResources(resources, validateContainerResourceName, scope.claims, path.child('resources'), errors);
  validateResizePolicy(container, path.child('resizePolicy'), errors, scope);
  validateSecurityContext(container.securityContext, path.child('securityContext'), errors, scope.hostUsers);
}

function requireOneOf(value: string, known: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (value === '') errors.required(path);
  else if (!known.includes(value)) errors.notSupported(path, named(value), known);
}

/** Templates may hold an image with blanks around it, pods may not. */
export function validateImageOfPod(container: Container, path: FieldPath, errors: FieldErrors): void {
  const { image = '' } = container;
  if (image.trim() !== image) {
    errors.invalid(
      path.child('image'),
      image,
      'must not have leading or trailing whitespace',
      `Write "${image.trim()}".`,
    );
  }
}
