/**
 * What is known of type parameters, and whether a value of one type may stand where another is asked for.
 *
 * Source: cel-go `checker/types.go`.
 */
import { DYN, isDynamic, isSameType, type Type } from './type.ts';

/** Types by the names of parameters, with a way back. */
class Known {
  private readonly types = new Map<string, Type>();
  private changes: (readonly [string, Type | undefined])[] = [];

  get(name: string): Type | undefined {
    return this.types.get(name);
  }

  set(name: string, type: Type): void {
    this.changes.push([name, this.types.get(name)]);
    this.types.set(name, type);
  }

  begin(): void {
    this.changes = [];
  }

  /** All is as it was at the beginning. */
  undo(): void {
    for (const [name, before] of this.changes.toReversed()) {
      if (before === undefined) this.types.delete(name);
      else this.types.set(name, before);
    }
  }
}

/** What the parameters stand for, by name. Changed only by a check that succeeds. */
export class Substitution {
  private readonly known = new Known();

  /** Are all types assignable, one by one? Then the parameters are taken for what they must be. */
  assign(first: readonly Type[], second: readonly Type[]): boolean {
    this.known.begin();
    if (assignAll(this.known, first, second)) return true;
    this.known.undo();
    return false;
  }

  /** The type with its parameters replaced; with `final` those of which nothing is known become dynamic. */
  apply(type: Type, final = false): Type {
    if (type.kind === 'parameter') {
      const known = this.known.get(type.name);
      if (known !== undefined) return this.apply(known, final);
      return final ? DYN : type;
    }
    if (type.parameters.length === 0) return type;
    return { ...type, parameters: type.parameters.map((parameter) => this.apply(parameter, final)) };
  }
}

/** The more general of two types of which one is assignable to the other. */
export function mostGeneral(first: Type, second: Type): Type {
  return isAtMostAsSpecific(first, second) ? first : second;
}

function isAtMostAsSpecific(first: Type, second: Type): boolean {
  if (isDynamic(first) || first.kind === 'parameter') return true;
  if (isDynamic(second) || second.kind === 'parameter' || first.kind !== second.kind) return false;
  switch (first.kind) {
    case 'opaque':
    case 'list':
    case 'map':
      return (
        first.name === second.name &&
        first.parameters.length === second.parameters.length &&
        first.parameters.every((parameter, index) => isAtMostAsSpecific(parameter, second.parameters[index] ?? DYN))
      );
    case 'type':
      return true;
    default:
      return isSameType(first, second);
  }
}

function assignAll(known: Known, first: readonly Type[], second: readonly Type[]): boolean {
  if (first.length !== second.length) return false;
  return first.every((type, index) => assignOne(known, type, second[index] ?? DYN));
}

function assignOne(known: Known, first: Type, second: Type): boolean {
  if (second.kind === 'parameter') {
    const { valid, substituted } = substitute(known, first, second);
    if (valid) return true;
    if (substituted) return false;
  }
  if (first.kind === 'parameter') return substitute(known, second, first).valid;
  if (isOpen(first) || isOpen(second)) return true;
  if (first.kind === 'null') return isNullable(second);
  if (second.kind === 'null') return isNullable(first);
  switch (first.kind) {
    case 'type':
      return second.kind === 'type';
    case 'opaque':
    case 'list':
    case 'map':
      return (
        first.kind === second.kind &&
        first.name === second.name &&
        assignAll(known, first.parameters, second.parameters)
      );
    default:
      return isSameType(first, second);
  }
}

/** Dynamic values go everywhere, and so do those with a fault, of which one message is enough. */
function isOpen(type: Type): boolean {
  return isDynamic(type) || type.kind === 'error';
}

function isNullable({ kind }: Type): boolean {
  return ['null', 'opaque', 'object', 'duration', 'timestamp'].includes(kind);
}

interface Substituted {
  readonly valid: boolean;
  /** Something was known of the parameter. */
  readonly substituted: boolean;
}

function substitute(known: Known, type: Type, parameter: Type): Substituted {
  if (isSameType(type, parameter)) return { valid: true, substituted: true };
  const current = known.get(parameter.name);
  if (current === undefined) {
    const valid = !occursIn(known, parameter, type);
    if (valid) known.set(parameter.name, type);
    return { valid, substituted: false };
  }
  if (isSameType(type, current)) return { valid: true, substituted: true };
  if (!assignOne(known, type, current)) return { valid: false, substituted: true };
  const general = mostGeneral(type, current);
  if (!occursIn(known, parameter, general)) known.set(parameter.name, general);
  return { valid: true, substituted: true };
}

function occursIn(known: Known, parameter: Type, type: Type): boolean {
  if (isSameType(parameter, type)) return true;
  if (type.kind === 'parameter') {
    const current = known.get(type.name);
    return current !== undefined && occursIn(known, parameter, current);
  }
  return type.parameters.some((each) => occursIn(known, parameter, each));
}
