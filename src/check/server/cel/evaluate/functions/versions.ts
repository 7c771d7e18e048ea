/** Semantic versions. Source: apiserver `pkg/cel/library/semverlib.go`; https://semver.org/spec/v2.0.0.html */
import { fail, noSuchOverload } from '../failure.ts';
import { Composite, type Value } from '../value.ts';
import type { Implementation, Implementations } from './implementation.ts';

class Version extends Composite {
  readonly type = 'kubernetes.Semver';
  /** Major, minor and patch. */
  readonly numbers: readonly bigint[];
  readonly before: readonly string[];

  constructor(numbers: readonly bigint[], before: readonly string[]) {
    super();
    this.numbers = numbers;
    this.before = before;
  }

  equals(other: Value): boolean {
    return other instanceof Version ? compareVersions(this, other) === 0 : noSuchOverload();
  }
}

const NUMBER = '(0|[1-9][0-9]*)';
const BEFORE = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)';
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${BEFORE}(?:\\.${BEFORE})*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

export const VERSION_FUNCTIONS: Implementations = {
  semver: ([text, tolerant = false]) => {
    if (typeof text !== 'string' || typeof tolerant !== 'boolean') return undefined;
    return readVersion(text, tolerant) ?? fail('No Major.Minor.Patch elements found');
  },
  isSemver: ([text, tolerant = false]) => {
    if (typeof text !== 'string' || typeof tolerant !== 'boolean') return undefined;
    return readVersion(text, tolerant) !== undefined;
  },
  compareTo: compared((order) => BigInt(order)),
  isGreaterThan: compared((order) => order > 0),
  isLessThan: compared((order) => order < 0),
  major: part(0),
  minor: part(1),
  patch: part(2),
};

function part(index: number): Implementation {
  return ([version]) => (version instanceof Version ? (version.numbers[index] ?? 0n) : undefined);
}

function compared(tell: (order: number) => Value): Implementation {
  return ([version, other]) => {
    if (!(version instanceof Version) || !(other instanceof Version)) return undefined;
    return tell(compareVersions(version, other));
  };
}

function readVersion(text: string, tolerant: boolean): Version | undefined {
  const written = tolerant ? completed(text) : text;
  const match = written === undefined ? null : VERSION.exec(written);
  if (match === null) return undefined;
  const [, major = '0', minor = '0', patch = '0', before = ''] = match;
  const numbers = [major, minor, patch].map((number) => BigInt(number));
  if (numbers.some((number) => BigInt.asUintN(64, number) !== number)) return undefined;
  return new Version(numbers, before === '' ? [] : before.split('.'));
}

/** Without a `v` and leading zeros, and with the numbers that are missing. */
function completed(text: string): string | undefined {
  const [, major = '', minor, rest] = /^v?([^.]*)(?:\.([^.]*)(?:\.(.*))?)?$/s.exec(text) ?? [];
  const parts = [major, minor, rest].filter((each) => each !== undefined);
  if (parts.length < 3 && /[-+]/.test(parts.at(-1) ?? '')) return undefined;
  const plain = parts.map((each) =>
    each.length > 1 ? each.replace(/^0+(?=[0-9])/, '').replace(/^0+(?=$|\D)/, '0') : each,
  );
  return [...plain, '0', '0'].slice(0, 3).join('.');
}

/** What comes before a release stands before it; numbers among its parts stand before words. */
function compareVersions(left: Version, right: Version): number {
  for (const [index, number] of left.numbers.entries()) {
    const other = right.numbers[index] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  if (left.before.length === 0 || right.before.length === 0) {
    return Math.sign(Number(left.before.length === 0) - Number(right.before.length === 0));
  }
  for (let index = 0; index < Math.max(left.before.length, right.before.length); index += 1) {
    const order = comparePart(left.before[index], right.before[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? -1 : 1;
  const numeric = [left, right].map((text) => /^[0-9]+$/.test(text));
  if (numeric[0] !== numeric[1]) return numeric[0] === true ? -1 : 1;
  if (numeric[0] === true && BigInt(left) !== BigInt(right)) return BigInt(left) < BigInt(right) ? -1 : 1;
  return left === right ? 0 : left < right ? -1 : 1;
}
