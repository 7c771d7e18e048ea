import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { OutputFile } from '../model/file.ts';
import type { Settings } from './settings.ts';

/**
 * Definitions that `imports` of cdk8s.yaml names, for the `crds` folder of a static chart. cdk8s downloads them anew at
 * each synthesis (defect C22); here only files of the project are taken, and others are told.
 */
export function importedDefinitions({ imports, project, helm }: Settings): {
  readonly definitions: readonly OutputFile[];
  readonly problems: readonly Diagnostic[];
} {
  const specs = imports.map((each) => each.replace(/^\w+:=/, '')).filter((spec) => !/^(?:k8s(?:@|$)|helm:)/.test(spec));
  const isLocal = (spec: string): boolean => existsSync(path.resolve(project, spec));
  if (helm?.chartApiVersion === 'v1' && specs.length > 0) {
    return {
      definitions: [],
      problems: [
        problem(
          'a chart of API version v1 has no place for custom resource definitions',
          'Use --chart-api-version v2.',
        ),
      ],
    };
  }
  return {
    definitions: specs.filter(isLocal).map((spec) => ({
      path: `${path.basename(spec).replace(/\.ya?ml$/, '')}.yaml`,
      content: readFileSync(path.resolve(project, spec), 'utf8'),
    })),
    problems: specs
      .filter((spec) => !isLocal(spec))
      .map((spec) =>
        problem(
          `the definitions of ${spec} are not in the chart: synth does not use the network`,
          'Save them in the project and import that file.',
        ),
      ),
  };
}

function problem(message: string, help: string): Diagnostic {
  return { code: 'chart/definitions', severity: 'error', message, labels: [], help };
}
