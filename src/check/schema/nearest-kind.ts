import { isServed, type Kind, KINDS } from '../../kubernetes/kinds.ts';
import { nearest } from '../../model/nearest.ts';

/** The kind that was probably meant by one that nothing serves. */
export function nearestKind(kind: string, minor: number): Kind | undefined {
  const served = KINDS.filter((each) => isServed(each, minor));
  const name = nearest(
    kind,
    served.map((each) => each.kind),
  );
  return served.findLast((each) => each.kind === name);
}
