import { Command, Option } from 'commander';
import { terminal, type Terminal } from './terminal.ts';

/**
 * The command line, command by command. What a command does is loaded only when it is asked for: `--help` pays for nothing.
 */
export function commandLine(version: string): Command {
  const program = new Command('charthouse')
    .description('Kubernetes apps in TypeScript: typed constructs, checked manifests, real Helm charts.')
    .version(version, '--version', 'print the version')
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
    .helpCommand('help [command]', 'explain a command')
    .showHelpAfterError('(see charthouse help)')
    // `chart --version 1.0.0` is not a question for our version.
    .enablePositionalOptions()
    .exitOverride();

  addSynth(program);
  addCheck(program);
  addChart(program);
  addImport(program);
  addExplain(program);
  addInit(program);
  addSchema(program);
  addVersion(program, version);

  for (const command of program.commands) {
    command.addOption(new Option('--color').hideHelp()).addOption(new Option('--no-color').hideHelp());
  }
  return program;
}

function addSynth(program: Command): void {
  program
    .command('synth')
    .alias('synthesize')
    .description('synthesize the app: check it and write its manifests')
    .option('-a, --app <command>', 'command that runs the app (default: `app` of cdk8s.yaml)')
    .option('-o, --output <folder>', 'output folder (default: `output` of cdk8s.yaml, then dist)')
    .option('-p, --stdout', 'print all manifests as one YAML stream instead of writing them')
    .option('--check', 'write nothing; exit 1 when the output folder is stale')
    .addOption(kubernetesVersions('Kubernetes versions to check against, such as 1.34,1.35'))
    .option('--strict', 'errors fail the run')
    .option('--no-strict', 'errors are told and do not fail the run')
    .option('--no-types', 'do not check types')
    .option('--allow-empty', 'an app without resources is not an error')
    .option('--verbose', 'show what the app prints, every finding in full, and remarks beside them')
    .option('-q, --quiet', 'show errors only')
    .option('--format <format>', 'plain or helm')
    .option('--chart-api-version <version>', 'v1 or v2, for --format helm')
    .option('--chart-version <version>', 'version of the chart, for --format helm')
    .option('--plugins-dir <folder>', 'where validation plugins are installed')
    .option('--validate', 'run the validation plugins of cdk8s.yaml')
    .option('--no-validate', 'do not run validation plugins')
    .option('--validation-reports-output-file <file>', 'write the reports of validation plugins to a new file')
    .addOption(new Option('--check-upgrade').hideHelp())
    .addOption(new Option('--no-check-upgrade').hideHelp())
    .action(async (_options, command: Command) => {
      const { run } = await import('./commands/synth.ts');
      process.exitCode = await run(process.cwd(), givenOptions(command), process.env, terminalFor(command));
    });
}

function addCheck(program: Command): void {
  program
    .command('check')
    .description("the API server's verdict on manifests, without a cluster")
    .argument('[paths...]', 'files, folders, or - for the standard input', ['-'])
    .addOption(kubernetesVersions('Kubernetes versions to ask, such as 1.34,1.35'))
    .option('--crds <path>', 'file or folder with CustomResourceDefinitions; may be given several times', collected)
    .addOption(new Option('--format <format>', 'how to report').choices(['human', 'json']).default('human'))
    .option('--verbose', 'show remarks beside findings')
    .option('-q, --quiet', 'show errors only')
    .action(async (paths: string[], _options, command: Command) => {
      const { run } = await import('./commands/check.ts');
      process.exitCode = await run(process.cwd(), paths, command.opts(), terminalFor(command));
    });
}

