/** Values that tend to be wrong, by type: boundaries, formats, neighbours of enums. */
import type { Type } from '../../../src/kubernetes/definitions.ts';
import type { Json } from './json.ts';
import type { Random } from './random.ts';

const STRINGS: readonly string[] = [
  '',
  ' ',
  'a',
  'A',
  'a_b',
  'a-b',
  '-a',
  'a-',
  'a.b',
  'a..b',
  '.a',
  'a/b',
  '/a',
  'a/',
  'a/b/c',
  'example.com/x',
  'Example.com/x',
  'kubernetes.io/x',
  'http',
  'x--y',
  '1',
  '1a',
  '12345',
  '123456789012345',
  'abcdefghijklmnop',
  'a b',
  'a\nb',
  'a\tb',
  'é',
  '\u0000',
  '😀',
  '"quoted"',
  'back\\slash',
  '<a>&',
  '%',
  'a%',
  '50%',
  '101%',
  '0%',
  '-1%',
  '.',
  '..',
  '...',
  '..a',
  '$(A)',
  '${A}',
  '*',
  '*.a',
  '*.example.com',
  '**',
  'example.com',
  'www.example.com.',
  '10.0.0.1',
  '010.0.0.1',
  '256.0.0.1',
  '::1',
  '::ffff:1.2.3.4',
  '2001:DB8::1',
  'fe80::1%eth0',
  '127.0.0.1',
  '169.254.169.254',
  '224.0.0.1',
  '0.0.0.0',
  '10.0.0.0/8',
  '10.0.0.1/8',
  '10.0.0.0/33',
  '::/0',
  '0.0.0.0/0',
  '/',
  '/a',
  '/a/../b',
  '../a',
  'a/../b',
  'a:b',
  '/a:b',
  'C:\\a',
  'http://a',
  'https://a.b/c?d#e',
  'https://u@a',
  'true',
  'null',
  'None',
  'none',
  'Always',
  'ALWAYS',
  'TCP',
  'tcp',
  'Local',
  'Block',
  'Localhost',
  'RuntimeDefault',
  'Unconfined',
  'localhost',
  'default',
  'system-x',
  'kube-system',
  'metadata.name',
  "metadata.labels['a']",
  "metadata.annotations['A/b']",
  'status.podIP',
  'spec.nodeName',
  'limits.cpu',
  'requests.storage',
  'cpu',
  'memory',
  'storage',
  'hugepages-2Mi',
  'pods',
  'requests.cpu',
  '* * * * *',
  '@daily',
  '@every 1h',
  '60 * * * *',
  'TZ=UTC * * * * *',
  'UTC',
  'Europe/Zurich',
  '0-1',
  '1,2',
  'v1',
  'v1beta1',
  '1.2.3',
  '01.2.3',
  'self',
  'object.x == 1',
  'nginx:latest',
  ' nginx',
  'A=B',
];
const LENGTHS: readonly number[] = [15, 16, 52, 53, 57, 63, 64, 253, 254, 316, 1024];
const INTEGERS: readonly Json[] = [
  -2, -1, 0, 1, 2, 3, 5, 10, 16, 60, 63, 64, 99, 100, 101, 255, 256, 511, 512, 600, 1000, 3600, 32767, 65535, 65536,
  86400, 86401, 100000, 1000000, 1000000001, 2147483647, 2147483648, -2147483648, 4294967296, 9007199254740991, 1.5,
];
const QUANTITIES: readonly Json[] = [
  '0',
  '1',
  '-1',
  '1.5',
  '0.5',
  '100m',
  '1m',
  '0.1m',
  '1n',
  '1Gi',
  '1Mi',
  '1.5Gi',
  '2Gi',
  '10Gi',
  '1e3',
  '1E',
  '1000E',
  '1k',
  '1K',
  'abc',
  '',
  '1 Gi',
  '.5',
  '5.',
  '+5',
  '--1',
  0,
  1,
  -1,
  0.1,
  1.5,
  4,
  '9223372036854775808',
  '0.0000000001',
];
const TIMES: readonly Json[] = [
  '2024-01-01T00:00:00Z',
  '2024-01-01T00:00:00.000000Z',
  '2024-01-01',
  '2024-02-30T00:00:00Z',
  '2024-01-01T25:00:00Z',
  '2024-01-01T00:00:00+01:00',
  '',
  'now',
  '2024-01-01T00:00:00.1Z',
  '2024-1-1T00:00:00Z',
];
const BYTES: readonly Json[] = [
  '',
  'aGVsbG8=',
  'aGVsbG8',
  'a',
  '====',
  'aGVs bG8=',
  'aGVs\nbG8=',
  '%%%%',
  'e30=',
  'bnVsbA==',
];
const OTHER_TYPES: readonly Json[] = ['text', '1', 1, 1.5, true, null, [], {}, ['a'], { a: 'b' }];

export function wrongType(random: Random): Json {
  return random.pick(OTHER_TYPES);
}

export function hostileString(random: Random): string {
  if (random.chance(0.12)) return random.pick(['a', 'A', '1', 'a.', 'é']).repeat(random.pick(LENGTHS));
  return random.pick(STRINGS);
}

/** A value of the type, or close to it. */
export function hostileValue(type: Type, random: Random): Json {
  switch (type.kind) {
    case 'scalar':
      return hostileScalar(type, random);
    case 'list':
      return random.chance(0.4) ? [] : [hostileValue(type.of, random)];
    case 'map':
      return random.chance(0.3) ? {} : { [hostileString(random)]: hostileValue(type.of, random) };
    case 'definition':
      return {};
    default:
      return wrongType(random);
  }
}

function hostileScalar(type: Extract<Type, { kind: 'scalar' }>, random: Random): Json {
  const { values } = type;
  if (values !== undefined && random.chance(0.7)) return neighbour(random.pick(values), random);
  switch (type.scalar) {
    case 'string':
      return hostileString(random);
    case 'bool':
      return random.chance(0.5);
    case 'quantity':
      return random.pick(QUANTITIES);
    case 'int-or-string':
      return random.chance(0.6) ? random.pick(INTEGERS) : hostileString(random);
    case 'time':
    case 'micro-time':
      return random.pick(TIMES);
    case 'bytes':
      return random.pick(BYTES);
    default:
      return random.pick(INTEGERS);
  }
}

function neighbour(value: string, random: Random): string {
  const forms = [
    value,
    value,
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    `${value}s`,
    value.slice(0, -1),
    ` ${value}`,
  ];
  return random.pick(forms);
}
