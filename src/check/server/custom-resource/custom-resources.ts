import type {
  CustomResourceDefinition,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
} from '../../../kubernetes/generated/objects.ts';
import { deprecationWarnings } from './deprecation.ts';
import { Patterns } from './patterns.ts';
import type { Schema } from './schema.ts';

/** One version of a custom resource, as its definition says. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly schema: Schema;
  /** Unknown fields stay; only definitions of the oldest sort say so. */
  readonly preservesUnknown: boolean;
  /** Its status has an address of its own, so that a create cannot set it. */
  readonly hasStatus: boolean;
  readonly scale?: CustomResourceSubresourceScale;
  readonly warnings: readonly string[];
  readonly patterns: Patterns;
}

/** The definitions that a cluster is taken to have. Of several for one kind the last counts. */
export class CustomResources {
  private readonly kinds = new Map<string, CustomKind>();

  constructor(definitions: Iterable<CustomResourceDefinition>) {
    for (const { spec } of definitions) {
      for (const version of spec?.versions ?? []) {
        if (version.served !== true) continue;
        const kind = customKind(spec ?? {}, version);
        this.kinds.set(keyOf(kind.group, kind.version, kind.kind), kind);
      }
    }
  }

  find(group: string, version: string, kind: string): CustomKind | undefined {
    return this.kinds.get(keyOf(group, version, kind));
  }

  /** The served versions of a kind, when there are any. */
  versionsOf(group: string, kind: string): readonly string[] {
    return [...this.kinds.values()]
      .filter((each) => each.group === group && each.kind === kind)
      .map((each) => each.version);
  }
}

function keyOf(group: string, version: string, kind: string): string {
  return `${group}/${version}/${kind}`;
}

function customKind(spec: CustomResourceDefinitionSpec, version: CustomResourceDefinitionVersion): CustomKind {
  const name = version.name ?? '';
  const { scale, status } = version.subresources ?? {};
  return {
    group: spec.group ?? '',
    version: name,
    kind: spec.names?.kind ?? '',
    plural: spec.names?.plural ?? '',
    namespaced: spec.scope === 'Namespaced',
    schema: version.schema?.openAPIV3Schema ?? {},
    preservesUnknown: spec.preserveUnknownFields === true,
    hasStatus: status !== undefined && status !== null,
    ...(scale && { scale }),
    warnings: deprecationWarnings(spec, version),
    patterns: new Patterns(),
  };
}
