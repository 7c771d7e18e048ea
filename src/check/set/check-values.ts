import type { Diagnostic } from '../../model/diagnostic.ts';
import { fieldText } from '../../model/field-text.ts';
import { NumberLiteral } from '../../model/number-literal.ts';
import type { Resource } from '../../model/resource.ts';
import { isUndecided } from '../../values/undecided.ts';
import { findingAbout } from './finding.ts';

/** No manifest is as deep as this; a value that contains itself is. */
const DEEPEST = 500;

/** What etcd takes by default, with room for what the server adds. https://etcd.io/docs/v3.5/dev-guide/limit/ */
const LARGEST = 1.4 * 1024 * 1024;

/** Half a character has no encoding, and the readers of YAML refuse it, escaped or not; so they do the null character. */
function isRefused(text: string): boolean {
  return !text.isWellFormed() || text.includes('\0');
}

/** What is wrong with a value, in words that follow the field. */
interface Fault {
  readonly message: string;
  readonly help: string;
  readonly severity?: 'warning';
}

/** Values that no manifest can hold, or that come out as something else than what was meant. */
export function checkValues(resources: readonly Resource[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const resource of resources) {
    const walk = new Walk(resource);
    walk.visit(resource.object, 0);
    if (walk.size > LARGEST) walk.report(tooLarge(walk.size));
    found.push(...walk.found);
  }
  return found;
}

class Walk {
  readonly found: Diagnostic[] = [];
  size = 0;
  private readonly resource: Resource;
  private readonly path: (string | number)[] = [];
  /** The objects around the current one. */
  private readonly around: object[] = [];

  constructor(resource: Resource) {
    this.resource = resource;
  }

  visit(value: unknown, depth: number): void {
    if (typeof value === 'string') this.visitText(value);
    else if (typeof value !== 'object') this.check(scalarFault(value));
    else if (value === null) this.check(this.isInList() ? NOTHING : undefined);
    else if (!isUndecided(value)) this.visitParts(value, depth);
  }

  report(fault: Fault): void {
    const field = fieldText(this.path);
    this.found.push(
      findingAbout(this.resource, {
        code: 'value/unwritable',
        severity: fault.severity ?? 'error',
        message: field === '' ? `the object ${fault.message}` : `${field} ${fault.message}`,
        ...(field === '' ? {} : { field }),
        help: fault.help,
      }),
    );
  }

  private visitText(text: string): void {
    this.size += text.length;
    if (isRefused(text)) this.report(textFault(text));
  }

  private visitParts(value: object, depth: number): void {
    if (depth > DEEPEST || this.around.includes(value)) {
      this.report(depth > DEEPEST ? TOO_DEEP : CYCLE);
      return;
    }
    const fault = objectFault(value);
    if (fault !== undefined) {
      this.report(fault);
      return;
    }
    this.around.push(value);
    if (Array.isArray(value)) {
      // Not `entries` of the list's own keys: a list may have holes.
      for (let index = 0; index < value.length; index += 1) this.visitPart(index, value[index], depth);
    } else {
      for (const key of Object.keys(value)) {
        const part: unknown = Reflect.get(value, key);
        this.size += key.length;
        if (isRefused(key)) this.report(keyFault(key));
        else if (part !== undefined) this.visitPart(key, part, depth);
      }
    }
    this.around.pop();
  }

  private visitPart(step: string | number, value: unknown, depth: number): void {
    this.path.push(step);
    this.visit(value, depth + 1);
    this.path.pop();
  }

  private isInList(): boolean {
    return typeof this.path.at(-1) === 'number';
  }

  private check(fault: Fault | undefined): void {
    if (fault !== undefined) this.report(fault);
  }
}

const NOTHING: Fault = {
  message: 'is nothing, and an element of a list has to be something',
  help: 'Leave the element out: spread a list that may be empty, or filter.',
};

const CYCLE: Fault = {
  message: 'contains itself',
  help: 'Copy the part that is meant instead of referring to the whole.',
};

const TOO_DEEP: Fault = {
  message: `is nested deeper than ${DEEPEST} levels`,
  help: 'No API server takes such an object; look for a function that calls itself.',
};

function scalarFault(value: unknown): Fault | undefined {
  switch (typeof value) {
    case 'number':
      return numberFault(value);
    case 'undefined':
      return NOTHING;
    case 'bigint':
      return {
        message: 'is a bigint, which JSON does not have',
        help: 'Use a number, or text where the field is text.',
      };
    case 'function':
      return isUndecided(value)
        ? undefined
        : { message: 'is a function', help: 'Call it, or wrap it: Lazy.any({ produce: () => ... }).' };
    case 'symbol':
      return { message: 'is a symbol', help: 'Use text.' };
    default:
      return undefined;
  }
}

function numberFault(value: number): Fault | undefined {
  if (!Number.isFinite(value)) {
    return {
      message: `is ${String(value)}, which JSON does not have`,
      help: 'Look for a division by zero, or for arithmetic with something that is no number.',
    };
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return {
      message: `is ${String(value)}, and integers of this size lose digits`,
      help: 'Use text where the field takes it, such as a quantity.',
      severity: 'warning',
    };
  }
  return undefined;
}

/** The text itself may be a secret and is not shown. */
function textFault(text: string): Fault {
  return text.includes('\0')
    ? { message: 'holds a null byte', help: 'Put binary content into binaryData, in base64.' }
    : {
        message: 'holds half a character (a lone surrogate)',
        help: 'Cut text between characters: [...text].slice(0, n).join("").',
      };
}

function keyFault(key: string): Fault {
  return { ...textFault(key), message: `has a key that ${textFault(key).message}` };
}

function objectFault(value: object): Fault | undefined {
  if (Array.isArray(value) || value instanceof NumberLiteral) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another `Object`, of the same name.
  if (prototype === null || prototype === Object.prototype || value.constructor?.name === 'Object') return undefined;
  const name = value.constructor?.name ?? 'an unknown class';
  return {
    message: `is a ${name}, not plain data`,
    help: value instanceof Date ? 'Use text: date.toISOString().' : 'Give its fields as a plain object or list.',
  };
}

function tooLarge(size: number): Fault {
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  return {
    message: `has about ${mebibytes} MiB, and clusters refuse objects of more than 1.5 MiB`,
    help: 'Split it, or keep the content in an image or a volume.',
    severity: 'warning',
  };
}
