import type { CustomResourceConversion, CustomResourceDefinition } from '../generated/objects.ts';
import { withServicePort } from './service-reference.ts';

/** Source: apiextensions-apiserver `pkg/apis/apiextensions/v1/defaults.go`. */
export function defaultCustomResourceDefinition(definition: CustomResourceDefinition): CustomResourceDefinition {
  const spec = definition.spec ?? {};
  const names = spec.names ?? {};
  const kind = names.kind ?? '';
  const listKind = names.listKind || (kind === '' ? '' : `${kind}List`);
  const stored = definition.status?.storedVersions ?? [];
  const storage = (spec.versions ?? []).find((version) => version.storage)?.name;
  return {
    ...definition,
    spec: {
      ...spec,
      names: { ...names, singular: names.singular || kind.toLowerCase(), listKind },
      conversion: spec.conversion ? defaultConversion(spec.conversion) : { strategy: 'None' },
    },
    status: {
      ...definition.status,
      ...(stored.length === 0 && storage !== undefined && { storedVersions: [storage] }),
    },
  };
}

function defaultConversion(conversion: CustomResourceConversion): CustomResourceConversion {
  const client = conversion.webhook?.clientConfig;
  if (!client) return conversion;
  return { ...conversion, webhook: { ...conversion.webhook, clientConfig: withServicePort(client) } };
}
