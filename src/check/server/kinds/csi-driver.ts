import type { CSIDriver, CSIDriverSpec, CSITokenRequest } from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';

const GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];
const LIFECYCLE_MODES = ['Persistent', 'Ephemeral'];
const SHORTEST_TOKEN_SECONDS = 600;
const LONGEST_TOKEN_SECONDS = 2 ** 32;
const SHORTEST_UPDATE_SECONDS = 10;
/** MutableCSINodeAllocatableCount and CSIServiceAccountTokenSecrets are on by default since 1.35. */
const FIELDS_OF_1_35 = 35;

const TOKENS_IN_ATTRIBUTES =
  'spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible logging of tokens in volume attributes';

/** What a driver of the container storage interface can do: https://kubernetes-csi.github.io/docs/csi-driver-object.html */
export const csiDriver: KindRules<CSIDriver> = {
  name: nameIsSubdomain,
  validate({ spec = {} }, errors) {
    const path = FieldPath.of('spec');
    // The server's own spelling.
    if (spec.attachRequired === undefined) errors.required(path.child('attachedRequired'));
    if (spec.podInfoOnMount === undefined) errors.required(path.child('podInfoOnMount'));
    if (spec.storageCapacity === undefined) errors.required(path.child('storageCapacity'));
    if (spec.fsGroupPolicy !== undefined && !GROUP_POLICIES.includes(spec.fsGroupPolicy)) {
      errors.notSupported(path.child('fsGroupPolicy'), named(spec.fsGroupPolicy), GROUP_POLICIES);
    }
    validateTokenRequests(spec.tokenRequests ?? [], path.child('tokenRequests'), errors);
    for (const mode of spec.volumeLifecycleModes ?? []) {
      if (LIFECYCLE_MODES.includes(mode)) continue;
      errors.notSupported(path.child('volumeLifecycleModes'), named(mode), LIFECYCLE_MODES);
    }
    if (spec.seLinuxMount === undefined) errors.required(path.child('seLinuxMount'));
    validateNewFields(spec, path, errors);
  },
  warnings({ spec }, context) {
    const asks = (spec?.tokenRequests ?? []).length > 0 && spec?.serviceAccountTokenInSecrets === undefined;
    return asks && holds(context, FIELDS_OF_1_35) ? [TOKENS_IN_ATTRIBUTES] : [];
  },
  dropDisabled(object: CSIDriver, context: ServerContext): CSIDriver {
    if (holds(context, FIELDS_OF_1_35) || object.spec === undefined) return object;
    const {
      nodeAllocatableUpdatePeriodSeconds: _period,
      serviceAccountTokenInSecrets: _secrets,
      ...spec
    } = object.spec;
    return { ...object, spec };
  },
};

/** An audience may be asked for once; the empty one stands for the API server. */
function validateTokenRequests(requests: readonly CSITokenRequest[], path: FieldPath, errors: FieldErrors): void {
  const audiences = new Set<string>();
  requests.forEach(({ audience = '', expirationSeconds: seconds }, position) => {
    const requestPath = path.index(position);
    if (audiences.has(audience)) {
      errors.duplicate(requestPath.child('audience'), audience);
      return;
    }
    audiences.add(audience);
    if (seconds === undefined) return;
    const secondsPath = requestPath.child('expirationSeconds');
    if (seconds < SHORTEST_TOKEN_SECONDS) {
      errors.invalid(secondsPath, seconds, 'may not specify a duration less than 10 minutes');
    }
    if (seconds > LONGEST_TOKEN_SECONDS) {
      errors.invalid(secondsPath, seconds, 'may not specify a duration larger than 2^32 seconds');
    }
  });
}

function validateNewFields(spec: CSIDriverSpec, path: FieldPath, errors: FieldErrors): void {
  const period = spec.nodeAllocatableUpdatePeriodSeconds;
  if (period !== undefined && period < SHORTEST_UPDATE_SECONDS) {
    errors.invalid(
      path.child('nodeAllocatableUpdatePeriodSeconds'),
      period,
      'must be greater than or equal to 10 seconds',
    );
  }
  const inSecrets = spec.serviceAccountTokenInSecrets;
  if (inSecrets !== undefined && (spec.tokenRequests ?? []).length === 0) {
    errors.invalid(
      path.child('serviceAccountTokenInSecrets'),
      inSecrets,
      'serviceAccountTokenInSecrets is set but no tokenRequests are specified',
    );
  }
}
