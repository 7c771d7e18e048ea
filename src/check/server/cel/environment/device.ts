/**
 * What the selectors of devices may speak of.
 *
 * Source: dynamic-resource-allocation `cel/compile.go`; https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
import { holds, type ServerContext } from '../../context.ts';
import { BINDING_MACROS } from '../syntax/macros.ts';
import * as types from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { environmentOfSchema, type Environment } from './environment.ts';
import { sizeWithin, type SchemaType } from './schema-type.ts';
import type { Estimate } from '../cost/estimate.ts';

const MOST_PER_DEVICE = 32;
const LONGEST_DRIVER = 63;
const LONGEST_DOMAIN = 63;
const LONGEST_NAME = 32;
const LONGEST_ATTRIBUTE = 64;

const bounded = (type: Type, most: number): SchemaType => ({ type, most, least: 0 });

/** By domain, then by name. */
function byName(value: SchemaType): SchemaType {
  return mapOf(LONGEST_DOMAIN, mapOf(LONGEST_NAME, value));
}

function mapOf(longestKey: number, element: SchemaType): SchemaType {
  const key = bounded(types.STRING, longestKey);
  return { type: types.mapType(types.STRING, element.type), most: MOST_PER_DEVICE, least: 2, key, element };
}

const FIELDS: readonly (readonly [string, SchemaType])[] = [
  ['driver', bounded(types.STRING, LONGEST_DRIVER)],
  ['attributes', byName(bounded(types.ANY, LONGEST_ATTRIBUTE))],
  ['capacity', byName(bounded(types.objectType('kubernetes.Quantity'), 0))],
];

/** Since 1.36 a device may be shared. */
const SHARED: readonly [string, SchemaType] = ['allowMultipleAllocations', bounded(types.BOOL, 1)];

const deviceWith = (fields: readonly (readonly [string, SchemaType])[]): SchemaType => ({
  type: types.objectType('kubernetes.DRADevice'),
  most: 0,
  least: 2,
  fields: new Map(fields),
});

const DEVICE = deviceWith([...FIELDS, SHARED]);
const UNSHARED_DEVICE = deviceWith(FIELDS);

export function deviceEnvironment(context: ServerContext): Environment {
  const device = holds(context, 36) ? DEVICE : UNSHARED_DEVICE;
  const variables = new Map([
    ['device', device.type],
    [device.type.name, types.typeType(device.type)],
  ]);
  const { syntax, scope } = environmentOfSchema(variables, device, true, context);
  return { syntax: { ...syntax, macros: new Map([...syntax.macros, ...BINDING_MACROS]) }, scope };
}

export function deviceSize(path: readonly string[]): Estimate | undefined {
  return path[0] === 'device' ? sizeWithin(DEVICE, path) : undefined;
}
