import { judge } from '../../../src/check/server/judge.ts';
import { findDefinition, type Type } from '../../../src/kubernetes/definitions.ts';
import { apiVersionOf, KINDS } from '../../../src/kubernetes/kinds.ts';
import { cpuTime } from '../../cpu-time.ts';

export interface StringField {
  readonly field: string;
  object(value: string): object;
}

/** The shortest object of each kind that holds a value in a string field of every definition below it. */
export function stringFields(minor: number): readonly StringField[] {
  const found: StringField[] = [];
  const seen = new Set<string>();
  for (const kind of KINDS.filter(({ since, until }) => since <= minor && minor <= until)) {
    const base = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name: 'a' } };
    type Build = (inner: unknown) => object;
    const walk = (name: string, build: Build, depth: number): void => {
      const key = `${depth === 0 ? kind.kind : ''}${name}`;
      if (seen.has(key) || depth > 12) return;
      seen.add(key);
      for (const field of findDefinition(name, minor)?.fields.values() ?? []) {
        if (depth === 0 && ['apiVersion', 'kind', 'metadata', 'status'].includes(field.name)) continue;
        visit(`${name}.${field.name}`, field.type, (inner) => build({ [field.name]: inner }), depth);
      }
    };
    const visit = (label: string, type: Type, build: Build, depth: number): void => {
      if (type.kind === 'list') visit(label, type.of, (inner) => build([inner]), depth);
      else if (type.kind === 'map') {
        if (type.of.kind === 'scalar')
          found.push({
            field: `${label} key`,
            object: (value) => build({ [value]: type.of.kind === 'scalar' && type.of.scalar === 'string' ? 'x' : '1' }),
          });
        visit(label, type.of, (inner) => build({ a: inner }), depth);
      } else if (type.kind === 'definition') walk(type.name, build, depth + 1);
      else if (type.kind === 'scalar' && !['bool', 'int32', 'int64', 'double'].includes(type.scalar))
        found.push({ field: label, object: build });
    };
    walk(kind.definition, (inner) => ({ ...base, ...Object(inner) }), 0);
  }
  return found;
}

/** The best of several tries, each with a text of its own, which nobody has printed before. */
export function judgingTime({ object }: StringField, piece: string, length: number, tries: number): number {
  let times = 0;
  return cpuTime(() => {
    times += 1;
    const text = `a${piece.repeat(Math.trunc(length / Buffer.byteLength(piece)))}!${times}`;
    judge(object(text), { minor: 35 });
  }, tries);
}
