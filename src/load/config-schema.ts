/** The part of JSON Schema that describes the configuration; ajv proves in the tests that it is read right. */
export interface Schema {
  readonly type?: 'string' | 'boolean' | 'object' | 'array';
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const text: Schema = { type: 'string' };

const validation: Schema = {
  type: 'object',
  properties: {
    package: text,
    version: text,
    class: text,
    installEnv: { type: 'object', additionalProperties: text },
    properties: { type: 'object' },
  },
  required: ['package', 'version', 'class'],
  additionalProperties: false,
};

/** A list of validation plugins, in `cdk8s.yaml` or in a file of its own. */
export const validationsSchema: Schema = { type: 'array', items: validation };

const charthouse: Schema = {
  type: 'object',
  description: 'Settings beyond those of cdk8s; with this key findings that are errors fail the run.',
  properties: {
    kubernetes: {
      type: 'array',
      items: { type: 'string', pattern: '^1\\.\\d+$' },
      description: 'Kubernetes versions the output is meant for, such as "1.35". Default: the newest two.',
    },
    strict: { type: 'boolean', description: 'Errors fail the run. Default: true.' },
    profile: {
      type: 'string',
      enum: ['restricted', 'baseline', 'none'],
      description: 'Which safe defaults fill in what the author left out. Default: restricted.',
    },
    defaults: {
      type: 'string',
      enum: ['own', 'all'],
      description: 'Which objects get safe defaults: those of our constructs, or all. Default: own.',
    },
    crds: { type: 'array', items: text, description: 'Files or folders with custom resource definitions.' },
    allowEmpty: { type: 'boolean', description: 'An app that yields nothing is not an error. Default: false.' },
    types: { type: 'boolean', description: 'Check the types of the app. Default: true.' },
    charts: {
      type: 'string',
      description: 'Folder below the output to which synth also writes the Helm charts. Default: none are written.',
    },
    numberedFiles: {
      type: 'boolean',
      description:
        'Prefix files with a running number when charts depend on each other, as cdk8s does. Default: false.',
    },
  },
  additionalProperties: false,
};

/** Schema of `cdk8s.yaml`: all keys of cdk8s, and one of ours. */
export const configSchema: Schema = {
  type: 'object',
  properties: {
    app: { type: 'string', description: 'Command that runs the program.' },
    language: { type: 'string', enum: ['typescript', 'python', 'java', 'csharp', 'go'] },
    output: { type: 'string', description: 'Output folder. Default: dist.' },
    imports: { type: 'array', items: text },
    importDirectory: { type: 'string', description: 'Folder of generated bindings. Default: imports.' },
    pluginsDirectory: { type: 'string', description: 'Where validation plugins are installed.' },
    validations: { anyOf: [text, validationsSchema] },
    synthConfig: {
      type: 'object',
      properties: {
        format: { type: 'string', enum: ['plain', 'helm'] },
        chartApiVersion: { type: 'string', enum: ['v1', 'v2'] },
        chartVersion: text,
      },
      additionalProperties: false,
    },
    charthouse,
  },
  additionalProperties: false,
};
