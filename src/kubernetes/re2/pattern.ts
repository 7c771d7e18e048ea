/**
 * Matching in time linear in the text: all ways through the expression are followed at once, and what was found out about a
 * set of ways is kept (a deterministic automaton that is built while it is used).
 */
import { includes } from './character-set.ts';
import { PatternFault } from './cursor.ts';
import type { Assertion } from './nodes.ts';
import { judgePattern, parsePattern } from './parse.ts';
import { assemble, type Instruction } from './program.ts';

interface State {
  /** Where ways stand, before assertions are looked at. */
  readonly positions: readonly number[];
  readonly before: Neighbour;
  /** By code point: the next state, or `MATCHED`. */
  readonly steps: Map<number, Step>;
}

type Step = State | typeof MATCHED | typeof FAILED;

/** What stands beside a position. */
type Neighbour = 'edge' | 'newline' | 'word' | 'other';

const MATCHED = 'matched';
/** No way is left, and the search may not begin again. */
const FAILED = 'failed';
/** What the automaton may keep: places of ways, and steps between states. */
const MOST_KEPT = 500_000;
const END = -1;

/** A compiled expression. */
export class Pattern {
  private readonly text: string;
  private automaton: Automaton | undefined;

  private constructor(text: string) {
    this.text = text;
  }

  /** The pattern, or why the text is none, in Go's words. */
  static compile(text: string): Pattern | string {
    try {
      judgePattern(text);
      return new Pattern(text);
    } catch (fault) {
      if (fault instanceof PatternFault) return fault.message;
      throw fault;
    }
  }

  /** Does the expression match anywhere in the text? */
  test(text: string): boolean {
    // Most patterns of a definition are only asked whether they are some.
    this.automaton ??= new Automaton(assemble(parsePattern(this.text)));
    return this.automaton.test(text);
  }
}

class Automaton {
  private readonly program: readonly Instruction[];
  /** The search may begin at every place of the text. */
  private readonly floating: boolean;
  private readonly states = new Map<string, State>();
  private kept = 0;

  constructor(program: readonly Instruction[]) {
    this.program = program;
    this.floating = !isAnchored(program);
  }

  test(text: string): boolean {
    let state = this.state([0], 'edge');
    for (let place = 0; place < text.length; place += 1) {
      const code = text.codePointAt(place) ?? 0;
      if (code > 0xffff) place += 1;
      const next = this.step(state, code);
      if (next === MATCHED) return true;
      if (next === FAILED) return false;
      state = next;
    }
    return this.step(state, END) === MATCHED;
  }

  private step(state: State, code: number): Step {
    const known = state.steps.get(code);
    if (known !== undefined) return known;
    const next = this.computeStep(state, code);
    state.steps.set(code, next);
    this.kept += 1;
    return next;
  }

  private computeStep(state: State, code: number): Step {
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
    if (this.floating) next.add(0);
    if (next.size === 0) return FAILED;
    return this.state(
      [...next].toSorted((a, b) => a - b),
      after,
    );
  }

  private state(positions: readonly number[], before: Neighbour): State {
    const key = `${before} ${positions.join(',')}`;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    if (this.kept > MOST_KEPT) {
      this.states.clear();
      this.kept = 0;
    }
    const state: State = { positions, before, steps: new Map() };
    this.states.set(key, state);
    this.kept += positions.length;
    return state;
  }
}

/** Every way begins with the start of the text. */
function isAnchored(program: readonly Instruction[]): boolean {
  const seen = new Set<number>();
  const open = [0];
  for (let position = open.pop(); position !== undefined; position = open.pop()) {
    if (seen.has(position)) continue;
    seen.add(position);
    const instruction = program[position];
    if (instruction === undefined || instruction.op === 'match' || instruction.op === 'set') return false;
    if (instruction.op === 'split') open.push(...instruction.targets);
    else if (instruction.assertion !== 'textStart') open.push(instruction.next);
  }
  return true;
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
