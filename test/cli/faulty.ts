import { expect } from 'vitest';
import { CONFIG_MAP, program, type Outcome, type Project } from './project.ts';

/** Runs once well, then with a faulty program: the first output must still be there. */
export function faulty(project: Project, main: string, args: readonly string[] = []): Outcome {
  project.write({ 'main.ts': program(CONFIG_MAP) });
  expect(project.run(['synth']).status).toBe(0);
  const before = project.manifests();
  project.write({ 'main.ts': main });
  const outcome = project.run(['synth', ...args]);
  expect(project.manifests()).toEqual(before);
  return outcome;
}
