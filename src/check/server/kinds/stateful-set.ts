import type {
  PodTemplateSpec,
  StatefulSet,
  StatefulSetPersistentVolumeClaimRetentionPolicy,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
  Volume,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { named, Typed } from '../go-value.ts';
import { nearestChoice } from '../help/way-out.ts';
import type { KindRules } from '../kind-rules.ts';
import { dns1123Label } from '../names.ts';
import { nameIsLabel } from '../object-names.ts';
import { claimSpecWarnings } from '../shared/claim-warnings.ts';
import { validateClaimSpec } from '../shared/claim-spec.ts';
import { validateCount } from '../shared/count.ts';
import { checkFormat } from '../shared/format.ts';
import { validatePodTemplate, validateTemplateMetadata } from '../shared/pod-template.ts';
import { templateWarnings } from '../shared/pod-warnings.ts';
import { validateWorkloadSelector } from '../shared/workload-selector.ts';
import { prepareWorkload, validateKeptRunning, validateSelected } from '../shared/workload-template.ts';

const SPEC = FieldPath.of('spec');
const TEMPLATE = SPEC.child('template');
const CLAIMS = SPEC.child('volumeClaimTemplates');
const STRATEGY = SPEC.child('updateStrategy');
const ROLLING = 'apps.RollingUpdateStatefulSetStrategy';

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export const statefulSet: KindRules<StatefulSet> = {
  name: nameIsLabel,
  dropDisabled(object, context) {
    return withoutMaxUnavailable(prepareWorkload(object, context));
  },
  validate({ spec = {} }, errors, context) {
    validatePodManagement(spec.podManagementPolicy ?? '', errors);
    validateStrategy(spec.updateStrategy ?? {}, errors);
    validateRetention(spec.persistentVolumeClaimRetentionPolicy, errors);
    // Claim templates, the template as a whole and the name of the service are checked since 1.34, 1.34 and 1.33.
    if (holds(context, 34)) validateClaims(spec, errors, context);
    validateCount(spec.replicas, SPEC.child('replicas'), errors);
    validateCount(spec.minReadySeconds, SPEC.child('minReadySeconds'), errors);
    validateCount(spec.ordinals?.start, SPEC.child('ordinals.start'), errors);
    if (spec.serviceName && holds(context, 33)) {
      checkFormat(spec.serviceName, dns1123Label, SPEC.child('serviceName'), errors);
    }
    if (validateWorkloadSelector(spec, 'statefulset', '', SPEC.child('selector'), errors)) {
      validateSelected(spec.selector, spec.template, TEMPLATE, errors);
      if (holds(context, 34)) validatePodTemplate(withClaims(spec), TEMPLATE, errors, context);
      validateTemplateMetadata(spec.template, TEMPLATE, errors, context);
    }
    validateKeptRunning(spec.template, 'StatefulSet', TEMPLATE, errors);
  },
  warnings({ spec }, context) {
    const limit = spec?.revisionHistoryLimit ?? 0;
    const told = 'a negative value retains all historical revisions; a value >= 0 is recommended';
    return [
      ...templateWarnings(spec?.template, TEMPLATE, context),
      // The server leaves `spec` out of these paths.
      ...(spec?.volumeClaimTemplates ?? []).flatMap((claim, position) =>
        claimSpecWarnings(claim.spec, CLAIMS.index(position)),
      ),
      ...(limit < 0 && holds(context, 33) ? [`spec.revisionHistoryLimit: ${told}`] : []),
    ];
  },
};

function validatePodManagement(policy: string, errors: FieldErrors): void {
  const path = SPEC.child('podManagementPolicy');
  if (policy === '') errors.required(path);
  else if (policy !== 'OrderedReady' && policy !== 'Parallel') {
    const help = nearestChoice(policy, ['OrderedReady', 'Parallel']);
    errors.invalid(path, named(policy), "must be 'OrderedReady' or 'Parallel'", help);
  }
}

function validateStrategy({ type = '', rollingUpdate }: StatefulSetUpdateStrategy, errors: FieldErrors): void {
  const rollingPath = STRATEGY.child('rollingUpdate');
  // maxUnavailable is off by default in 1.31 to 1.36 and has been taken away.
  const none = new Typed('(*intstr.IntOrString)', undefined);
  const shown = rollingUpdate && { Partition: rollingUpdate.partition ?? 0, MaxUnavailable: none };
  if (type === '') errors.required(STRATEGY);
  else if (type === 'OnDelete') {
    if (shown)
      errors.invalid(rollingPath, new Typed(ROLLING, shown), "only allowed for updateStrategy 'RollingUpdate'");
  } else if (type === 'RollingUpdate') {
    validateCount(rollingUpdate?.partition, rollingPath.child('partition'), errors);
  } else {
    const help = nearestChoice(type, ['RollingUpdate', 'OnDelete']);
    errors.invalid(STRATEGY, goStrategy(type, shown), "must be 'RollingUpdate' or 'OnDelete'", help);
  }
}

function goStrategy(type: string, rolling: object | undefined): object {
  if (rolling) return { Type: type, RollingUpdate: rolling };
  return new Typed('apps.StatefulSetUpdateStrategy', {
    Type: type,
    RollingUpdate: new Typed(`(*${ROLLING})`, undefined),
  });
}

function validateRetention(
  policy: StatefulSetPersistentVolumeClaimRetentionPolicy | undefined,
  errors: FieldErrors,
): void {
  if (!policy) return;
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const value = policy[field] ?? '';
    if (value === 'Retain' || value === 'Delete') continue;
    const path = SPEC.child('persistentVolumeClaimRetentionPolicy', field);
    errors.notSupported(path, named(value), ['Retain', 'Delete']);
  }
}

function validateClaims(spec: StatefulSetSpec, errors: FieldErrors, context: ServerContext): void {
  (spec.volumeClaimTemplates ?? []).forEach((claim, position) => {
    validateClaimSpec(claim.spec ?? {}, CLAIMS.index(position).child('spec'), errors, context);
  });
}

/** The template as the controller makes pods of it: with the claims as volumes, without names it gives itself. */
function withClaims(spec: StatefulSetSpec): PodTemplateSpec | undefined {
  const { template } = spec;
  if (!template?.spec) return template;
  const { hostname: _hostname, subdomain: _subdomain, ...pod } = template.spec;
  const claims = new Map(
    (spec.volumeClaimTemplates ?? []).map(({ metadata }): [string, Volume] => {
      const name = metadata?.name ?? '';
      return [name, { name, persistentVolumeClaim: { claimName: name } }];
    }),
  );
  if (claims.size === 0) return { ...template, spec: pod };
  const volumes = (pod.volumes ?? []).filter(({ name = '' }) => !claims.has(name));
  return { ...template, spec: { ...pod, volumes: [...claims.values(), ...volumes] } };
}

function withoutMaxUnavailable(object: StatefulSet): StatefulSet {
  const { spec } = object;
  const rollingUpdate = spec?.updateStrategy?.rollingUpdate;
  if (rollingUpdate?.maxUnavailable === undefined) return object;
  const { maxUnavailable: _maxUnavailable, ...kept } = rollingUpdate;
  return { ...object, spec: { ...spec, updateStrategy: { ...spec?.updateStrategy, rollingUpdate: kept } } };
}
