import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { shortened } from '../model/shortened.ts';
import { helper, include } from '../values/builtin.ts';
import { chartOf, type ChartProps } from '../values/chart.ts';
import { choose, eq, trimSuffix, trunc } from '../values/functions.ts';
import { decodeText, hasMark } from '../values/mark.ts';
import type { Expression } from '../values/expression.ts';
import { isReference, type Ref, type Value } from '../values/reference.ts';
import { checksum } from '../values/text.ts';
import { asLabel } from './name.ts';

const HELPER = 'prefix';
/** Characters of a release that stand before the names of its objects; a longer one is cut and told apart by a hash. */
const FRONT = 30;
const SHORTEST_FRONT = 12;
const HASH = 8;

/**
 * The name of an object: in a Helm chart the given one in the release that plain manifests are made for, and
 * `<fullname>-<name>` in every other, so that two releases in one namespace have no object in common. A name with a
 * value in it stays as it is, and so do those in a chart that names objects its own way.
 *
 * Throws when the name leaves no room for the release.
 */
export function releaseSafeName(scope: Construct, name: string, limit: number, what: () => string): string {
  const chart = chartOf(scope);
  if (chart === undefined || hasMark(name) || namesItsOwnWay(Chart.of(scope))) return name;
  const front = Math.min(FRONT, limit - name.length - 1);
  if (front < SHORTEST_FRONT) {
    const longest = limit - SHORTEST_FRONT - 1;
    throw new Error(
      `${shortened(what())}: the name "${shortened(name)}" has ${name.length} characters; in a Helm chart, where the name of the release ` +
        `comes before it, at most ${longest} are allowed; choose another id or pass \`name\``,
    );
  }
  return `${prefix(chart, front)}${name}`;
}

/** Whether names of objects come from the chart. */
export function namesItsOwnWay(chart: Chart): boolean {
  return chart.generateObjectName !== Chart.prototype.generateObjectName;
}

/** The name without the release before it, where that is all it has of values. */
export function withoutRelease(name: string): string {
  if (!hasMark(name)) return name;
  const [first, second, ...others] = decodeText(name);
  return isPrefix(first) && typeof second === 'string' && others.length === 0 ? second : name;
}

/** A name as a label for what follows from it, such as a volume; `otherwise` where it is a chart value. */
export function plainLabel(name: Value<string>, otherwise: string): string {
  const known = isReference(name) ? undefined : withoutRelease(name);
  return asLabel(known === undefined || hasMark(known) ? otherwise : known);
}

function isPrefix(piece: string | Expression | undefined): boolean {
  return typeof piece === 'object' && piece.op === 'helper' && piece.name.startsWith(HELPER);
}

function prefix(chart: ChartProps, front: number): Ref<string> {
  const suffix = front === FRONT ? '' : String(front);
  const fullname = include('fullname');
  const beginning = trimSuffix(trunc(fullname, front - HASH - 1), '-');
  const short = choose<string>(
    eq(trunc(fullname, front), fullname),
    fullname,
    `${beginning}-${trunc(checksum(fullname), HASH)}`,
  );
  const cut = `The full name; one of more than ${front} characters is cut and told apart by a hash.`;
  const before = `${helper(`front${suffix}`, short, cut)}-`;
  const own = plainFullname(chart);
  const about = `Stands before the names of objects, but for those of the release that makes the full name ${own}.`;
  return helper(`${HELPER}${suffix}`, choose<string>(eq(fullname, own), '', before), about);
}

/** What `fullname` is in the release that plain manifests are made for. */
function plainFullname({ name, release: { name: release = name } = {} }: ChartProps): string {
  return release.includes(name) ? release : `${release}-${name}`;
}
