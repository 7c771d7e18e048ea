import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { configurationError, type LoadError } from '../load/load-error.ts';
import { nodeDisk } from '../write/disk.ts';
import { accessProblem } from './access-problem.ts';
import { type ProjectDependencies, projectFiles } from './project-files.ts';

export interface InitOptions extends ProjectDependencies {
  /** Absolute path of the folder to make; it may exist when it is empty. */
  readonly folder: string;
}

/**
 * Makes a project that runs at once.
 *
 * @throws {LoadError} when the name is no package name or the folder holds something
 */
export function init(options: InitOptions): readonly string[] {
  const name = path.basename(options.folder);
  if (!/^[a-z0-9][a-z0-9._-]{0,60}$/.test(name)) {
    throw refused(`"${name}" cannot name a package`, 'Use small letters, digits and dashes, as in my-app.');
  }
  if (existsSync(options.folder) && (!statSync(options.folder).isDirectory() || !nodeDisk.isEmpty(options.folder))) {
    throw refused(`${name} exists and is not an empty folder; nothing was written`, 'Name a new folder.');
  }
  const files = projectFiles(name, options);
  try {
    for (const file of files) {
      const target = path.join(options.folder, file.path);
      nodeDisk.makeFolder(path.dirname(target));
      nodeDisk.write(target, file.content);
    }
  } catch (error) {
    throw refused(`the project cannot be written: ${accessProblem(error)}`, 'Name a folder that can be written.');
  }
  return files.map((file) => file.path);
}

function refused(message: string, help: string): LoadError {
  return configurationError('init/refused', message, help);
}
