/** What an Argo CD Application's status says, without the server that would show it. */
import { list, text } from './json.ts';

export interface ApplicationState {
  /** Synced, OutOfSync, Unknown; empty before the first comparison. */
  readonly sync: string;
  /** Healthy, Progressing, Degraded, Suspended, Missing, Unknown. */
  readonly health: string;
  /** Commit that was compared. */
  readonly revision: string;
  /** Of the last sync: Running, Succeeded, Failed, Error. */
  readonly operation: string;
  readonly operationMessage: string;
  /** Warnings and errors such as ComparisonError, SharedResourceWarning, RepeatedResourceWarning. */
  readonly conditions: readonly ApplicationCondition[];
  readonly resources: readonly ApplicationResource[];
}

export interface ApplicationCondition {
  readonly type: string;
  readonly message: string;
}

export interface ApplicationResource {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sync: string;
  readonly health: string;
}

export function applicationState(application: unknown): ApplicationState {
  return {
    sync: text(application, 'status', 'sync', 'status'),
    health: text(application, 'status', 'health', 'status'),
    revision: text(application, 'status', 'sync', 'revision'),
    operation: text(application, 'status', 'operationState', 'phase'),
    operationMessage: text(application, 'status', 'operationState', 'message'),
    conditions: list(application, 'status', 'conditions').map((condition) => ({
      type: text(condition, 'type'),
      message: text(condition, 'message'),
    })),
    resources: list(application, 'status', 'resources').map((resource) => ({
      kind: text(resource, 'kind'),
      namespace: text(resource, 'namespace'),
      name: text(resource, 'name'),
      sync: text(resource, 'status'),
      health: text(resource, 'health', 'status'),
    })),
  };
}

/** Synced alone can be true while the sync that made it so still runs its last steps, such as pruning. */
export function isSettled({ sync, health, operation }: ApplicationState): boolean {
  return sync === 'Synced' && health === 'Healthy' && operation !== 'Running';
}
