/**
 * The cost of Kubernetes' own functions, and of those that it charges for otherwise than CEL does.
 *
 * Source: apiserver `pkg/cel/library/cost.go`.
 */
import { isSameType, type Type } from '../types/type.ts';
import { add, exactly, LARGEST, multiply, NOTHING, ONE, scale, UNKNOWN, union, type Estimate } from './estimate.ts';

/** A receiver or parameter. */
export interface Operand {
  readonly type: Type;
  readonly size: Estimate | undefined;
  /** Size of the elements of a list; nothing for what is no list. */
  readonly elements: Estimate | undefined;
  /** The number that stands there, if one does. */
  readonly literal: number | undefined;
}

export interface CallCost {
  readonly cost: Estimate;
  readonly size?: Estimate;
}

export interface CostedCall {
  readonly name: string;
  readonly target: Operand | undefined;
  readonly parameters: readonly Operand[];
  /** Types of the overload. */
  readonly declared: readonly Type[];
}

/** Cost of a byte that is looked at. */
export const TRAVERSAL = 0.1;
/** Cost of a byte of a pattern. */
export const PATTERN = 0.25;
const ADDRESS: Estimate = { least: 4, most: 16 };
const AUTHORIZATION = 350_000;
const LONGEST_FORMAT = 64;
const LONGEST_FORMAT_PATTERN = 128;

type Estimator = (call: CostedCall) => CallCost | undefined;

export function libraryCost(call: CostedCall): CallCost | undefined {
  return ESTIMATORS.get(call.name)?.(call);
}

const nominal: Estimator = () => ({ cost: ONE });

const ESTIMATORS: ReadonlyMap<string, Estimator> = new Map<string, Estimator>([
  ['check', () => ({ cost: exactly(AUTHORIZATION) })],
  ...each(
    'serviceAccount path group resource subresource namespace name allowed reason error errored ' +
      'masked prefixLength family isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast ' +
      'format.named sign asInteger isInteger asApproximateFloat isGreaterThan isLessThan compareTo add sub major minor ' +
      'patch getScheme getHostname getHost getPort getEscapedPath getQuery',
    nominal,
  ),
  ...each('fieldSelector labelSelector', ({ parameters: [selector] }) => selector && { cost: selectorCost(selector) }),
  ...each('isSorted sum max min indexOf lastIndexOf', ({ target }) => target && { cost: comparison(target) }),
  ...each('url jsonpatch.escapeKey', ({ parameters: [text] }) => text && traversed(text)),
  ...each('lowerAscii upperAscii substring trim', ({ target }) => target && traversed(target)),
  ['replace', replaceCost],
  ['split', splitCost],
  ['join', joinCost],
  ...each('find findAll', findCost),
  ...each('cidr isIP isCIDR quantity isQuantity semver isSemver', ({ parameters: [text] }) => text && parsed(text)),
  ['ip', ({ target, parameters: [text] }) => (target ? { cost: ONE } : text && parsed(text))],
  ['ip.isCanonical', ({ parameters: [text] }) => text && { cost: scale(sizeOf(text), 2 * TRAVERSAL) }],
  ['containsIP', containsCost],
  ['containsCIDR', containsRangeCost],
  [
    'validate',
    ({ parameters: [text] }) => text && { cost: scale(parsed(text).cost, LONGEST_FORMAT_PATTERN * PATTERN) },
  ],
  ['_==_', equalityCost],
]);

function each(names: string, estimator: Estimator): readonly (readonly [string, Estimator])[] {
  return names.split(' ').map((name) => [name, estimator]);
}

function sizeOf({ size }: Operand): Estimate {
  return size ?? UNKNOWN;
}

function parsed(text: Operand): CallCost {
  return { cost: scale(sizeOf(text), TRAVERSAL) };
}

function traversed(text: Operand): CallCost {
  return { ...parsed(text), size: sizeOf(text) };
}

/** The shortest requirement has two characters; each becomes an object and a list. */
function selectorCost(selector: Operand): Estimate {
  const requirements = scale(sizeOf(selector), 0.5);
  return add(scale(sizeOf(selector), TRAVERSAL), exactly(10), scale(requirements, 50));
}

