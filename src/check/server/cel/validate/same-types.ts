/** Lists and maps that stand in the text hold values of one type. Source: cel-go `cel/validator.go`. */
import type { Expression, ListElement, MapEntry } from '../syntax/expression.ts';
import type { Issue } from '../syntax/issue.ts';
import { DYN, formatType, isSameType, unwrapOptional, type Type } from '../types/type.ts';

type TypeOf = (expression: Expression) => Type;

export function sameTypeIssues(expression: Expression, typeOf: TypeOf): readonly Issue[] {
  if (expression.kind === 'list') return listIssues(expression.elements, typeOf);
  return expression.kind === 'map' ? mapIssues(expression.entries, typeOf) : [];
}

/** Only the first element that differs is told. */
function listIssues(elements: readonly ListElement[], typeOf: TypeOf): readonly Issue[] {
  const [first] = elements;
  if (first === undefined) return [];
  const expected = elementType(first, typeOf);
  const different = elements.find((element) => !isSameType(expected, elementType(element, typeOf)));
  return different === undefined ? [] : [mismatch(different.value, expected, elementType(different, typeOf))];
}

function mapIssues(entries: readonly MapEntry[], typeOf: TypeOf): readonly Issue[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  const keys = typeOf(first.key);
  const values = elementType(first, typeOf);
  return others.flatMap((entry) => [
    ...(isSameType(keys, typeOf(entry.key)) ? [] : [mismatch(entry.key, keys, typeOf(entry.key))]),
    ...(isSameType(values, elementType(entry, typeOf))
      ? []
      : [mismatch(entry.value, values, elementType(entry, typeOf))]),
  ]);
}

function elementType({ value, optional }: ListElement | MapEntry, typeOf: TypeOf): Type {
  const type = typeOf(value);
  return optional ? (unwrapOptional(type) ?? DYN) : type;
}

function mismatch({ offset }: Expression, expected: Type, found: Type): Issue {
  return { offset, message: `expected type '${formatType(expected)}' but found '${formatType(found)}'` };
}
