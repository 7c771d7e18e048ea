import { isReference } from '../values/reference.ts';

/**
 * One operation of a JSON patch: `path` and `from` are JSON pointers.
 * https://www.rfc-editor.org/rfc/rfc6902 and https://www.rfc-editor.org/rfc/rfc6901
 */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

type Tree = Record<string, unknown> | unknown[];

/** Applies the operations to a copy. Throws for a path that matches nothing and for a test that does not hold. */
export function applyPatch(document: unknown, operations: readonly PatchOperation[]): unknown {
  const root: Record<string, unknown> = { document: copy(document) };
  for (const operation of operations) applyOperation(root, operation);
  return root['document'];
}

function applyOperation(root: Record<string, unknown>, operation: PatchOperation): void {
  switch (operation.op) {
    case 'add':
      return insert(root, operation.path, copy(operation.value), operation);
    case 'remove':
      take(root, operation.path, operation);
      return;
    case 'replace':
      read(root, operation.path, operation);
      return set(root, operation.path, copy(operation.value), operation);
    case 'move':
      return insert(root, operation.path, take(root, operation.from, operation), operation);
    case 'copy':
      return insert(root, operation.path, copy(read(root, operation.from, operation)), operation);
    case 'test':
      if (!isEqual(read(root, operation.path, operation), operation.value)) fail(operation, 'holds another value');
  }
}

function fail(operation: PatchOperation, reason: string): never {
  throw new Error(`JSON patch ${JSON.stringify(operation)} matches nothing: ${reason}`);
}

function segments(pointer: string, operation: PatchOperation): string[] {
  if (pointer !== '' && !pointer.startsWith('/')) fail(operation, `"${pointer}" does not begin with "/"`);
  const parts = pointer.split('/').slice(1);
  return ['document', ...parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))];
}

/** The container of the last segment. */
function locate(root: Tree, pointer: string, operation: PatchOperation): { parent: Tree; last: string } {
  const path = segments(pointer, operation);
  let parent: Tree = root;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const next = child(parent, key);
    if (!isTree(next)) fail(operation, `there is nothing below /${path.slice(1, index + 1).join('/')}`);
    parent = next;
  }
  return { parent, last: path.at(-1) ?? '' };
}

function child(parent: Tree, key: string): unknown {
  if (Array.isArray(parent)) return /^(0|[1-9]\d*)$/.test(key) ? parent[Number(key)] : undefined;
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function read(root: Tree, pointer: string, operation: PatchOperation): unknown {
  const { parent, last } = locate(root, pointer, operation);
  const value = child(parent, last);
  if (value === undefined) fail(operation, `there is no ${pointer}`);
  return value;
}

function take(root: Tree, pointer: string, operation: PatchOperation): unknown {
  const value = read(root, pointer, operation);
  const { parent, last } = locate(root, pointer, operation);
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return value;
}

function insert(root: Tree, pointer: string, value: unknown, operation: PatchOperation): void {
  const { parent, last } = locate(root, pointer, operation);
  if (!Array.isArray(parent)) {
    return setOwn(parent, last, value);
  }
  const index = last === '-' ? parent.length : /^(0|[1-9]\d*)$/.test(last) ? Number(last) : -1;
  if (index < 0 || index > parent.length) fail(operation, `the list has ${parent.length} elements`);
  parent.splice(index, 0, value);
}

/** What is replaced keeps its place among the keys. */
function set(root: Tree, pointer: string, value: unknown, operation: PatchOperation): void {
  const { parent, last } = locate(root, pointer, operation);
  setOwn(parent, last, value);
}

/** Never through assignment: `__proto__` would change the prototype instead of adding a key. */
function setOwn(parent: Tree, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Copies lists and objects; everything else, chart values among them, is shared. */
function copy(value: unknown): unknown {
  if (isReference(value) || !isTree(value)) return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isTree(left) || !isTree(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(child(left, key), child(right, key)))
  );
}
