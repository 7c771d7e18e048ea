/**
 * Matching in time linear in the text: all ways through the expression are followed at once, and what was found out about a
 * set of ways is kept (a deterministic automaton that is built while it is used).
 */
import { includes, type CharacterSet } from './character-set.ts';
import { parsePattern, PatternFault, type Assertion, type Node } from './parse.ts';

type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet; next: number }
  | { readonly op: 'split'; readonly targets: number[] }
  | { readonly op: 'assertion'; readonly assertion: Assertion; next: number }
  | { readonly op: 'match' };

interface State {
  /** Where ways stand, before assertions are looked at. */
  readonly positions: readonly number[];
  readonly before: Neighbour;
  /** By ASCII code: the next state, or `MATCHED`. */
  readonly steps: (State | typeof MATCHED | undefined)[];
}

/** What stands beside a position. */
type Neighbour = 'edge' | 'newline' | 'word' | 'other';

const MATCHED = 'matched';
const MOST_STATES = 1_000;
const MOST_INSTRUCTIONS = 200_000;
const END = -1;

/** A compiled expression. */
export class Pattern {
  private readonly program: readonly Instruction[];
  private readonly states = new Map<string, State>();

  private constructor(program: readonly Instruction[]) {
    this.program = program;
  }

  /** The pattern, or why the text is none, in Go's words. */
  static compile(text: string): Pattern | string {
    try {
      return new Pattern(assemble(parsePattern(text)));
    } catch (fault) {
      if (fault instanceof PatternFault) return fault.message;
      throw fault;
    }
  }

  /** Does the expression match anywhere in the text? */
  test(text: string): boolean {
    let state = this.state([0], 'edge');
    for (let position = 0; position < text.length;) {
      const code = text.codePointAt(position) ?? 0;
      const next = this.step(state, code);
      if (next === MATCHED) return true;
      state = next;
      position += code > 0xffff ? 2 : 1;
    }
    return this.step(state, END) === MATCHED;
  }

  private step(state: State, code: number): State | typeof MATCHED {
    const cached = code >= 0 && code < 128;
    const known = cached ? state.steps[code] : undefined;
    if (known !== undefined) return known;
    const next = this.computeStep(state, code);
    if (cached) state.steps[code] = next;
    return next;
  }

  private computeStep(state: State, code: number): State | typeof MATCHED {
    const after = neighbour(code);
    const next = new Set<number>();
    const seen = new Set<number>();
    const open = [...state.positions];
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      if (seen.has(position)) continue;
      seen.add(position);
      const instruction = this.program[position];
      if (instruction === undefined || instruction.op === 'match') return MATCHED;
      if (instruction.op === 'split') open.push(...instruction.targets);
      else if (instruction.op === 'assertion') {
        if (holdsBetween(instruction.assertion, state.before, after)) open.push(instruction.next);
      } else if (code !== END && includes(instruction.set, code)) next.add(instruction.next);
    }
    // The search may begin at every position.
    next.add(0);
    return this.state(
      [...next].toSorted((a, b) => a - b),
      after,
    );
  }

  private state(positions: readonly number[], before: Neighbour): State {
    const key = `${before} ${positions.join(',')}`;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    if (this.states.size >= MOST_STATES) this.states.clear();
    const state: State = { positions, before, steps: [] };
    this.states.set(key, state);
    return state;
  }
}

function neighbour(code: number): Neighbour {
  if (code === END) return 'edge';
  if (code === 10) return 'newline';
  const word = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
  return word ? 'word' : 'other';
}

function holdsBetween(assertion: Assertion, before: Neighbour, after: Neighbour): boolean {
  switch (assertion) {
    case 'textStart':
      return before === 'edge';
    case 'textEnd':
      return after === 'edge';
    case 'lineStart':
      return before === 'edge' || before === 'newline';
    case 'lineEnd':
      return after === 'edge' || after === 'newline';
    case 'boundary':
      return (before === 'word') !== (after === 'word');
    case 'noBoundary':
      return (before === 'word') === (after === 'word');
  }
}

/** The program that starts at 0 and ends in `match`. */
function assemble(node: Node): Instruction[] {
  const program: Instruction[] = [];
  const add = (instruction: Instruction): number => {
    if (program.length >= MOST_INSTRUCTIONS) throw new PatternFault('expression too large', '');
    return program.push(instruction) - 1;
  };
  // Written front to back: each part goes on to the instruction behind it.
  const write = (part: Node): void => {
    switch (part.kind) {
      case 'set':
        add({ op: 'set', set: part.set, next: program.length + 1 });
        return;
      case 'assertion':
        add({ op: 'assertion', assertion: part.assertion, next: program.length + 1 });
        return;
      case 'sequence':
        for (const each of part.of) write(each);
        return;
      case 'choice':
        writeChoice(part.of);
        return;
      case 'repeat':
        writeRepeat(part.of, part.least, part.most);
    }
  };
  const writeChoice = (choices: readonly Node[]): void => {
    const starts: number[] = [];
    add({ op: 'split', targets: starts });
    const exits: number[][] = [];
    for (const choice of choices) {
      starts.push(program.length);
      write(choice);
      const exit: number[] = [];
      add({ op: 'split', targets: exit });
      exits.push(exit);
    }
    for (const exit of exits) exit.push(program.length);
  };
  const writeRepeat = (of: Node, least: number, most: number): void => {
    for (let count = 0; count < least; count += 1) write(of);
    if (most === Number.POSITIVE_INFINITY) {
      const targets: number[] = [];
      const loop = add({ op: 'split', targets });
      targets.push(program.length);
      write(of);
      add({ op: 'split', targets: [loop] });
      targets.push(program.length);
      return;
    }
    const exits: number[][] = [];
    for (let count = least; count < most; count += 1) {
      const targets: number[] = [];
      add({ op: 'split', targets });
      targets.push(program.length);
      write(of);
      exits.push(targets);
    }
    for (const exit of exits) exit.push(program.length);
  };
  write(node);
  add({ op: 'match' });
  return program;
}
