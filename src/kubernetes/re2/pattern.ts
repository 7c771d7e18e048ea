/**
 * Matching in time linear in the text: all ways through the expression are followed at once, and what was found out about a
 * set of ways is kept (a deterministic automaton that is built while it is used).
 */
import { includes } from './character-set.ts';
import { PatternFault } from './cursor.ts';
import { judgePattern, parsePattern } from './parse.ts';
import { END, holdsBetween, neighbour, type Neighbour } from './neighbour.ts';
import { assemble, type Instruction } from './program.ts';
import { search, type Match } from './search.ts';

interface State {
  /** Where ways stand, before assertions are looked at. */
  readonly positions: readonly number[];
  readonly before: Neighbour;
  /** By code point: the next state, or `MATCHED`. */
  readonly steps: Map<number, Step>;
}

type Step = State | typeof MATCHED | typeof FAILED;

const MATCHED = 'matched';
/** No way is left, and the search may not begin again. */
const FAILED = 'failed';
/** What the automaton may keep: places of ways, and steps between states. */
const MOST_KEPT = 500_000;

/** A compiled expression. */
export class Pattern {
  private readonly text: string;
  private program: readonly Instruction[] | undefined;
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
    this.automaton ??= new Automaton(this.instructions);
    return this.automaton.test(text);
  }

  /** The first match at or behind a place: of several that begin there the one that Go prefers. */
  find(text: string, from = 0): Match | undefined {
    return search(this.instructions, text, from);
  }

  /** All matches that do not overlap. */
  findAll(text: string): readonly string[] {
    const found: string[] = [];
    let last = -1;
    for (let from = 0; from <= text.length;) {
      const match = this.find(text, from);
      if (match === undefined) break;
      // Nothing counts as found right behind another match only if something is.
      if (match.end > match.start || match.start !== last) found.push(text.slice(match.start, match.end));
      last = match.end;
      from = match.end > from ? match.end : from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
    }
    return found;
  }

  // Most patterns of a definition are only asked whether they are some.
  private get instructions(): readonly Instruction[] {
    this.program ??= assemble(parsePattern(this.text));
    return this.program;
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
