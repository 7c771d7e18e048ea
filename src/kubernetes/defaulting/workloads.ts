/** Kinds of `apps`, and ReplicationControllers and PodTemplates. */
import type {
  DaemonSet,
  Deployment,
  PersistentVolumeClaim,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
  StatefulSetUpdateStrategy,
} from '../generated/objects.ts';
import { defaultClaimSpec } from './persistent-volume-claim-spec.ts';
import { defaultTemplate, withDefaultTemplate } from './pod-spec.ts';

const REVISIONS = 10;
const PROGRESS_DEADLINE_SECONDS = 600;

export function defaultDeployment(deployment: Deployment, minor: number): Deployment {
  const { spec = {} } = deployment;
  const { strategy = {} } = spec;
  const type = strategy.type || 'RollingUpdate';
  const { rollingUpdate = {} } = strategy;
  return {
    ...deployment,
    spec: {
      ...withDefaultTemplate(spec, minor),
      replicas: spec.replicas ?? 1,
      strategy: {
        ...strategy,
        type,
        ...(type === 'RollingUpdate' && {
          rollingUpdate: {
            ...rollingUpdate,
            maxUnavailable: rollingUpdate.maxUnavailable ?? '25%',
            maxSurge: rollingUpdate.maxSurge ?? '25%',
          },
        }),
      },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? REVISIONS,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS,
    },
  };
}

export function defaultReplicaSet(replicaSet: ReplicaSet, minor: number): ReplicaSet {
  const { spec = {} } = replicaSet;
  return { ...replicaSet, spec: { ...withDefaultTemplate(spec, minor), replicas: spec.replicas ?? 1 } };
}

export function defaultDaemonSet(daemonSet: DaemonSet, minor: number): DaemonSet {
  const { spec = {} } = daemonSet;
  const { updateStrategy = {} } = spec;
  const type = updateStrategy.type || 'RollingUpdate';
  const { rollingUpdate } = updateStrategy;
  const isRolling = type === 'RollingUpdate';
  return {
    ...daemonSet,
    spec: {
      ...withDefaultTemplate(spec, minor),
      updateStrategy: {
        ...updateStrategy,
        type,
        ...((isRolling || rollingUpdate) && {
          rollingUpdate: {
            ...rollingUpdate,
            maxUnavailable: rollingUpdate?.maxUnavailable ?? (isRolling ? 1 : 0),
            maxSurge: rollingUpdate?.maxSurge ?? 0,
          },
        }),
      },
      revisionHistoryLimit: spec.revisionHistoryLimit ?? REVISIONS,
    },
  };
}

export function defaultStatefulSet(statefulSet: StatefulSet, minor: number): StatefulSet {
  const { spec = {} } = statefulSet;
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  return {
    ...statefulSet,
    spec: {
      ...withDefaultTemplate(spec, minor),
      serviceName: spec.serviceName ?? '',
      podManagementPolicy: spec.podManagementPolicy || 'OrderedReady',
      updateStrategy: defaultUpdateStrategy(spec.updateStrategy ?? {}),
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: retention?.whenDeleted || 'Retain',
        whenScaled: retention?.whenScaled || 'Retain',
      },
      ...(spec.volumeClaimTemplates && { volumeClaimTemplates: spec.volumeClaimTemplates.map(defaultClaimTemplate) }),
      replicas: spec.replicas ?? 1,
      revisionHistoryLimit: spec.revisionHistoryLimit ?? REVISIONS,
    },
  };
}

/** A partition is filled in when the type is, or when there is a rolling update to put it into. */
function defaultUpdateStrategy(strategy: StatefulSetUpdateStrategy): StatefulSetUpdateStrategy {
  const { rollingUpdate } = strategy;
  const type = strategy.type || 'RollingUpdate';
  if (type !== 'RollingUpdate' || (strategy.type && !rollingUpdate)) return { ...strategy, type };
  return { ...strategy, type, rollingUpdate: { ...rollingUpdate, partition: rollingUpdate?.partition ?? 0 } };
}

function defaultClaimTemplate(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  return {
    ...claim,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    spec: defaultClaimSpec(claim.spec ?? {}),
    status: { ...claim.status, phase: claim.status?.phase || 'Pending' },
  };
}

export function defaultReplicationController(controller: ReplicationController, minor: number): ReplicationController {
  const { metadata, spec = {} } = controller;
  const labels = spec.template?.metadata?.labels;
  return {
    ...controller,
    ...(labels && isEmpty(metadata?.labels) && { metadata: { ...metadata, labels } }),
    spec: {
      ...spec,
      ...(spec.template && { template: defaultTemplate(spec.template, minor) }),
      ...(labels && isEmpty(spec.selector) && { selector: labels }),
      replicas: spec.replicas ?? 1,
    },
  };
}

function isEmpty(map: Readonly<Record<string, string>> | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}

export function defaultPodTemplate(podTemplate: PodTemplate, minor: number): PodTemplate {
  return { ...podTemplate, template: defaultTemplate(podTemplate.template, minor) };
}
