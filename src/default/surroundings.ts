import type { Resource } from '../model/resource.ts';
import { isUndecided } from '../values/undecided.ts';
import { elements, isFields, valueAt } from './fields.ts';

/** What other objects of the app say about the one that gets defaults. */
export interface Surroundings {
  /** May there ever be two pods or more? A number left to the chart may be any. */
  runsSeveral(workload: Resource): boolean;
  /** Does a LimitRange of the namespace fill in the amounts that containers leave out? */
  hasContainerLimits(namespace: string): boolean;
  /** The storage class of a volume of the app; undefined when the volume is not part of it or has none. */
  storageClassOf(volume: unknown): unknown;
}

/** Looks through the objects once. */
export function surroundingsOf(resources: readonly Resource[]): Surroundings {
  const scaled = new Set<string>();
  const limited = new Set<string>();
  const classes = new Map<unknown, unknown>();
  for (const { id, object } of resources) {
    switch (id.kind) {
      case 'HorizontalPodAutoscaler': {
        const target = valueAt(object, ['spec', 'scaleTargetRef']);
        const most = valueAt(object, ['spec', 'maxReplicas']);
        if (isFields(target) && isSeveral(most)) {
          scaled.add(`${String(target['kind'])}/${id.namespace}/${String(target['name'])}`);
        }
        break;
      }
      case 'LimitRange':
        if (elements(valueAt(object, ['spec', 'limits'])).some(fillsIn)) limited.add(id.namespace);
        break;
      case 'PersistentVolume':
        classes.set(id.name, valueAt(object, ['spec', 'storageClassName']));
        break;
    }
  }
  return {
    runsSeveral: ({ id, object }) =>
      isSeveral(valueAt(object, ['spec', 'replicas'])) || scaled.has(`${id.kind}/${id.namespace}/${id.name}`),
    hasContainerLimits: (namespace) => limited.has(namespace),
    storageClassOf: (volume) => classes.get(volume),
  };
}

function isSeveral(replicas: unknown): boolean {
  return isUndecided(replicas) || (typeof replicas === 'number' && replicas >= 2);
}

/** https://kubernetes.io/docs/concepts/policy/limit-range/ */
function fillsIn(limit: unknown): boolean {
  return isFields(limit) && limit['type'] === 'Container' && ('default' in limit || 'defaultRequest' in limit);
}
