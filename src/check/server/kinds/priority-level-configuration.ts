import type {
  LimitedPriorityLevelConfiguration,
  LimitResponse,
  PriorityLevelConfiguration,
  PriorityLevelConfigurationSpec,
  QueuingConfiguration,
} from '../../../kubernetes/generated/objects.ts';
import { holds, type ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { nameIsSubdomain } from '../object-names.ts';

const PRESERVE_ZERO = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';
const MOST_QUEUES = 10_000_000;
const HASH_BITS = 60;

/** Source: kubernetes `pkg/apis/flowcontrol/validation`. */
export const priorityLevelConfiguration: KindRules<PriorityLevelConfiguration> = {
  name: nameIsSubdomain,
  validate(object, errors, context) {
    if (object.metadata?.annotations?.[PRESERVE_ZERO] !== undefined) {
      errors.forbidden(FieldPath.of('metadata').child('annotations'), `annotation '${PRESERVE_ZERO}' is forbidden`);
    }
    const name = object.metadata?.name ?? '';
    const spec = object.spec ?? {};
    const path = FieldPath.of('spec');
    validateSpec(name, spec, path, errors, context);
    validateMandatory(name, spec, path, errors);
  },
};

function validateSpec(
  name: string,
  spec: PriorityLevelConfigurationSpec,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const { type = '', limited, exempt } = spec;
  if ((name === 'exempt') !== (type === 'Exempt')) {
    errors.invalid(path.child('type'), type, "must be 'Exempt' if and only if `name` is 'exempt'");
  }
  if (type === 'Exempt') {
    if (limited) errors.forbidden(path.child('limited'), 'must be nil if the type is not Limited');
    if (exempt) validateShares(exempt, path.child('exempt'), errors);
  } else if (type === 'Limited') {
    if (exempt) errors.forbidden(path.child('exempt'), 'must be nil if the type is Limited');
    if (limited) validateLimited(limited, path.child('limited'), errors, context);
    else errors.required(path.child('limited'), 'must not be empty when type is Limited');
  } else {
    wrongType(type, ['Exempt', 'Limited'], path.child('type'), errors, context);
  }
}

function wrongType(
  type: string,
  types: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  // A missing type is told as such since 1.36.
  if (type === '' && holds(context, 36)) errors.required(path);
  else errors.notSupported(path, type, types);
}

interface Shares {
  readonly nominalConcurrencyShares?: number;
  readonly lendablePercent?: number;
}

function validateShares(level: Shares, path: FieldPath, errors: FieldErrors): void {
  const { nominalConcurrencyShares: shares, lendablePercent: lendable } = level;
  if (typeof shares === 'number' && shares < 0) {
    errors.invalid(path.child('nominalConcurrencyShares'), shares, 'must be a non-negative integer');
  }
  validateLendable(lendable, path, errors);
}

function validateLendable(lendable: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (typeof lendable !== 'number' || (lendable >= 0 && lendable <= 100)) return;
  errors.invalid(path.child('lendablePercent'), lendable, 'must be between 0 and 100, inclusive');
}

function validateLimited(
  level: LimitedPriorityLevelConfiguration,
  path: FieldPath,
  errors: FieldErrors,
  context: ServerContext,
): void {
  const shares = level.nominalConcurrencyShares ?? 0;
  if (shares < 0) errors.invalid(path.child('nominalConcurrencyShares'), shares, 'must be a non-negative integer');
  validateResponse(level.limitResponse ?? {}, path.child('limitResponse'), errors, context);
  validateLendable(level.lendablePercent, path, errors);
  const borrowing = level.borrowingLimitPercent;
  if (typeof borrowing === 'number' && borrowing < 0) {
    errors.invalid(path.child('borrowingLimitPercent'), borrowing, 'if specified, must be a non-negative integer');
  }
}

function validateResponse(response: LimitResponse, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  const { type = '', queuing } = response;
  if (type === 'Reject') {
    if (queuing) {
      errors.forbidden(path.child('queuing'), 'must be nil if limited.limitResponse.type is not Limited');
    }
  } else if (type === 'Queue') {
    if (queuing) validateQueuing(queuing, path.child('queuing'), errors);
    else errors.required(path.child('queuing'), 'must not be empty if limited.limitResponse.type is Limited');
  } else {
    wrongType(type, ['Queue', 'Reject'], path.child('type'), errors, context);
  }
}

function validateQueuing(queuing: QueuingConfiguration, path: FieldPath, errors: FieldErrors): void {
  const { queueLengthLimit = 0, queues = 0, handSize = 0 } = queuing;
  if (queueLengthLimit <= 0) errors.invalid(path.child('queueLengthLimit'), queueLengthLimit, 'must be positive');
  if (queues <= 0) errors.invalid(path.child('queues'), queues, 'must be positive');
  else if (queues > MOST_QUEUES) {
    errors.invalid(path.child('queues'), queues, `must not be greater than ${MOST_QUEUES}`);
  }
  const hand = path.child('handSize');
  if (handSize <= 0) errors.invalid(hand, handSize, 'must be positive');
  else if (handSize > queues) errors.invalid(hand, handSize, `should not be greater than queues (${queues})`);
  else if (Math.ceil(Math.log2(queues) * handSize) > HASH_BITS) {
    const detail = `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${HASH_BITS}`;
    errors.invalid(hand, handSize, detail);
  }
}

const CATCH_ALL: PriorityLevelConfigurationSpec = {
  type: 'Limited',
  limited: { nominalConcurrencyShares: 5, lendablePercent: 0, limitResponse: { type: 'Reject' } },
};

/** Two levels are given: of `exempt` only the field `exempt` may differ, of `catch-all` nothing. */
function validateMandatory(
  name: string,
  spec: PriorityLevelConfigurationSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (name === 'exempt') {
    if (spec.type === 'Exempt' && !spec.limited) return;
    const detail = "spec of 'exempt' except the 'spec.exempt' field must equal the fixed value";
    errors.invalid(path, printed(spec), detail);
  } else if (name === 'catch-all') {
    if (JSON.stringify(printed(spec)) === JSON.stringify(printed(CATCH_ALL))) return;
    errors.invalid(path, printed(spec), "spec of 'catch-all' must equal the fixed value");
  }
}

// The server's own type.
function printed({ type, limited, exempt }: PriorityLevelConfigurationSpec): object {
  return {
    Type: type ?? '',
    Limited: limited
      ? {
          NominalConcurrencyShares: limited.nominalConcurrencyShares ?? 0,
          LimitResponse: {
            Type: limited.limitResponse?.type ?? '',
            Queuing: limited.limitResponse?.queuing ? printedQueuing(limited.limitResponse.queuing) : null,
          },
          LendablePercent: limited.lendablePercent ?? null,
          BorrowingLimitPercent: limited.borrowingLimitPercent ?? null,
        }
      : null,
    Exempt: exempt
      ? {
          NominalConcurrencyShares: exempt.nominalConcurrencyShares ?? null,
          LendablePercent: exempt.lendablePercent ?? null,
        }
      : null,
  };
}

function printedQueuing({ queues, handSize, queueLengthLimit }: QueuingConfiguration): object {
  return { Queues: queues ?? 0, HandSize: handSize ?? 0, QueueLengthLimit: queueLengthLimit ?? 0 };
}
