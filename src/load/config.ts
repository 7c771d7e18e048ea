import { load as parseYaml, YAMLException } from 'js-yaml';
import type { Diagnostic } from '../model/diagnostic.ts';
import { findField } from '../read/place.ts';
import { problemsOf } from './config-check.ts';
import { configSchema } from './config-schema.ts';

export interface ValidationPlugin {
  readonly package: string;
  readonly version: string;
  readonly class: string;
  readonly installEnv?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What `cdk8s.yaml` may say. */
export interface ConfigFile {
  readonly app?: string;
  readonly language?: string;
  readonly output?: string;
  readonly imports?: readonly string[];
  readonly importDirectory?: string;
  readonly pluginsDirectory?: string;
  readonly validations?: string | readonly ValidationPlugin[];
  readonly synthConfig?: {
    readonly format?: 'plain' | 'helm';
    readonly chartApiVersion?: 'v1' | 'v2';
    readonly chartVersion?: string;
  };
  readonly charthouse?: CharthouseConfig;
}

export interface CharthouseConfig {
  readonly kubernetes?: readonly string[];
  readonly strict?: boolean;
  readonly profile?: 'restricted' | 'baseline' | 'none';
  readonly defaults?: 'own' | 'all';
  readonly crds?: readonly string[];
  readonly allowEmpty?: boolean;
  readonly types?: boolean;
  readonly charts?: string;
  readonly numberedFiles?: boolean;
}

export const CONFIG_FILE = 'cdk8s.yaml';

/** Reads the text of `cdk8s.yaml`. Problems come as diagnostics, and then the configuration must not be used. */
export function readConfig(source: string): { readonly config: ConfigFile; readonly problems: readonly Diagnostic[] } {
  const text = source.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = isBlank(text) ? {} : (parseYaml(text) ?? {});
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { config: {}, problems: [malformed(error)] };
  }
  const problems = problemsOf(value, configSchema).map((problem): Diagnostic => {
    const place = { file: CONFIG_FILE, ...findField(text, 0, problem.path) };
    const help = problem.help === undefined ? {} : { help: problem.help };
    return { code: 'config/invalid', severity: 'error', message: problem.message, labels: [{ place }], ...help };
  });
  return problems.length === 0 && isConfig(value) ? { config: value, problems } : { config: {}, problems };
}

/** The parser refuses a text of nothing but comments, which says as much as an empty mapping. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
}

/** The schema has just been checked; this only tells the compiler. */
function isConfig(value: unknown): value is ConfigFile {
  return typeof value === 'object' && value !== null;
}

function malformed(error: YAMLException): Diagnostic {
  const { mark } = error;
  const place = { file: CONFIG_FILE, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
  return {
    code: 'config/malformed',
    severity: 'error',
    message: `${CONFIG_FILE} is not valid YAML: ${error.reason}`,
    labels: [{ place }],
    ...(error.reason.startsWith('bad indentation')
      ? { help: 'A text with ": " in it, or beginning with @ or %, needs quotes.' }
      : {}),
  };
}
