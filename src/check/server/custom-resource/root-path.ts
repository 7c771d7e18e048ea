/** Paths that begin at a custom resource itself, which has no path of its own. */
import { FieldPath } from '../field-path.ts';

export function childOf(path: FieldPath | undefined, name: string): FieldPath {
  return path === undefined ? FieldPath.of(name) : path.child(name);
}

export function indexOf(path: FieldPath | undefined, index: number): FieldPath {
  return (path ?? FieldPath.of()).index(index);
}

export function keyOf(path: FieldPath | undefined, key: string): FieldPath {
  return (path ?? FieldPath.of()).key(key);
}
