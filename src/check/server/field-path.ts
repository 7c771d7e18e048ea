/** Path of a field in the API server's notation: `spec.containers[0].ports[1].name`, `metadata.labels[app]`. */
export class FieldPath {
  private readonly parent: FieldPath | undefined;
  private readonly step: string;

  private constructor(parent: FieldPath | undefined, step: string) {
    this.parent = parent;
    this.step = step;
  }

  /** A path that starts at the object itself; without names it is the object. */
  static of(...names: string[]): FieldPath {
    return new FieldPath(undefined, names.join('.'));
  }

  child(...names: string[]): FieldPath {
    return new FieldPath(this, this.isRoot() ? names.join('.') : `.${names.join('.')}`);
  }

  index(position: number): FieldPath {
    return new FieldPath(this, `[${position}]`);
  }

  key(key: string): FieldPath {
    return new FieldPath(this, `[${key}]`);
  }

  /** Rendered on demand: most paths are made and never shown. */
  toString(): string {
    return this.parent === undefined ? this.step : this.parent.toString() + this.step;
  }

  private isRoot(): boolean {
    return this.step === '' && (this.parent === undefined || this.parent.isRoot());
  }
}
