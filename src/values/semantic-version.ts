// Semantic Versioning 2.0.0, https://semver.org
const SEMANTIC =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** Three numbers, as Helm asks of the version of a chart; the smallest version there is it takes for none. */
export function isSemanticVersion(version: string): boolean {
  return SEMANTIC.test(version) && !/^0\.0\.0-0(?:\+|$)/.test(version);
}
