import { includes } from './character-set.ts';
import { END, holdsBetween, neighbour } from './neighbour.ts';
import type { Instruction } from './program.ts';

/** Places in a text, the end not included. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A way through the program, and where in the text it began. */
interface Way {
  readonly position: number;
  readonly start: number;
}

/**
 * The first match at or behind a place. Ways are followed at once, those that Go prefers first: once one has matched, those
 * behind it are given up. Time grows with the text times the program.
 *
 * Source: Go `regexp/exec.go`; https://swtch.com/~rsc/regexp/regexp2.html
 */
export function search(program: readonly Instruction[], text: string, from: number): Match | undefined {
  let ways: readonly Way[] = [];
  let match: Match | undefined;
  for (let place = from; ;) {
    const code = place < text.length ? (text.codePointAt(place) ?? END) : END;
    const begun = match === undefined ? [...ways, { position: 0, start: place }] : ways;
    const next: Way[] = [];
    for (const { position, start } of settled(program, begun, text, place)) {
      const instruction = program[position];
      if (instruction === undefined || instruction.op === 'match') {
        match = { start, end: place };
        break;
      }
      if (instruction.op === 'set' && code !== END && includes(instruction.set, code)) {
        next.push({ position: instruction.next, start });
      }
    }
    if (code === END || (next.length === 0 && match !== undefined)) return match;
    ways = next;
    place += code > 0xffff ? 2 : 1;
  }
}

/** Where ways get to without reading on, in their order, each position once. */
function settled(program: readonly Instruction[], ways: readonly Way[], text: string, place: number): readonly Way[] {
  const before = neighbour(place === 0 ? END : (text.codePointAt(place - 1) ?? END));
  const after = neighbour(place < text.length ? (text.codePointAt(place) ?? END) : END);
  const reached: Way[] = [];
  const seen = new Set<number>();
  for (const way of ways) {
    const open = [way.position];
    for (let position = open.pop(); position !== undefined; position = open.pop()) {
      if (seen.has(position)) continue;
      seen.add(position);
      const instruction = program[position];
      if (instruction?.op === 'split') open.push(...instruction.targets.toReversed());
      else if (instruction?.op === 'assertion') {
        if (holdsBetween(instruction.assertion, before, after)) open.push(instruction.next);
      } else reached.push({ position, start: way.start });
    }
  }
  return reached;
}
