import * as cdk8s from 'cdk8s';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { BuildError } from '../../src/build/failure.ts';
import { manifests } from '../../src/emit/manifests.ts';
import { plans, plant, type TreePlan } from './trees.ts';

// The full number runs in CI; see .ci/run.
const TREES = Number(process.env['CHARTHOUSE_TREES'] ?? 500);

type Outcome = Readonly<Record<string, string>> | 'cycle';

function byCdk8s(plan: TreePlan): Outcome {
  const outdir = mkdtempSync(path.join(tmpdir(), 'charthouse-cdk8s-'));
  try {
    plant(plan, outdir).synth();
    const names = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      names.map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(outdir, file), readFileSync(file, 'utf8')];
      }),
    );
  } catch (error) {
    if (error instanceof Error && /cycle|Maximum call stack/.test(error.message)) return 'cycle';
    throw error;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function byCharthouse(plan: TreePlan): Outcome {
  const app = plant(plan, 'unused');
  try {
    const built = build(app, cdk8s);
    const files = manifests(built.charts, {
      division: built.division,
      extension: app.outputFileExtension,
      numbered: built.betweenCharts,
      ordered: false,
    });
    return Object.fromEntries(files.map((file) => [file.path, file.content]));
  } catch (error) {
    if (error instanceof BuildError && error.message.includes('cycle')) return 'cycle';
    throw error;
  }
}

/** In the modes with a file for each object: files that several objects share in cdk8s, where the last one wins (defects K7 and K8). */
function withoutClashes(ours: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>): string[] {
  const contents = new Set(Object.values(ours));
  return Object.entries(theirs).flatMap(([name, text]) => (ours[name] !== text && contents.has(text) ? [] : [name]));
}

test(`the files of ${TREES} random trees have the names and bytes that cdk8s gives them`, () => {
  let files = 0;
  let cycles = 0;
  fc.assert(
    fc.property(plans, (plan) => {
      const theirs = byCdk8s(plan);
      const ours = byCharthouse(plan);
      if (theirs === 'cycle' || ours === 'cycle') {
        expect(ours).toBe(theirs);
        cycles += 1;
        return;
      }
      const compared = plan.mode >= 2 ? withoutClashes(ours, theirs) : Object.keys(theirs);
      for (const name of compared) expect(ours[name], name).toBe(theirs[name]);
      expect(Object.keys(ours).length).toBeGreaterThanOrEqual(Object.keys(theirs).length);
      files += compared.length;
    }),
    { numRuns: TREES, seed: Number(process.env['CHARTHOUSE_SEED'] ?? 20_261_121) },
  );
  expect(files).toBeGreaterThan(TREES / 2);
  expect(cycles).toBeGreaterThan(0);
}, 180_000);
