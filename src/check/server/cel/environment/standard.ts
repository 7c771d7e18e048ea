import { declare, type Functions } from '../types/declaration.ts';

const COMPARABLE = ['bool', 'int', 'uint', 'double', 'string', 'bytes', 'timestamp', 'duration'];
const NUMBERS = ['int', 'uint', 'double'];

/** Each with each of its kind, and numbers with one another. */
const relations = (): readonly string[] =>
  ['<', '<=', '>', '>='].flatMap((sign) => [
    ...COMPARABLE.map((type) => `fn _${sign}_(${type}, ${type}) -> bool`),
    ...NUMBERS.flatMap((type) =>
      NUMBERS.filter((other) => other !== type).map((other) => `fn _${sign}_(${type}, ${other}) -> bool`),
    ),
  ]);

const clocks = ['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'];
const calendar = ['getFullYear', 'getMonth', 'getDayOfYear', 'getDayOfMonth', 'getDate', 'getDayOfWeek'];

const times = (): readonly string[] => [
  ...[...clocks, ...calendar].flatMap((name) => [`timestamp.${name}() -> int`, `timestamp.${name}(string) -> int`]),
  ...clocks.map((name) => `duration.${name}() -> int`),
];

/** Operators and functions of CEL itself: https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions */
export const standardFunctions = (): Functions =>
  declare(`
  fn _?_:_(bool, A, A) -> A
  fn _&&_(bool, bool) -> bool
  fn _||_(bool, bool) -> bool
  fn !_(bool) -> bool
  fn @not_strictly_false(bool) -> bool
  fn __not_strictly_false__(bool) -> bool
  fn _==_(A, A) -> bool
  fn _!=_(A, A) -> bool
  ${relations().join('\n')}
  fn _+_(bytes, bytes) -> bytes
  fn _+_(double, double) -> double
  fn _+_(duration, duration) -> duration
  fn _+_(duration, timestamp) -> timestamp
  fn _+_(timestamp, duration) -> timestamp
  fn _+_(int, int) -> int
  fn _+_(list(A), list(A)) -> list(A)
  fn _+_(string, string) -> string
  fn _+_(uint, uint) -> uint
  fn _-_(double, double) -> double
  fn _-_(duration, duration) -> duration
  fn _-_(int, int) -> int
  fn _-_(timestamp, duration) -> timestamp
  fn _-_(timestamp, timestamp) -> duration
  fn _-_(uint, uint) -> uint
  ${['*', '/'].flatMap((sign) => NUMBERS.map((type) => `fn _${sign}_(${type}, ${type}) -> ${type}`)).join('\n')}
  fn _%_(int, int) -> int
  fn _%_(uint, uint) -> uint
  fn -_(double) -> double
  fn -_(int) -> int
  fn _[_](list(A), int) -> A
  fn _[_](map(A, B), A) -> B
  fn @in(A, list(A)) -> bool
  fn @in(A, map(A, B)) -> bool
  fn _in_(A, list(A)) -> bool
  fn _in_(A, map(A, B)) -> bool
  fn size(bytes) -> int
  bytes.size() -> int
  fn size(list(A)) -> int
  list(A).size() -> int
  fn size(map(A, B)) -> int
  map(A, B).size() -> int
  fn size(string) -> int
  string.size() -> int
  fn type(A) -> type(A)
  fn dyn(A) -> dyn
  ${['bool', 'string'].map((type) => `fn bool(${type}) -> bool`).join('\n')}
  ${['bytes', 'string'].map((type) => `fn bytes(${type}) -> bytes`).join('\n')}
  ${['double', 'int', 'string', 'uint'].map((type) => `fn double(${type}) -> double`).join('\n')}
  ${['duration', 'int', 'string'].map((type) => `fn duration(${type}) -> duration`).join('\n')}
  ${['int', 'double', 'duration', 'string', 'timestamp', 'uint'].map((type) => `fn int(${type}) -> int`).join('\n')}
  ${COMPARABLE.map((type) => `fn string(${type}) -> string`).join('\n')}
  ${['timestamp', 'int', 'string'].map((type) => `fn timestamp(${type}) -> timestamp`).join('\n')}
  ${['uint', 'double', 'int', 'string'].map((type) => `fn uint(${type}) -> uint`).join('\n')}
  string.contains(string) -> bool
  string.endsWith(string) -> bool
  string.startsWith(string) -> bool
  fn matches(string, string) -> bool
  string.matches(string) -> bool
  ${times().join('\n')}
`);
