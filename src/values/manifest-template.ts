import { releaseLabels } from './release-labels.ts';
import { type Part, type Template, toTemplate } from './template.ts';

/** The template of a whole manifest. */
export function manifestTemplate(json: unknown): Template {
  const template = toTemplate(json);
  if (template.type !== 'object') return template;
  const isCrd = template.parts.some(
    (part) => isEntry(part, 'kind') && isLiteral(part.value, 'CustomResourceDefinition'),
  );
  const parts = template.parts.map((part): Part => {
    if (!isEntry(part, 'metadata')) return part;
    return { ...part, value: omittingEmpty(isCrd ? withoutRelease(part.value) : part.value, true) };
  });
  return { ...template, parts };
}

/**
 * A definition belongs to the cluster, not to the release that brought it: it has neither its labels nor a namespace, and
 * in `crds/` nothing is a template.
 */
function withoutRelease(metadata: Template): Template {
  if (metadata.type !== 'object') return metadata;
  const parts = metadata.parts.flatMap((part): readonly Part[] => {
    if (isEntry(part, 'labels') && part.value.type === 'object') {
      const kept = part.value.parts.filter(
        (label) => label.type !== 'entry' || !isReleaseLabel(label.key, label.value),
      );
      return kept.length === 0 ? [] : [{ ...part, value: { ...part.value, parts: kept } }];
    }
    return isEntry(part, 'namespace') ? [] : [part];
  });
  return { ...metadata, parts };
}

function isReleaseLabel(key: string, value: Template): boolean {
  const known = Object.hasOwn(releaseLabels, key) ? releaseLabels[key] : undefined;
  return value.type === 'expression' && JSON.stringify(value.expression) === JSON.stringify(known);
}

function isEntry(part: Part, key: string): part is Extract<Part, { type: 'entry' }> {
  return part.type === 'entry' && part.key === key;
}

function isLiteral(template: Template, value: string): boolean {
  return template.type === 'literal' && template.value === value;
}

function omittingEmpty(template: Template, root = false): Template {
  switch (template.type) {
    case 'literal':
      return template;
    case 'expression': {
      const { kind } = template.expression.type;
      return kind === 'map' || kind === 'list' || kind === 'any' ? { ...template, omitEmpty: true } : template;
    }
    case 'condition': {
      const { body, otherwise } = template;
      return { ...template, body: omittingEmpty(body), otherwise: otherwise && omittingEmpty(otherwise) };
    }
    case 'object': {
      const parts = template.parts.map((part) => ({
        ...part,
        value: omittingEmpty(part.value, part.type === 'spread'),
      }));
      return { ...template, parts, ...(root ? {} : { omitEmpty: true }) };
    }
    case 'list':
      return { ...template, omitEmpty: true };
  }
}
