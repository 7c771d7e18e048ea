/** Which labels a selector selects, as the server decides it. */
import type { LabelSelector, LabelSelectorRequirement } from '../../../kubernetes/generated/objects.ts';
import { Typed } from '../go-value.ts';
import { labelValue, qualifiedName } from '../names.ts';

type Labels = Readonly<Record<string, string>>;

/** True when the server can make no selector of it: it is told as invalid, and nothing is matched. */
export function isUnusableSelector(selector: LabelSelector | undefined): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return (
    Object.entries(matchLabels).some(([key, value]) => isBadKey(key) || labelValue(value).length > 0) ||
    matchExpressions.some(isUnusableRequirement)
  );
}

function isBadKey(key: string): boolean {
  return qualifiedName(key).length > 0;
}

function isUnusableRequirement({ key = '', operator, values = [] }: LabelSelectorRequirement): boolean {
  if (isBadKey(key) || values.some((value) => labelValue(value).length > 0)) return true;
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length === 0;
    case 'Exists':
    case 'DoesNotExist':
      return values.length > 0;
    default:
      return true;
  }
}

/** A selector that is not given selects nothing, an empty one selects everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels | undefined): boolean {
  if (!selector) return false;
  const given = labels ?? {};
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => valueOf(given, key) === value) &&
    (selector.matchExpressions ?? []).every((requirement) => meets(requirement, given))
  );
}

function meets({ key = '', operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const value = valueOf(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

function valueOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

export function isEmptySelector(selector: LabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
}

/** A selector as the server prints it: in JSON empty parts are left out, keys are in order. */
export function goLabelSelector({ matchLabels, matchExpressions }: LabelSelector): Typed {
  const labels = goLabels(matchLabels);
  const json = {
    ...(Object.keys(matchLabels ?? {}).length > 0 && { matchLabels: labels }),
    ...((matchExpressions ?? []).length > 0 && { matchExpressions: matchExpressions?.map(goRequirement) }),
  };
  const requirements = new Typed('[]v1.LabelSelectorRequirement', matchExpressions?.map(goRequirement));
  return new Typed('v1.LabelSelector', { MatchLabels: labels, MatchExpressions: requirements }, json);
}

function goRequirement({ key = '', operator = '', values }: LabelSelectorRequirement): Typed {
  const fields = { Key: key, Operator: operator, Values: new Typed('[]string', values) };
  const json = { key, operator, ...((values ?? []).length > 0 && { values }) };
  return new Typed('v1.LabelSelectorRequirement', fields, json);
}

/** Labels as the server prints them. */
export function goLabels(labels: Labels | undefined): Typed {
  const sorted = Object.entries(labels ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return new Typed('map[string]string', labels && Object.fromEntries(sorted));
}
