/**
 * Prints the milliseconds of processor time that a verdict takes, in a process that has judged nothing else: what code of other
 * tests has taught V8 does not count.
 *
 *     npx tsx test/check/server/fresh-judging-time.ts FIELD PIECE LENGTH
 */
import { judgingTime, stringFields } from './string-fields.ts';

const [name, piece = '', length] = process.argv.slice(2);
const field = stringFields(35).find((each) => each.field === name);
if (field === undefined) throw new Error(`there is no field ${name}`);
console.log(judgingTime(field, JSON.parse(piece), Number(length), 5));
