/** Finds the smallest document on which the server and we still differ in the same way. */
import type { ServerContext } from '../../../src/check/server/context.ts';
import type { SendRequest } from '../testbed/client.ts';
import { ask, type Answer } from './ask.ts';
import { groupOf } from './groups.ts';
import { asObject, isList, withValue, type Json, type JsonObject, type Path } from './json.ts';
import type { ObjectKind } from './seeds.ts';

export interface Shrunk {
  readonly object: JsonObject;
  readonly answer: Answer;
}

const MAXIMUM_QUESTIONS = 250;

export async function shrink(
  start: Shrunk,
  kind: ObjectKind,
  server: ServerContext,
  request: SendRequest,
): Promise<Shrunk> {
  const group = groupOf(start.answer.comparison);
  let best = start;
  let questions = 0;
  let changed = true;
  while (changed && questions < MAXIMUM_QUESTIONS) {
    changed = false;
    for (const path of removable(best.object)) {
      if (questions >= MAXIMUM_QUESTIONS) break;
      const object = asObject(withValue(best.object, path, undefined));
      if (object === undefined) continue;
      questions += 1;
      const answer = await ask(object, kind, server, request);
      if (answer.state || groupOf(answer.comparison) !== group) continue;
      best = { object, answer };
      changed = true;
      break;
    }
  }
  return best;
}

/** Large parts first: they take most with them. */
function removable(object: JsonObject): Path[] {
  const paths: Path[] = [];
  const walk = (value: Json, path: Path): void => {
    const children: [string | number, Json][] = isList(value)
      ? value.map((item, index) => [index, item])
      : Object.entries(asObject(value) ?? {});
    for (const [step, child] of children) {
      if (path.length === 0 && (step === 'apiVersion' || step === 'kind')) continue;
      paths.push([...path, step]);
      walk(child, [...path, step]);
    }
  };
  walk(object, []);
  return paths.toSorted((left, right) => left.length - right.length);
}
