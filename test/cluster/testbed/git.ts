/** A local git repository that Argo CD can pull from. */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outputOf, run } from './command.ts';

export interface Repository {
  readonly folder: string;
  /** For `spec.source.repoURL`. */
  readonly url: string;
  /** Makes the folder's content the whole content of the branch `main`, and returns the commit. */
  commitFolder(source: string, message: string): Promise<string>;
}

export async function createRepository(folder: string): Promise<Repository> {
  await mkdir(folder, { recursive: true });
  const git = async (...args: readonly string[]): Promise<string> => {
    // The user's own settings (signing, hooks, another default branch) must not reach a test.
    const environment = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    return outputOf(await run('git', args, { folder, environment })).trim();
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'testbed');
  await git('config', 'user.email', 'testbed@localhost');

  return {
    folder,
    url: pathToFileURL(folder).href,
    commitFolder: async (source, message) => {
      for (const name of await readdir(folder)) {
        if (name !== '.git') await rm(join(folder, name), { recursive: true });
      }
      await cp(source, folder, { recursive: true });
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
  };
}