function comparison(target: Operand): Estimate {
  const [element] = target.type.parameters;
  if (element === undefined) return scale(sizeOf(target), TRAVERSAL);
  const text = element.kind === 'string' || element.kind === 'bytes';
  const cost = text ? add(ONE, scale(target.elements ?? UNKNOWN, TRAVERSAL)) : ONE;
  return multiply(sizeOf(target), cost);
}

function replaceCost({ target, parameters: [old, replacement] }: CostedCall): CallCost | undefined {
  if (!target || !old || !replacement) return undefined;
  const text = sizeOf(target);
  const from = sizeOf(old);
  const to = sizeOf(replacement);
  const size = { least: shortestReplaced(text, from, to), most: longestReplaced(text, from, to) };
  return { cost: scale(text, 2 * TRAVERSAL), size };
}

/** The empty text stands around every character. */
function longestReplaced(text: Estimate, from: Estimate, to: Estimate): number {
  if (from.least === 0) return capped((text.most < LARGEST ? text.most + 1 : text.most) * to.most + text.most);
  if (to.most <= from.least) return text.most;
  return capped(Math.ceil(text.most / from.least) * to.most);
}

function shortestReplaced(text: Estimate, from: Estimate, to: Estimate): number {
  if (from.most === 0) return capped((text.least + 1) * to.least + text.least);
  if (from.most <= to.least) return text.least;
  return capped(Math.ceil(text.least / from.most) * to.least);
}

function capped(value: number): number {
  return Math.min(value, LARGEST);
}

function splitCost({ target, parameters }: CostedCall): CallCost | undefined {
  if (!target) return undefined;
  const most = parameters[1]?.literal ?? sizeOf(target).most;
  return { cost: scale(sizeOf(target), 2 * TRAVERSAL), size: { least: 0, most: most < 0 ? LARGEST : most } };
}

function joinCost({ target, parameters: [separator] }: CostedCall): CallCost | undefined {
  if (!target) return undefined;
  const count = sizeOf(target);
  const isList = target.type.parameters.length > 0;
  const texts = isList ? multiply(count, target.elements ?? UNKNOWN) : NOTHING;
  const gaps = { least: Math.max(0, count.least - 1), most: Math.max(0, count.most - 1) };
  const size = separator ? add(texts, multiply(sizeOf(separator), gaps)) : texts;
  return { cost: scale(size, TRAVERSAL), size };
}

function findCost({ target, parameters: [pattern] }: CostedCall): CallCost | undefined {
  if (!target || !pattern) return undefined;
  const text = scale(add(sizeOf(target), ONE), TRAVERSAL);
  const cost = multiply(text, scale(sizeOf(pattern), PATTERN));
  return { cost, size: { least: 0, most: sizeOf(target).most } };
}

function containsCost({ parameters: [other], declared }: CostedCall): CallCost | undefined {
  return other && { cost: add(scale(add(ADDRESS, ADDRESS), TRAVERSAL), textCost(other, declared)) };
}

function containsRangeCost({ parameters: [other], declared }: CostedCall): CallCost | undefined {
  if (!other) return undefined;
  const masked = add(scale(ADDRESS, TRAVERSAL), ONE);
  return { cost: add(scale(add(ADDRESS, ADDRESS), TRAVERSAL), masked, textCost(other, declared)) };
}

/** What is given as text has to be parsed first. */
function textCost(other: Operand, declared: readonly Type[]): Estimate {
  return declared[1]?.kind === 'string' ? scale(sizeOf(other), TRAVERSAL) : NOTHING;
}

function equalityCost({ parameters: [left, right] }: CostedCall): CallCost | undefined {
  if (!left || !right || !isSameType(left.type, right.type)) return undefined;
  const { kind, name } = left.type;
  if (kind === 'opaque') return name === 'net.IP' || name === 'net.CIDR' ? { cost: ONE } : undefined;
  if (kind !== 'object') return undefined;
  if (name === 'kubernetes.NamedFormat') return { cost: scale({ least: 1, most: LONGEST_FORMAT }, TRAVERSAL) };
  if (name === 'kubernetes.URL') {
    const size = right.size === undefined ? ONE : union(right.size, right.size);
    return { cost: scale({ least: 1, most: size.most }, TRAVERSAL) };
  }
  return /^kubernetes\.(?:Quantity|Semver|authorization\.)/.test(name) ? { cost: ONE } : undefined;
}
