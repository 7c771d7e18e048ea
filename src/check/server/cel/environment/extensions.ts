/** Libraries of cel-go that Kubernetes takes in: https://pkg.go.dev/github.com/google/cel-go/ext */
import { declare, type Functions } from '../types/declaration.ts';

export const optionalFunctions = (): Functions =>
  declare(`
  fn optional.of(V) -> optional_type(V)
  fn optional.ofNonZeroValue(V) -> optional_type(V)
  fn optional.none() -> optional_type(V)
  optional_type(V).value() -> V
  optional_type(V).hasValue() -> bool
  optional_type(V).or(optional_type(V)) -> optional_type(V)
  optional_type(V).orValue(V) -> V
  fn _?._(dyn, string) -> optional_type(V)
  fn _[?_](list(V), int) -> optional_type(V)
  fn _[?_](optional_type(list(V)), int) -> optional_type(V)
  fn _[?_](map(K, V), K) -> optional_type(V)
  fn _[?_](optional_type(map(K, V)), K) -> optional_type(V)
  fn _[_](optional_type(list(V)), int) -> optional_type(V)
  fn _[_](optional_type(map(K, V)), K) -> optional_type(V)
`);

/** The second version of the library of optional values. */
export const optionalListFunctions = (): Functions =>
  declare(`
  list(V).last() -> optional_type(V)
  list(V).first() -> optional_type(V)
  fn optional.unwrap(list(optional_type(V))) -> list(V)
  list(optional_type(V)).unwrapOpt() -> list(V)
`);

export const stringFunctions = (): Functions =>
  declare(`
  string.charAt(int) -> string
  string.indexOf(string) -> int
  string.indexOf(string, int) -> int
  string.lastIndexOf(string) -> int
  string.lastIndexOf(string, int) -> int
  string.lowerAscii() -> string
  string.upperAscii() -> string
  string.replace(string, string) -> string
  string.replace(string, string, int) -> string
  string.split(string) -> list(string)
  string.split(string, int) -> list(string)
  string.substring(int) -> string
  string.substring(int, int) -> string
  string.trim() -> string
  string.format(list(dyn)) -> string
  fn strings.quote(string) -> string
  list(string).join() -> string
  list(string).join(string) -> string
`);

export const setFunctions = (): Functions =>
  declare(`
  fn sets.contains(list(T), list(T)) -> bool
  fn sets.equivalent(list(T), list(T)) -> bool
  fn sets.intersects(list(T), list(T)) -> bool
`);

export const twoVariableFunctions = (): Functions =>
  declare(`
  fn cel.@mapInsert(map(K, V), K, V) -> map(K, V)
  fn cel.@mapInsert(map(K, V), map(K, V)) -> map(K, V)
`);

const SORTABLE = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'];

export const listExtensionFunctions = (): Functions =>
  declare(`
  list(T).slice(int, int) -> list(T)
  list(list(T)).flatten() -> list(T)
  list(dyn).flatten(int) -> list(dyn)
  ${SORTABLE.map((type) => `list(${type}).sort() -> list(${type})`).join('\n')}
  ${SORTABLE.map((type) => `list(T).@sortByAssociatedKeys(list(${type})) -> list(T)`).join('\n')}
  fn lists.range(int) -> list(int)
  list(T).reverse() -> list(T)
  list(T).distinct() -> list(T)
`);
