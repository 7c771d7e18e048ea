import path from 'node:path';
import type { Origins } from '../load/origins.ts';
import { type Question, questionsIn } from '../load/questions.ts';
import { SourceFile } from '../load/syntax-tree.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../model/resource.ts';
import { isScalar, type ValueType } from '../values/shape.ts';
import type { PackagedChart } from './helm-charts.ts';

/** Functions of this library whose result is a reference to a truth value, whatever they are given. */
const CONDITIONS = new Set(['and', 'eq', 'isSet', 'not', 'or']);

const MISUSE: Readonly<Record<Question['kind'], { readonly message: string; readonly help: string }>> = {
  holds: {
    message: 'stands in a condition, where a reference is always true',
    help: 'Use when(), choose() or onlyIf(), with and(), or() and not() in them: both targets then decide by the value.',
  },
  'is there': {
    message: 'is asked whether it is null, which a reference never is',
    help: 'Use ifNull() or fallback() for a substitute, isSet() in when(), choose() or onlyIf() for all else.',
  },
  equals: {
    message: 'is compared, and a reference equals nothing but itself',
    help: 'Use eq() in when(), choose() or onlyIf(): both targets then decide by the value.',
  },
};

/**
 * References where the author's code asks for a value, which no reference has: JavaScript cannot throw there. A property
 * counts only when it was seen to give a reference while the app was built, and only where the answer depends on the value:
 * plain data is never meant, nor is a structure that is always there.
 */
export function misusedValues(
  charts: readonly PackagedChart[],
  origins: Pick<Origins, 'placeOfTop'>,
  project: string,
): readonly Diagnostic[] {
  const files = new Map<string, Seen[]>();
  for (const { part, at } of new Set(charts.flatMap(({ props }) => props.values?.reads ?? []))) {
    const place = origins.placeOfTop(at);
    if (place === undefined) continue;
    const known = files.get(place.file);
    if (known === undefined) files.set(place.file, [{ place, type: part.type }]);
    else known.push({ place, type: part.type });
  }
  return [...files].flatMap(([file, seen]) => {
    const source = SourceFile.read(path.resolve(project, file));
    return source === undefined ? [] : misusesIn(source, file, seen);
  });
}

/** Where a reference was read, and to what. */
interface Seen {
  readonly place: Place;
  readonly type: ValueType;
}

function misusesIn(source: SourceFile, file: string, seen: readonly Seen[]): readonly Diagnostic[] {
  const reads = seen.map(({ place, type }) => ({ offset: source.offset(place.line, place.column), type }));
  return questionsIn(source)
    .filter(({ kind, origin: { read, called } }) => {
      if (called !== undefined)
        return kind !== 'is there' && called.from === 'charthouse' && CONDITIONS.has(called.name);
      return reads.some(({ offset, type }) => offset === read && depends(kind, type));
    })
    .map(({ kind, text, span }): Diagnostic => {
      const { message, help } = MISUSE[kind];
      const label = { place: { file, ...span.start }, endColumn: span.endColumn };
      return { code: 'values/misused', severity: 'error', message: `${text} ${message}`, labels: [label], help };
    });
}

/** Whether the answer is another for one value than for another. */
function depends(kind: Question['kind'], { kind: of, nullable, filled }: ValueType): boolean {
  if (kind === 'equals' || nullable === true) return true;
  return kind === 'holds' && isScalar(of) && filled !== true;
}
