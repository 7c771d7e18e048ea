/**
 * What every expression in Kubernetes may use, by release. A server takes new expressions only with what the release before
 * it knows, so that it can be rolled back: a library of 1.34 can be used with a server of 1.35.
 *
 * Source: apiserver `pkg/cel/environment/base.go`; https://kubernetes.io/docs/reference/using-api/cel/
 */
import { holds, type Minor, type ServerContext } from '../../context.ts';
import { merge, type Functions } from '../types/declaration.ts';
import * as types from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { SORT_MACROS, STANDARD_MACROS, TWO_VARIABLE_MACROS, type Macros } from '../syntax/macros.ts';
import type { Syntax } from '../syntax/parser.ts';
import {
  listExtensionFunctions,
  optionalFunctions,
  optionalListFunctions,
  setFunctions,
  stringFunctions,
  twoVariableFunctions,
} from './extensions.ts';
import {
  addressFunctions,
  authorizerFunctions,
  authorizerSelectorFunctions,
  formatFunctions,
  listFunctions,
  quantityFunctions,
  regexFunctions,
  semverFunctions,
  urlFunctions,
} from './kubernetes.ts';
import { standardFunctions } from './standard.ts';

export interface Base {
  readonly syntax: Syntax;
  readonly functions: Functions;
  /** Names of types: they are variables whose values are types. */
  readonly variables: ReadonlyMap<string, Type>;
}

interface Library {
  /** The first server that takes new expressions with it. */
  readonly since: Minor;
  /** Read only when expressions are compiled. */
  readonly functions: () => Functions;
  readonly macros?: Macros;
}

const FIRST = 31;

const LIBRARIES: readonly Library[] = [
  ...[
    standardFunctions,
    urlFunctions,
    regexFunctions,
    listFunctions,
    authorizerFunctions,
    optionalFunctions,
    quantityFunctions,
    stringFunctions,
    setFunctions,
    addressFunctions,
  ].map((functions) => ({ since: FIRST, functions })),
  { since: 32, functions: formatFunctions },
  { since: 32, functions: authorizerSelectorFunctions },
  { since: 33, functions: optionalListFunctions },
  { since: 33, functions: twoVariableFunctions, macros: TWO_VARIABLE_MACROS },
  { since: 34, functions: semverFunctions },
  { since: 35, functions: listExtensionFunctions, macros: SORT_MACROS },
];

const CHANGED_IN: readonly Minor[] = [...new Set(LIBRARIES.map(({ since }) => since))].filter((since) => since > FIRST);

const TYPE_NAMES: ReadonlyMap<string, Type> = new Map(
  [
    types.BOOL,
    types.BYTES,
    types.DOUBLE,
    types.INT,
    types.STRING,
    types.UINT,
    types.listType(types.parameterType('A')),
    types.mapType(types.parameterType('A'), types.parameterType('B')),
    types.opaqueType('net.IP'),
    types.opaqueType('net.CIDR'),
    types.optionalType(types.parameterType('V')),
  ].map((type): [string, Type] => [type.name, types.typeType(type)]),
)
  .set('type', types.typeType(types.TYPE))
  .set('null_type', types.typeType(types.NULL))
  .set('google.protobuf.Duration', types.typeType(types.DURATION))
  .set('google.protobuf.Timestamp', types.typeType(types.TIMESTAMP));

const bases = new Map<Minor, Base>();

export function baseOf(context: ServerContext): Base {
  const level = CHANGED_IN.reduce((latest, since) => (holds(context, since) ? since : latest), FIRST);
  const known = bases.get(level);
  if (known !== undefined) return known;
  const libraries = LIBRARIES.filter(({ since }) => since <= level);
  const base: Base = {
    syntax: {
      macros: new Map([...STANDARD_MACROS, ...libraries.flatMap(({ macros = new Map() }) => [...macros])]),
      accumulator: level < 33 ? '__result__' : '@result',
    },
    functions: merge(libraries.map(({ functions }) => functions())),
    variables: TYPE_NAMES,
  };
  bases.set(level, base);
  return base;
}
