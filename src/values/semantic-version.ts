// Semantic Versioning 2.0.0, https://semver.org
const SEMANTIC =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** Three numbers, as Helm asks of the version of a chart. */
export function isSemanticVersion(version: string): boolean {
  return SEMANTIC.test(version);
}
