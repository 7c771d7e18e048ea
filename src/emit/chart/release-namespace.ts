import type { Part, Template } from '../../values/template.ts';

/** Helm puts objects into the namespace of the release by itself; its conventions advise not to write it. */
export function withoutReleaseNamespace(template: Template): Template {
  if (template.type !== 'object') return template;
  return {
    ...template,
    parts: template.parts.map((part) => (isEntry(part, 'metadata') ? { ...part, value: dropped(part.value) } : part)),
  };
}

/**
 * Helm keeps its own record in the namespace of the release, so that is there before any object: a chart that makes it
 * cannot be installed. Plain manifests have it.
 */
export function isNamespaceOfRelease({
  kind,
  template,
}: {
  readonly kind: string;
  readonly template: Template;
}): boolean {
  if (kind !== 'Namespace' || template.type !== 'object') return false;
  const metadata = template.parts.find((part) => isEntry(part, 'metadata'))?.value;
  if (metadata?.type !== 'object') return false;
  return metadata.parts.some((part) => isEntry(part, 'name') && isReleaseNamespace(part.value));
}

function dropped(metadata: Template): Template {
  if (metadata.type !== 'object') return metadata;
  return {
    ...metadata,
    parts: metadata.parts.filter((part) => !(isEntry(part, 'namespace') && isReleaseNamespace(part.value))),
  };
}

function isEntry(part: Part, key: string): boolean {
  return part.type === 'entry' && part.key === key;
}

function isReleaseNamespace(value: Template): boolean {
  return (
    value.type === 'expression' && value.expression.op === 'builtin' && value.expression.name === 'Release.Namespace'
  );
}
