/** What `helm package` leaves out: what editors, version control and systems put beside the files of a chart. */
export const HELM_IGNORE: readonly string[] = [
  '# Patterns to ignore when building packages.',
  '.DS_Store',
  '.git/',
  '.gitignore',
  '*.swp',
  '*.bak',
  '*.tmp',
  '*.orig',
  '*~',
  '.project',
  '.idea/',
  '*.tmproj',
  '.vscode/',
];
