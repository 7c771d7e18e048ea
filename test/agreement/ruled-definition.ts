import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NumberedRule {
  readonly number: number;
  readonly rule: string;
}

const SCHEMA = join(__dirname, '../data/rules/schema.json');

/** A definition whose objects have the rules; each is told by its number. */
export function ruledDefinition(rules: readonly NumberedRule[], id = 0) {
  const validations = rules.map(({ number, rule }) => ({ rule, message: `rule ${number}` }));
  const spec = { ...JSON.parse(readFileSync(SCHEMA, 'utf8')), 'x-kubernetes-validations': validations };
  const name = `ruled${id}`;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${name}s.rules.example.com` },
    spec: {
      group: 'rules.example.com',
      scope: 'Namespaced',
      names: { plural: `${name}s`, singular: name, kind: `Ruled${id}`, listKind: `Ruled${id}List` },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  };
}
