import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Which files may be named and shown: those of the project, and of the repository or workspace it is a part of. */
export class Confines {
  private readonly project: string;
  private repository: string | undefined;

  constructor(project: string) {
    this.project = project;
  }

  /** What a file is called, relative to the project; undefined for files of strangers. */
  nameOf(file: string): string | undefined {
    if (!isBelow(this.project, file)) {
      this.repository ??= repositoryOf(this.project);
      if (!isBelow(this.repository, file)) return undefined;
    }
    return path.relative(this.project, file).split(path.sep).join('/');
  }
}

/** The repository that a folder belongs to, else its workspace, else the folder itself. */
function repositoryOf(project: string): string {
  const folders = [project];
  for (let folder = project; path.dirname(folder) !== folder; folder = path.dirname(folder))
    folders.push(path.dirname(folder));
  return (
    folders.find((folder) => existsSync(path.join(folder, '.git'))) ??
    folders.find((folder) => isWorkspace(folder)) ??
    project
  );
}

/** https://docs.npmjs.com/cli/using-npm/workspaces and https://pnpm.io/workspaces */
function isWorkspace(folder: string): boolean {
  if (existsSync(path.join(folder, 'pnpm-workspace.yaml'))) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    // None, or one that says nothing: whoever needs it complains.
    return false;
  }
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
