import { outputOf } from '../testbed/command.ts';
import type { ControlPlane } from '../testbed/server.ts';

interface Claim {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
  readonly status: { readonly phase?: string };
}

/** What a provisioner would do: a volume for every claim that waits for one. The test bed has none. */
export async function provideVolumes({ kubectl }: ControlPlane): Promise<void> {
  const { items } = JSON.parse(outputOf(await kubectl(['get', 'persistentvolumeclaims', '-A', '-o=json']))) as {
    readonly items: readonly Claim[];
  };
  const waiting = items.filter(({ spec, status }) => status.phase !== 'Bound' && spec.volumeName === undefined);
  for (const { metadata, spec } of waiting) {
    const volume = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${metadata.namespace}-${metadata.name}` },
      spec: {
        capacity: { storage: spec.resources.requests.storage },
        accessModes: spec.accessModes,
        storageClassName: spec.storageClassName ?? '',
        hostPath: { path: `/volumes/${metadata.name}` },
        claimRef: { namespace: metadata.namespace, name: metadata.name },
      },
    };
    outputOf(await kubectl(['apply', '-f', '-'], JSON.stringify(volume)));
  }
}

/** Provides volumes until the work is done: StatefulSets make their claims one after another. */
export async function withVolumes<Result>(controlPlane: ControlPlane, work: () => Promise<Result>): Promise<Result> {
  let done = false;
  const providing = (async () => {
    while (!done) {
      await provideVolumes(controlPlane);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  })();
  try {
    return await work();
  } finally {
    done = true;
    await providing;
  }
}
