/** What a probe or a lifecycle hook does: run a command, make a request, wait. */
import type {
  ExecAction,
  GRPCAction,
  HTTPGetAction,
  SleepAction,
  TCPSocketAction,
} from '../../../kubernetes/generated/objects.ts';
import { holds } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { named } from '../go-value.ts';
import { httpHeaderName } from '../names.ts';
import { checkFormat } from './format.ts';
import type { PodScope } from './pod-scope.ts';
import { validatePortNumberOrName } from './service-ports.ts';

const SCHEMES = ['HTTP', 'HTTPS'];

const NO_HANDLER_HELP = 'Give one of exec, httpGet, tcpSocket or, for probes, grpc.';

export interface Handler {
  readonly exec?: ExecAction;
  readonly httpGet?: HTTPGetAction;
  readonly tcpSocket?: TCPSocketAction;
  readonly grpc?: GRPCAction;
  readonly sleep?: SleepAction;
}

/** Exactly one action; the first one that is there is checked. */
export function validateHandler(handler: Handler, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  const checks: readonly (readonly [string, (() => void) | undefined])[] = [
    ['exec', exec && (() => validateExec(exec, path.child('exec'), errors))],
    ['httpGet', httpGet && (() => validateHTTPGet(httpGet, path.child('httpGet'), errors))],
    [
      'tcpSocket',
      tcpSocket && (() => validatePortNumberOrName(tcpSocket.port ?? 0, path.child('tcpSocket', 'port'), errors)),
    ],
    ['grpc', grpc && (() => validatePortNumberOrName(grpc.port ?? 0, path.child('grpc', 'port'), errors))],
    ['sleep', sleep && (() => validateSleep(sleep, path.child('sleep'), errors, scope))],
  ];
  let found: string | undefined;
  for (const [field, check] of checks) {
    if (check === undefined) continue;
    if (found === undefined) {
      check();
      found = field;
    } else {
      const help = `One thing can be done at a time: keep ${found} or ${field}.`;
      errors.forbidden(path.child(field), 'may not specify more than 1 handler type', help);
    }
  }
  if (found === undefined) errors.required(path, 'must specify a handler type', NO_HANDLER_HELP);
}

function validateExec(exec: ExecAction, path: FieldPath, errors: FieldErrors): void {
  if ((exec.command ?? []).length === 0) errors.required(path.child('command'));
}

function validateHTTPGet(request: HTTPGetAction, path: FieldPath, errors: FieldErrors): void {
  if (!request.path) errors.required(path.child('path'));
  validatePortNumberOrName(request.port ?? 0, path.child('port'), errors);
  const scheme = request.scheme ?? '';
  if (!SCHEMES.includes(scheme)) errors.notSupported(path.child('scheme'), named(scheme), SCHEMES);
  for (const header of request.httpHeaders ?? []) {
    checkFormat(header.name ?? '', httpHeaderName, path.child('httpHeaders'), errors);
  }
}

function validateSleep(sleep: SleepAction, path: FieldPath, errors: FieldErrors, scope: PodScope): void {
  const seconds = sleep.seconds ?? 0;
  const { gracePeriod } = scope;
  if (gracePeriod === undefined) return;
  if (holds(scope, 33)) {
    if (seconds >= 0 && seconds <= gracePeriod) return;
    const asked = `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`;
    errors.invalid(path, seconds, asked);
  } else if (seconds <= 0 || seconds > gracePeriod) {
    // PodLifecycleSleepActionAllowZero came in 1.32 and is on by default since 1.33.
    const gate = holds(scope, 32) ? '. Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.' : '';
    const asked = `must be greater than 0 and less than terminationGracePeriodSeconds (${gracePeriod})${gate}`;
    errors.invalid(path, seconds, asked);
  }
}
