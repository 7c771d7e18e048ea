import { choose, defineValues, each, eq, fallback, type Ref, upper, v } from '../../src/values/index.ts';

/* What the compiler refuses, and what it lets pass: this file is checked, never run. */

interface Container {
  name: string | Ref<string>;
  imagePullPolicy?: 'Always' | 'Never' | Ref<'Always' | 'Never'>;
  replicas?: number | Ref<number>;
  args?: (string | Ref<string>)[];
  env?: { name: string | Ref<string>; value?: string | Ref<string> }[];
  resources?: { limits?: Record<string, string | Ref<string>> };
  labels?: Record<string, string | Ref<string>>;
}

const values = defineValues({
  replicas: v.integer({ default: 1 }),
  name: v.string({ default: 'a' }),
  policy: v.string({ default: 'Always', enum: ['Always', 'Never'] }),
  level: v.string({ default: 'info', enum: ['info', 'debug'] }),
  flag: v.boolean({ default: false }),
  args: v.list(v.string()),
  env: v.list(v.object({ name: v.string(), value: v.string() })),
  labels: v.map(v.string()),
  resources: v.raw<{ limits?: Record<string, string> }>(),
  services: v.map(v.object({ port: v.integer(), hosts: v.map(v.string()) })),
});
const x = values.ref;

export const good: Container = {
  name: x.name,
  imagePullPolicy: x.policy,
  replicas: x.replicas,
  args: ['a', ...x.args, x.name, `${x.name}`],
  env: [...x.env, ...each(x.env, (e) => ({ name: upper(e.name), value: e.value }))],
  resources: x.resources,
  labels: { ...x.labels, a: x.name },
};

export const chosen: Container = { name: choose(x.flag, x.name, 'other'), replicas: fallback(x.replicas, 2) };

// @ts-expect-error a number for text
export const wrongKind: Container = { name: x.replicas };
// @ts-expect-error another choice
export const wrongChoice: Container = { name: 'a', imagePullPolicy: x.level };
// @ts-expect-error an undeclared value
export const unknownValue = x.nmae;
// @ts-expect-error a reference is never equal to a literal
export const compared = x.name === 'a';
// @ts-expect-error a reference is no number
export const larger = x.replicas > 3;
// @ts-expect-error no arithmetic
export const added = x.replicas + 1;
// @ts-expect-error no methods of strings
export const shouted = x.name.toUpperCase();
// @ts-expect-error text against number
export const compareKinds = eq(x.name, 3);
// @ts-expect-error a number for text in a list
export const listed: Container = { name: 'a', args: [x.replicas] };
// @ts-expect-error undeclared in an item
export const item = each(x.env, (e) => e.vlaue);
// @ts-expect-error a choice that is none
export const badDefault = v.string({ default: 'c', enum: ['a', 'b'] });
// @ts-expect-error a substitute of another kind
export const badFallback = fallback(x.replicas, 'two');
// @ts-expect-error text is no list of characters
export const spelled = [...x.name];
// @ts-expect-error a reference is never equal to a boolean
export const switched = x.flag === true;
// @ts-expect-error no text is a case of it
export const cased = x.level === 'info' ? 1 : 2;
// @ts-expect-error no length of text
export const counted = x.name.length;
// @ts-expect-error a reference is no text for code that reads it
export const read: string = x.name;
// @ts-expect-error values are not written to
x.name = 'b';
// @ts-expect-error a number has no items
export const items = each(x.replicas, (item: unknown) => item);
// @ts-expect-error a map of numbers for one of text
export const mapped: Container = { name: 'a', labels: { a: x.replicas } };
// @ts-expect-error an entry of a map is a reference as well
export const entry = each(x.services, (service) => service.port + 1);
// @ts-expect-error the map in an entry of a map holds references
export const nested = each(x.services, (service) => each(service.hosts, (host) => host.length));