function addChart(program: Command): void {
  program
    .command('chart')
    .description('write the app as Helm charts, whose templates give what synth gives')
    .argument('[names...]', 'charts to write (default: all)')
    .option('-a, --app <command>', 'command that runs the app (default: `app` of cdk8s.yaml)')
    .option(
      '-o, --output <folder>',
      'folder the charts go to (default: charts below the output folder, unless synth writes them)',
    )
    .option('--package', 'write archives and an index instead of folders')
    .option('--version <version>', 'version of the chart, instead of the one in the code')
    .option('--app-version <version>', 'version of the app, instead of the one in the code')
    .option('--key <file>', 'armored private key that signs the archives')
    .option('--push <reference>', 'push the archives, such as oci://registry.example.com/charts')
    .option('--plain-http', 'speak HTTP to the registry')
    .option('--check-values [files...]', 'check the manifests for these values and for every value at its edges')
    .addOption(kubernetesVersions('Kubernetes versions to check against, such as 1.34,1.35'))
    .option('--no-strict', 'errors are told and do not fail the run')
    .option('--no-types', 'do not check types')
    .action(async (names: string[], _options, command: Command) => {
      const { run } = await import('./commands/chart.ts');
      process.exitCode = await run(process.cwd(), names, givenOptions(command), process.env, terminalFor(command));
    });
}

function addImport(program: Command): void {
  program
    .command('import')
    .aliases(['gen', 'generate'])
    .description('generate typed constructs from CustomResourceDefinitions, and types of the values of Helm charts')
    .argument('<paths...>', 'files and folders with definitions, archives and folders of charts')
    .option('-o, --output <folder>', 'folder of the bindings (default: `importDirectory` of cdk8s.yaml, then imports)')
    .option('--no-docs', 'leave the descriptions of the definitions out')
    .action(async (paths: string[], _options, command: Command) => {
      const { run } = await import('./commands/import.ts');
      process.exitCode = await run(process.cwd(), paths, command.opts(), terminalFor(command));
    });
}

function addExplain(program: Command): void {
  program
    .command('explain')
    .description('explain a finding, a safe default, or what was added to a resource and why')
    .argument(
      '[what]',
      'such as server/required, readOnlyRootFilesystem or Deployment/web (default: all safe defaults)',
    )
    .action(async (topic: string | undefined, _options, command: Command) => {
      const { run } = await import('./commands/explain.ts');
      process.exitCode = await run(process.cwd(), topic, process.env, terminalFor(command));
    });
}

function addInit(program: Command): void {
  program
    .command('init')
    .description('make a project that runs at once')
    .argument('<name>', 'name of the project and of its new folder')
    .action(async (name: string, _options, command: Command) => {
      const { run } = await import('./commands/init.ts');
      process.exitCode = await run(process.cwd(), name, terminalFor(command));
    });
}

function addSchema(program: Command): void {
  program
    .command('schema')
    .description('the strict JSON Schema of a kind, of cdk8s.yaml, or of the report of check')
    .argument(
      '[kind]',
      'such as Deployment, deploy, apps/v1/Deployment, cdk8s.yaml or report; without it, all kinds are listed',
    )
    .addOption(
      new Option('-k, --kubernetes <version>', 'Kubernetes version, such as 1.35 (default: the newest)').argParser(
        minorVersion,
      ),
    )
    .action(async (kind: string | undefined, options: { kubernetes?: string }, command: Command) => {
      const { run } = await import('./commands/schema.ts');
      process.exitCode = await run(kind, options.kubernetes, terminalFor(command));
    });
}

function addVersion(program: Command, version: string): void {
  program
    .command('version')
    .description('print the version')
    .action(() => {
      process.stdout.write(`${version}\n`);
    });
}

/** The terminal as the flags want it: those of the command, or those before it. */
function terminalFor(command: Command): Terminal {
  for (let at: Command | null = command; at !== null; at = at.parent) {
    const { color } = at.opts<{ color?: boolean }>();
    // commander gives a negatable flag a default; only a flag that was given is a decision.
    if (at.getOptionValueSource('color') === 'cli' && color !== undefined) return terminal(process.env, { color });
  }
  return terminal(process.env, {});
}

/** Not variadic: `check -k 1.35 a.yaml` would take the file for a version, and then wait for the standard input. */
function kubernetesVersions(description: string): Option {
  return new Option('-k, --kubernetes <versions>', description).argParser(
    (text: string, before: readonly string[] | undefined) => [...(before ?? []), ...text.split(',').map(minorVersion)],
  );
}

/** `v1.35.4`, as kubectl prints it, is `1.35`. */
function minorVersion(version: string): string {
  return /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(version.trim())?.[1] ?? version;
}

function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Only what was given: the defaults that commander sets for negatable options would hide the configuration. */
function givenOptions(command: Command): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli'),
  );
}
