/** The cost of the libraries of sets and lists. Source: cel-go `ext/sets.go`, `ext/lists.go`. */
import { add, exactly, LARGEST, multiply, ONE, scale, UNKNOWN, type Estimate } from './estimate.ts';
import { TRAVERSAL, type CallCost, type CostedCall, type Operand } from './library-cost.ts';

const LIST_COST = exactly(10);

export function extensionCost({ name, target, parameters, declared }: CostedCall): CallCost | undefined {
  const [first, second] = parameters;
  switch (name) {
    case 'sets.contains':
    case 'sets.intersects':
      return first && second && { cost: add(multiply(sizeOf(first), sizeOf(second)), ONE) };
    case 'sets.equivalent':
      return first && second && { cost: add(scale(multiply(sizeOf(first), sizeOf(second)), 2), ONE) };
    case 'slice': {
      if (!target || !first || !second) return undefined;
      const length = numberOf(second, sizeOf(target).most) - numberOf(first, 0);
      return newList(1, exactly(length < 0 ? LARGEST : length));
    }
    case 'lists.range':
      return first && newList(1, exactly(numberOf(first, LARGEST)));
    case 'reverse':
      return target && newList(1, sizeOf(target));
    case 'flatten':
      return target && newList(first ? numberOf(first, LARGEST) : 1, sizeOf(target));
    case 'distinct':
      return target && newList(2, multiply(sizeOf(target), sizeOf(target)));
    case 'sort':
    case '@sortByAssociatedKeys':
      return sorted(name === 'sort' ? target : first, declared.at(-1)?.parameters[0]?.kind);
    default:
      return undefined;
  }
}

/** Texts are compared letter by letter. */
function sorted(keys: Operand | undefined, kind: string | undefined): CallCost | undefined {
  const factor = kind === 'string' || kind === 'bytes' ? 2 + TRAVERSAL : 2;
  return keys && newList(factor, multiply(sizeOf(keys), sizeOf(keys)));
}

function newList(factor: number, size: Estimate): CallCost {
  return { cost: add(scale(size, factor), ONE, LIST_COST), size };
}

function numberOf({ literal }: Operand, otherwise: number): number {
  return literal === undefined ? otherwise : Math.max(0, literal);
}

function sizeOf({ size }: Operand): Estimate {
  return size ?? UNKNOWN;
}
