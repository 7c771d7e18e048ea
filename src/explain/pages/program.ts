import type { Page } from '../page.ts';

const CDK8S = 'https://cdk8s.io/docs/latest/';

/** From the configuration and the program to the tree of constructs. */
export const PROGRAM_PAGES: readonly Page[] = [
  {
    code: 'config/malformed',
    what: 'cdk8s.yaml is not YAML.',
    why: 'Without it nothing is known of the app; nothing was run or written.',
    mend: 'Mend the line that is shown. Texts with a colon and a blank, or that begin with a star or a bracket, need quotes.',
  },
  {
    code: 'config/invalid',
    what: 'cdk8s.yaml has a key that is not known, or a value of the wrong type.',
    why: 'A misspelt key would be ignored in silence, and the run would do something else than what was configured.',
    mend: 'Correct the key; the nearest one that is known is named.',
  },
  {
    code: 'config/no-app',
    what: 'Nothing says which program makes the app.',
    why: 'There is no program that is run by default.',
    mend: 'Set `app` in cdk8s.yaml, such as "npx tsx main.ts", or give --app.',
    docs: `${CDK8S}cli/`,
  },
  {
    code: 'config/no-program',
    what: 'The app command names a file that does not exist.',
    why: 'Commands are run in the folder of cdk8s.yaml, which may be another than the current one.',
    mend: 'Correct `app` in cdk8s.yaml.',
  },
  {
    code: 'config/kubernetes',
    what: 'A Kubernetes version is asked for that is not known here.',
    why: 'Checks are made with what was recorded of each version; a guess would be wrong without notice.',
    mend: 'Name versions from the list in the message, or update charthouse.',
  },
  {
    code: 'config/format',
    what: 'The output format is none of `plain` and `helm`.',
    why: 'The formats are those of cdk8s.',
    mend: 'Use --format plain or --format helm, or leave it out.',
  },
  {
    code: 'config/chart',
    what: 'The settings of the Helm chart are incomplete or contradict the format.',
    why: 'A chart needs a semantic version, and its API version is v1 or v2.',
    mend: 'Give --format helm together with --chart-version, such as 0.1.0.',
    docs: 'https://helm.sh/docs/topics/charts/#the-chartyaml-file',
  },
  {
    code: 'config/contradiction',
    what: 'Two options exclude each other.',
    why: 'One stream cannot go to a folder, and a chart has several files.',
    mend: 'Leave out one of the options that the message names.',
  },
  {
    code: 'program/no-cdk8s',
    what: 'The package cdk8s is not installed where the app can find it.',
    why: 'Apps and charts are classes of cdk8s, and the app’s own copy has to be used.',
    mend: 'Run npm install cdk8s constructs in the project.',
  },
  {
    code: 'program/no-constructs',
    what: 'The package constructs is not installed where the app can find it.',
    why: 'cdk8s builds its trees with it.',
    mend: 'Run npm install cdk8s constructs in the project.',
  },
  {
    code: 'program/two-copies',
    what: 'Two copies of cdk8s or constructs are in use.',
    why: 'Objects of one copy are strangers to the other: charts come out empty, references are not recognized.',
    mend: 'Run npm ls with the name of the package and npm dedupe, or make the versions in all package.json files agree.',
  },
  {
    code: 'program/syntax',
    what: 'The program cannot be parsed.',
    why: 'It cannot run; the last good output stays.',
    mend: 'Mend the line that is shown.',
  },
  {
    code: 'program/threw',
    what: 'The program threw an exception, or a promise in it was rejected.',
    why: 'The tree is incomplete, so nothing was written.',
    mend: 'The first line of the program on the way to the exception is shown; start there.',
  },
  {
    code: 'program/exit',
    what: 'The program ended itself with an exit code other than 0.',
    why: 'It says itself that it failed, so what it made is not used.',
    mend: 'Look at what it printed last (--verbose shows all), or remove the call of process.exit.',
  },
  {
    code: 'types/*',
    what: 'The TypeScript compiler reports a type error.',
    why: 'The program may run all the same, but a field or reference is likely wrong: most mistakes in manifests are type errors here.',
    mend: 'Mend the line that is shown; the code is the compiler’s. With --no-types the program is not checked.',
    docs: 'https://www.typescriptlang.org/tsconfig/',
  },
  {
    code: 'app/validation',
    what: 'A validation that the app added to a construct failed.',
    why: 'The author of the construct knows a rule that is broken.',
    mend: 'Do as the message says; it comes from the app or a library it uses.',
    docs: `${CDK8S}basics/constructs/`,
  },
  {
    code: 'app/dependencies',
    what: 'Dependencies between constructs form a cycle.',
    why: 'There is no order in which the objects could be applied.',
    mend: 'Take out one of the dependencies of the cycle that is shown.',
  },
  {
    code: 'app/render',
    what: 'An object cannot be turned into a manifest.',
    why: 'A lazy value, a resolver or a JSON patch threw, or a value is no data, such as a Date or an object that contains itself.',
    mend: 'The message names the object and the reason; mend the value where the object is made.',
  },
  {
    code: 'app/empty',
    what: 'The app yields no resources.',
    why: 'Written out, it would remove everything that was there, and a GitOps controller would delete it from the cluster.',
    mend: 'Check that charts are added to the app. If it is meant: allowEmpty: true below charthouse in cdk8s.yaml, or --allow-empty.',
  },
  {
    code: 'cdk8s/idle-patch',
    what: 'A JSON patch changes nothing.',
    why: 'Its path matches nothing in the manifest, so what it was written for does not happen.',
    mend: 'Correct the path, or use JsonPatch.add to create the field.',
    docs: 'https://www.rfc-editor.org/rfc/rfc6902',
  },
  {
    code: 'cdk8s/lost-field',
    what: 'A generated class of cdk8s drops a field.',
    why: 'These classes copy the fields they know; a misspelt or newer one is gone without a word.',
    mend: 'Correct the spelling, import the classes for a newer version, or use ApiObject, which keeps every field.',
  },
  {
    code: 'init/refused',
    what: 'A new project cannot be made there.',
    why: 'Nothing that exists is overwritten, and the folder’s name becomes that of the package.',
    mend: 'Name a new folder, in small letters, digits and dashes.',
  },
  {
    code: 'config/validations',
    what: 'The validation plugins cannot be read from the configuration.',
    why: 'Without them the run would pass what the plugins are there to refuse.',
    mend: 'Correct `validations` in cdk8s.yaml: a list of plugins, or the name of a file with one. --no-validate leaves them out.',
    docs: 'https://cdk8s.io/docs/latest/cli/synth/',
  },
  {
    code: 'plugin/failed',
    what: 'A validation plugin cannot be loaded or run.',
    why: 'Without it the run would pass what the plugin is there to refuse.',
    mend: 'Correct `validations` in cdk8s.yaml, install the package of the plugin, or run with --no-validate.',
    docs: 'https://cdk8s.io/docs/latest/cli/synth/',
  },
];
