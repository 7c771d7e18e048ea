/** Builds components on demand, each once, and says where the binary is. */
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryPath, buildInto, isBuilt } from './cache.ts';
import { defaultVersion, type Component } from './components.ts';
import { startProgress } from './progress.ts';
import { recipeOf, type Companion, type InstallRecipe, type WrapperRecipe } from './recipes.ts';
import { downloadModule, go, type DownloadedModule } from './toolchain.ts';

/**
 * Path of the component's binary, built first if the cache has none.
 *
 * @param version the component's default version if absent
 */
export async function ensure(component: Component, version: string = defaultVersion(component)): Promise<string> {
  if (!isBuilt(component, version)) {
    const progress = startProgress(`${component} ${version}`);
    try {
      await buildInto(
        component,
        version,
        (folder) => build(component, version, folder, progress.step),
        () => {
          progress.step('waits for another build');
        },
      );
      progress.end('is ready');
    } catch (error) {
      progress.end('failed');
      throw error;
    }
  }
  return binaryPath(component, version);
}

type Step = (what: string) => void;

/** Everything happens in the folder that is thrown away if we are killed. */
async function build(component: Component, version: string, folder: string, step: Step): Promise<void> {
  const recipe = recipeOf(component, version);
  const scratch = join(folder, 'scratch');
  await mkdir(scratch);
  step('downloads its module');
  const module = await downloadModule(recipe.module, version);
  const binary = join(folder, component);
  if (recipe.kind === 'install') await install(recipe, version, scratch, binary, step);
  else await buildWrapper(recipe, version, module, scratch, binary, step);
  for (const companion of recipe.companions ?? []) await copyCompanion(companion, module.folder, folder);
  await rm(scratch, { recursive: true });
}

const linkerFlags = '-s -w';

async function install(
  recipe: InstallRecipe,
  version: string,
  scratch: string,
  binary: string,
  step: Step,
): Promise<void> {
  step('compiles');
  const environment = { GOBIN: scratch };
  await go(['install', '-trimpath', `-ldflags=${linkerFlags}`, `${recipe.command}@v${version}`], { environment });
  const [built] = await readdir(scratch);
  if (built === undefined) throw new Error(`go install ${recipe.command} built nothing`);
  await rename(join(scratch, built), binary);
}

async function buildWrapper(
  recipe: WrapperRecipe,
  version: string,
  module: DownloadedModule,
  scratch: string,
  binary: string,
  step: Step,
): Promise<void> {
  const { command } = recipe;
  const target = 'source' in command ? '.' : command.importPath;
  await writeFile(join(scratch, 'go.mod'), wrapperModule(recipe, version, module));
  await writeFile(join(scratch, 'main.go'), 'source' in command ? command.source : requiring(command.importPath));

  step('resolves its dependencies');
  // -e: tests of dependencies may need what was never published; the build itself does not.
  await go(['mod', 'tidy', '-e'], { folder: scratch });
  step('compiles');
  const variables = Object.entries(recipe.variables)
    .map(([name, value]) => ` -X ${name}=${value}`)
    .join('');
  await go(['build', '-trimpath', `-ldflags=${linkerFlags}${variables}`, '-o', binary, target], { folder: scratch });
}

/** Text of our go.mod. Replacements by a folder of the same repository become the published version, or are not needed. */
function wrapperModule(recipe: WrapperRecipe, version: string, module: DownloadedModule): string {
  const replacements = module.replacements.flatMap(({ path, version: of, by, byVersion }) => {
    const isSibling = by.startsWith('.');
    // Examples of the Kubernetes repository; no command imports them.
    if (isSibling && (recipe.siblingVersion === undefined || path.includes('/sample-'))) return [];
    return [`replace ${path} ${of} => ${isSibling ? `${path} ${recipe.siblingVersion}` : `${by} ${byVersion}`}`];
  });
  return [
    'module testbed',
    `go ${module.goVersion}`,
    ...module.runtimeSettings.map((setting) => `godebug ${setting}`),
    `require ${recipe.module} v${version}`,
    ...replacements,
    '',
  ].join('\n');
}

/** Never compiled; it makes Go resolve what the command needs. */
function requiring(importPath: string): string {
  return `//go:build tools\n\npackage tools\n\nimport _ ${JSON.stringify(importPath)}\n`;
}

async function copyCompanion(companion: Companion, moduleFolder: string, folder: string): Promise<void> {
  const target = join(folder, companion.folder);
  await mkdir(target);
  for (const from of companion.from) {
    for (const name of await readdir(join(moduleFolder, from))) {
      if (!name.endsWith('.yaml') || name === 'kustomization.yaml') continue;
      // Several source folders may hold files of one name.
      await cp(join(moduleFolder, from, name), join(target, `${from.replaceAll('/', '-')}-${name}`));
    }
  }
}
