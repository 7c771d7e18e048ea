/**
 * What is wrong with an object that is being decoded, and where: told in the terms of Go's types.
 *
 * Source: sigs.k8s.io/json
 */
import type { Definition, Field, Type } from '../../kubernetes/definitions.ts';
import { fieldText } from '../../model/field-text.ts';
import { holds, type ServerContext } from './context.ts';
import { Fatal, jsonType } from './decode-values.ts';
import { elementType, embedding, fieldType, structName } from './go-types.ts';
import { quote } from './go-value.ts';

const MAXIMUM_STRICT_ERRORS = 100;

export class DecodeErrors {
  private readonly context: ServerContext;
  private firstTypeError: string | undefined;
  private unknown = new Set<string>();
  /** The way down to here: fields, each with its definition, and beside them all names, keys and indexes. */
  private readonly definitions: Definition[] = [];
  private readonly fields: Field[] = [];
  private readonly path: (string | number)[] = [];
  /** Types of the elements of lists and maps on the way; undefined stands for what is decoded by hand. */
  private readonly elements: (Type | undefined)[] = [];
  /** How many of them lie above each of the fields. */
  private readonly above: number[] = [];

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** All of it as one text, behind the errors that reading found; nothing when all is well. */
  told(strictErrors: readonly string[]): string | undefined {
    if (this.firstTypeError !== undefined) return this.firstTypeError;
    const all = [...strictErrors, ...this.unknown];
    return all.length === 0 ? undefined : `strict decoding error: ${all.join(', ')}`;
  }

  enterField(definition: Definition, field: Field): void {
    this.above.push(this.elements.length);
    this.definitions.push(definition);
    this.fields.push(field);
    this.path.push(field.name);
  }

  leaveField(): void {
    this.path.pop();
    this.fields.pop();
    this.definitions.pop();
    this.above.pop();
  }

  enterElements(type: Type): void {
    this.elements.push(type);
  }

  leaveElements(): void {
    this.elements.pop();
  }

  enterElement(step: string | number): void {
    this.path.push(step);
  }

  leaveElement(): void {
    this.path.pop();
  }

  /** Decodes what the server decodes by hand: unknown fields do not count there. */
  byHand(decode: () => unknown): unknown {
    const known = this.unknown;
    this.unknown = new Set();
    this.elements.push(undefined);
    const decoded = decode();
    this.elements.pop();
    this.unknown = known;
    return decoded;
  }

  wrongType(raw: unknown): undefined {
    return this.typeError(jsonType(raw));
  }

  /** Only the first one is told. */
  typeError(found: string, goType = this.goType()): undefined {
    this.firstTypeError ??= this.described(found, goType);
    return undefined;
  }

  /** The first problem of a value's own text. */
  problem(text: string): undefined {
    this.firstTypeError ??= text;
    return undefined;
  }

  /** Ends decoding at once, as types do that decode themselves. */
  fail(found: string, goType: string): never {
    throw new Fatal(this.described(found, goType));
  }

  unknownField(name: string): void {
    // Another release may know it.
    const { minor } = this.context;
    holds(this.context, minor, minor);
    if (this.unknown.size >= MAXIMUM_STRICT_ERRORS) return;
    this.unknown.add(`unknown field ${quote(fieldText([...this.path, name]))}`);
  }

  private described(found: string, goType: string): string {
    // Names of fields as Go tells them: no indexes, no keys of maps.
    const names = this.fields.flatMap(({ name }, index) => [
      ...this.embedding(this.definitions[index]?.name ?? '', name),
      name,
    ]);
    const field = `${structName(this.definitions.at(-1)?.name ?? '')}.${names.join('.')}`;
    return `json: cannot unmarshal ${found} into Go struct field ${field} of type ${goType}`;
  }

  private embedding(definition: string, field: string): readonly string[] {
    return holds(this.context, 35) ? embedding(definition, field) : [];
  }

  /** How Go calls the type that is expected here. */
  private goType(): string {
    const field = this.fields.at(-1);
    const definition = this.definitions.at(-1);
    if (field === undefined || definition === undefined) return '';
    let type = fieldType(definition.name, field.name, field.type);
    for (const element of this.elements.slice(this.above.at(-1))) type = element ? elementType(type, element) : '';
    return type;
  }
}
