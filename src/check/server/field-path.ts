/** Path of a field in the API server's notation: `spec.containers[0].ports[1].name`, `metadata.labels[app]`. */
export class FieldPath {
  private readonly parent: FieldPath | undefined;
  private readonly step: string | number;
  private readonly bracketed: boolean;

  private constructor(parent: FieldPath | undefined, step: string | number, bracketed: boolean) {
    this.parent = parent;
    this.step = step;
    this.bracketed = bracketed;
  }

  /** A path that starts at the object itself; without names it is the object. */
  static of(...names: string[]): FieldPath {
    return new FieldPath(undefined, names.join('.'), false);
  }

  child(name: string, ...below: string[]): FieldPath {
    const path = new FieldPath(this, name, false);
    return below.length === 0 ? path : new FieldPath(path, below.join('.'), false);
  }

  index(position: number): FieldPath {
    return new FieldPath(this, position, true);
  }

  key(key: string): FieldPath {
    return new FieldPath(this, key, true);
  }

  /** Rendered on demand: most paths are made and never shown. */
  toString(): string {
    const above = this.parent === undefined ? '' : this.parent.toString();
    if (this.bracketed) return `${above}[${this.step}]`;
    return above === '' ? String(this.step) : `${above}.${this.step}`;
  }
}
