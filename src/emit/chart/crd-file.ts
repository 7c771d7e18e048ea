import type { Json } from '../../values/shape.ts';
import type { Template } from '../../values/template.ts';
import { ChartError } from './chart-error.ts';
import type { ChartObject } from './chart-files.ts';
import { dataLines } from './data-text.ts';
import { escapeActions } from './literal.ts';

/*
 * CustomResourceDefinitions. In `crds/` Helm installs them as they are, once, before everything else: nothing in them
 * is a template, so nothing is escaped and no value can be used.
 * https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
 */

export function isCrd(object: ChartObject): boolean {
  return object.kind === 'CustomResourceDefinition';
}

export function crdLines(object: ChartObject, templated = false): readonly string[] {
  const name = object.path.join('/');
  if (object.guard !== undefined)
    throw new ChartError(`${name} depends on a value, but what is in crds/ cannot: use crds: 'templates'`);
  const lines = dataLines(plain(object.template, name));
  return templated ? lines.map(escapeActions) : lines;
}

function plain(template: Template, name: string): Json {
  switch (template.type) {
    case 'literal':
      return template.value;
    case 'object':
      return Object.fromEntries(
        template.parts.map((part) => {
          if (part.type === 'spread') throw depends(name);
          return [part.key, plain(part.value, name)];
        }),
      );
    case 'list':
      return template.items.map((item) => {
        if (item.type !== 'element') throw depends(name);
        return plain(item.value, name);
      });
    default:
      throw depends(name);
  }
}

function depends(name: string): ChartError {
  return new ChartError(`${name} uses a value, but what is in crds/ cannot: use crds: 'templates'`);
}
