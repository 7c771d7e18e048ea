import { hasMark, isReference } from '../values/index.ts';

/** One operation of a JSON patch, as `addJsonPatch` keeps it. https://www.rfc-editor.org/rfc/rfc6902 */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
  readonly from?: string;
}

/**
 * Operations that would silently do nothing: cdk8s lets `remove` and `replace` of a missing path pass, although the
 * RFC calls both an error (defect K14).
 *
 * @param apply applies one operation and gives the document after it
 */
export function idleOperations<Patch extends object>(
  document: unknown,
  patches: readonly Patch[],
  apply: (document: unknown, patch: Patch) => unknown,
): { readonly result: unknown; readonly idle: readonly string[] } {
  const idle: string[] = [];
  let result = document;
  for (const patch of patches) {
    const operation = operationOf(patch);
    if (operation !== undefined && /^(?:remove|replace)$/.test(operation.op) && !exists(result, operation.path)) {
      idle.push(`${operation.op} ${operation.path}`);
    }
    result = apply(result, patch);
  }
  return { result, idle };
}

/** The operation with references in its value in the form they take in finished objects; all others as they are. */
export function withSettledValue<Patch extends object>(patch: Patch, settled: (value: unknown) => unknown): Patch {
  const operation = operationOf(patch);
  if (operation === undefined || !holdsReferences(operation.value)) return patch;
  const own = { value: { ...operation, value: settled(operation.value) }, enumerable: true };
  return Object.create(patch, { operation: own });
}

/** Whether there is a reference, or text with one, anywhere in it. */
export function holdsReferences(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && hasMark(value);
  if (isReference(value)) return true;
  return Object.entries(value).some(([key, entry]) => hasMark(key) || holdsReferences(entry));
}

function operationOf(patch: object): Operation | undefined {
  const operation: unknown = Reflect.get(patch, 'operation');
  return isOperation(operation) ? operation : undefined;
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'op' in value && 'path' in value;
}

/** Does a JSON pointer lead to something? https://www.rfc-editor.org/rfc/rfc6901 */
function exists(document: unknown, pointer: string): boolean {
  let current = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return false;
    current = Reflect.get(current, key);
  }
  return true;
}
