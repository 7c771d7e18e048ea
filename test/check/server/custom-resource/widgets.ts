import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { CustomResourceDefinition } from '../../../../src/kubernetes/generated/objects.ts';

/** The definition in `test/data/custom-resources/widgets.yaml`, which has a field for every construct of a schema. */
export function widgetDefinition(): CustomResourceDefinition {
  return load(
    readFileSync(join(__dirname, '../../../data/custom-resources/widgets.yaml'), 'utf8'),
  ) as CustomResourceDefinition;
}
