/** How the program of an app is run. */
export type AppCommand =
  | {
      readonly type: 'program';
      /** File of the program, as written in the command. */
      readonly entry: string;
      readonly arguments: readonly string[];
      /** The command asks for no type check (`ts-node -T`, `tsx`, `node`). */
      readonly checksTypes: boolean;
      /** A tsconfig named in the command. */
      readonly tsconfig?: string;
    }
  | { readonly type: 'shell'; readonly command: string };

const SHELL_SYNTAX = /[|&;<>()$`*?[\]{}~#!\n]|^\s*[A-Za-z_]\w*=/;
const PROGRAM_FILE = /\.[cm]?[jt]sx?$/;

/** Options that do not change what a program means, and how many words follow them. */
const HARMLESS: Readonly<Record<string, number>> = {
  '-T': 0,
  '--transpile-only': 0,
  '--transpileOnly': 0,
  '--swc': 0,
  '--esm': 0,
  '--files': 0,
  '--pretty': 0,
  '--prefer-ts-exts': 0,
  '--enable-source-maps': 0,
  '--no-warnings': 0,
  '--no-cache': 0,
  '--silent': 0,
  '-P': 1,
  '--project': 1,
  '--tsconfig': 1,
};

const TRANSPILE_ONLY = new Set(['-T', '--transpile-only', '--transpileOnly', '--swc']);
const TSCONFIG = new Set(['-P', '--project', '--tsconfig']);
const LOADERS = new Set([
  'ts-node/register',
  'ts-node/register/transpile-only',
  'tsx',
  'tsx/cjs',
  'tsx/esm',
  'source-map-support/register',
]);

/**
 * Understands the usual ways to start a TypeScript or JavaScript program; anything else is left to a shell.
 * https://cdk8s.io/docs/latest/cli/synth/
 */
export function parseCommand(command: string): AppCommand {
  const shell: AppCommand = { type: 'shell', command };
  const words = wordsOf(command);
  if (words === undefined) return shell;
  const [first, ...rest] = withoutNpx(words);
  switch (first) {
    case 'ts-node':
      return programOf(rest, true, command);
    case 'ts-node-transpile-only':
    case 'ts-node-esm':
    case 'tsx':
      return programOf(rest, false, command);
    case 'bun':
      return programOf(rest[0] === 'run' ? rest.slice(1) : rest, false, command);
    case 'node':
      return programOf(withoutLoaders(rest), rest.includes('ts-node/register'), command);
    default:
      return shell;
  }
}

/** Words of a command that needs no shell; undefined when it does. */
function wordsOf(command: string): readonly string[] | undefined {
  const words = [...command.matchAll(/"([^"\\]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  const bare = command.replaceAll(/"[^"\\$`]*"|'[^']*'/g, '');
  return SHELL_SYNTAX.test(bare) || /["'\\]/.test(bare) || words.length === 0 ? undefined : words;
}

function withoutNpx(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  if (first !== 'npx' && first !== 'bunx') return words;
  const start = rest.findIndex((word) => !/^(?:-y|--yes|--no|--no-install)$/.test(word));
  return start < 0 ? [] : rest.slice(start);
}

function withoutLoaders(words: readonly string[]): readonly string[] {
  const [option, loader, ...rest] = words;
  if (option === undefined) return words;
  const joined = /^--(?:import|require)=(.+)$/.exec(option)?.[1];
  if (joined !== undefined && LOADERS.has(joined)) return withoutLoaders(words.slice(1));
  if (/^(?:-r|--require|--import)$/.test(option) && loader !== undefined && LOADERS.has(loader))
    return withoutLoaders(rest);
  return words;
}

function programOf(words: readonly string[], checksTypes: boolean, command: string): AppCommand {
  let checks = checksTypes;
  let tsconfig: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) {
      if (!PROGRAM_FILE.test(word)) break;
      const program = { type: 'program', entry: word, arguments: words.slice(index + 1), checksTypes: checks } as const;
      return tsconfig === undefined ? program : { ...program, tsconfig };
    }
    const following = HARMLESS[word];
    if (following === undefined) break;
    if (TRANSPILE_ONLY.has(word)) checks = false;
    if (TSCONFIG.has(word)) tsconfig = words[index + 1];
    index += following;
  }
  return { type: 'shell', command };
}
