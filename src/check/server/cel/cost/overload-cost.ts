/** The cost of CEL's own functions. Source: cel-go `checker/cost.go`, functionCost. */
import { add, multiply, ONE, scale, UNKNOWN, type Estimate } from './estimate.ts';
import { PATTERN, TRAVERSAL, type CallCost, type CostedCall, type Operand } from './library-cost.ts';

/** Without the cost of the parameters. */
export function overloadCost({ name, target, parameters, declared }: CostedCall): CallCost {
  const [first, second] = parameters;
  const [kind] = declared.map((type) => type.kind);
  switch (name) {
    case 'format':
      if (target && kind === 'string') return { cost: scale(sizeOf(target), TRAVERSAL) };
      break;
    case 'bytes':
      if (first && kind === 'string') return resized(first, (size) => ({ least: size.least, most: size.most * 4 }));
      break;
    case 'string':
      if (first && kind === 'bytes') {
        return resized(first, (size) => ({ least: Math.floor(size.least / 4), most: size.most }));
      }
      break;
    case 'strings.quote':
      if (first) return resized(first, (size) => ({ least: size.least + 2, most: size.most * 2 + 2 }));
      break;
    case 'startsWith':
    case 'endsWith':
      if (first) return { cost: scale(sizeOf(first), TRAVERSAL) };
      break;
    case '@in':
      if (second && declared[1]?.kind === 'list') return { cost: sizeOf(second) };
      break;
    case 'matches':
      if (target && first) {
        const text = scale(add(sizeOf(target), ONE), TRAVERSAL);
        return { cost: multiply(text, scale(sizeOf(first), PATTERN)) };
      }
      break;
    case 'contains':
      if (target && first) return { cost: multiply(scale(sizeOf(target), TRAVERSAL), scale(sizeOf(first), TRAVERSAL)) };
      break;
    case '_+_':
      if (first && second && (kind === 'list' || kind === 'string' || kind === 'bytes')) {
        const size = add(sizeOf(first), sizeOf(second));
        return { cost: kind === 'list' ? ONE : scale(size, TRAVERSAL), size };
      }
      break;
    case '_<_':
    case '_<=_':
    case '_>_':
    case '_>=_':
      if (first && second && (kind === 'string' || kind === 'bytes')) return { cost: compared(first, second) };
      break;
    case '_==_':
    case '_!=_':
      if (first && second) return { cost: compared(first, second) };
      break;
  }
  return { cost: ONE };
}

function sizeOf({ size }: Operand): Estimate {
  return size ?? UNKNOWN;
}

function resized(text: Operand, change: (size: Estimate) => Estimate): CallCost {
  return { cost: scale(sizeOf(text), TRAVERSAL), size: change(sizeOf(text)) };
}

function compared(first: Operand, second: Operand): Estimate {
  const most = Math.min(sizeOf(first).most, sizeOf(second).most);
  return scale({ least: most > 0 ? 1 : 0, most }, TRAVERSAL);
}
