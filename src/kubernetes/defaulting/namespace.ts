import type { Namespace } from '../generated/objects.ts';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** A label with its name, so that selectors can find it; the finalizer that empties it; a status begun anew. */
export function defaultNamespace(namespace: Namespace): Namespace {
  const name = namespace.metadata?.name ?? '';
  const finalizers = namespace.spec?.finalizers ?? [];
  return {
    ...namespace,
    ...(name !== '' && {
      metadata: { ...namespace.metadata, labels: { ...namespace.metadata?.labels, [NAME_LABEL]: name } },
    }),
    spec: {
      ...namespace.spec,
      finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'],
    },
    status: { phase: 'Active' },
  };
}
