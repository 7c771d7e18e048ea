import pico from 'picocolors';
import { expect, test } from 'vitest';
import { briefReport, report } from '../../src/cli/report.ts';
import type { Channel } from '../../src/cli/terminal.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';

const channel: Channel = {
  colors: pico.createColors(false),
  isTerminal: false,
  unicode: true,
  write: () => undefined,
};
const none = (): undefined => undefined;

function probes(name: string, line: number): Diagnostic {
  return {
    code: 'default/probes',
    severity: 'warning',
    message: `container "${name}" has ports but no readiness probe`,
    resource: { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'shop', name },
    field: 'spec.template.spec.containers[0].readinessProbe',
    labels: [{ place: { file: 'main.ts', line, column: 1 } }],
  };
}

const many = (count: number, line: (index: number) => number): Diagnostic[] =>
  Array.from({ length: count }, (_, index) => probes(`web-${index}`, line(index)));

test('what a loop makes is told once, with the names of some', () => {
  const text = report(
    many(200, () => 6),
    none,
    channel,
  );
  expect(text.match(/default\/probes/g)).toHaveLength(1);
  expect(text).toContain(
    'and 199 more from this line: Deployment shop/web-1, Deployment shop/web-2, Deployment shop/web-3, …',
  );
});

test('two findings about one line that say different things are both told', () => {
  const other = { ...probes('web-0', 6), message: 'container "web-0" has no port' };
  expect(report([probes('web-0', 6), other], none, channel).match(/default\/probes/g)).toHaveLength(2);
});

test('many of one kind are told in full, then in lines, then by number', () => {
  const text = briefReport(
    many(60, (index) => index + 1),
    none,
    channel,
  );
  expect(text.match(/^warning\[default\/probes\]: container/gm)).toHaveLength(5);
  expect(text).toContain(
    'warning[default/probes]: 55 more\n  main.ts:6:1  Deployment shop/web-5  container "web-5" has',
  );
  expect(text.match(/^ {2}main\.ts:\d+:1 {2}Deployment/gm)).toHaveLength(20);
  expect(text).toContain('  and 35 more; --verbose tells each\n');
  expect(
    report(
      many(60, (index) => index + 1),
      none,
      channel,
    ),
  ).not.toContain('more');
});

test('few of one kind are all told in full, also beside many of another', () => {
  const error: Diagnostic = { code: 'app/render', severity: 'error', message: 'no', labels: [] };
  const text = briefReport([...many(6, (index) => index + 1), error], none, channel);
  expect(text).not.toContain('more');
  expect(text.match(/^warning/gm)).toHaveLength(6);
  const crowded = briefReport([...many(60, (index) => index + 1), error], none, channel);
  expect(crowded.startsWith('error[app/render]: no')).toBe(true);
});
