import type { Item, ObjectTemplate, Part, Template } from '../../values/template.ts';
import { type Context, given } from './context.ts';
import { conditionText, operandText } from './expression-text.ts';
import { goString } from './literal.ts';

/** Whether something is there: known, or the text of the condition under which it is. */
export type Presence = boolean | string;

export function both(a: Presence, b: Presence): Presence {
  if (a === false || b === false) return false;
  if (a === true) return b;
  return b === true ? a : `(and ${a} ${b})`;
}

export function either(presences: readonly Presence[]): Presence {
  if (presences.includes(true)) return true;
  const texts = [...new Set(presences.filter((presence) => typeof presence === 'string'))];
  const [only] = texts;
  if (only === undefined) return false;
  return texts.length === 1 ? only : `(or ${texts.join(' ')})`;
}

export function opposite(presence: Presence): Presence {
  return typeof presence === 'boolean' ? !presence : `(not ${presence})`;
}

/** Whether a field with this value appears at all. */
export function presenceOf(template: Template, context: Context): Presence {
  switch (template.type) {
    case 'literal':
      return template.value !== null;
    case 'expression': {
      const { expression } = template;
      const operand = operandText(expression, context);
      if (template.omitEmpty === true) return operand;
      return expression.type.nullable === true ? isSetText(operand, context) : true;
    }
    case 'condition': {
      const condition = conditionText(template.condition, context);
      const otherwise = template.otherwise === undefined ? false : presenceOf(template.otherwise, context);
      const body = presenceOf(template.body, given(context, condition));
      if (body === true && otherwise === true) return true;
      return either([both(condition, body), both(opposite(condition), otherwise)]);
    }
    case 'object':
      return template.omitEmpty === true ? objectPresence(template, context) : true;
    case 'list':
      return template.omitEmpty === true ? listPresence(template.items, context) : true;
  }
}

/** The condition that a value is there; known where it was asked around this already. */
export function isSetText(operand: string, context: Context): Presence {
  const condition = `(not (kindIs "invalid" ${operand}))`;
  return context.known.has(condition) ? true : condition;
}

/** Whether an object holds a field at all. */
export function objectPresence(template: ObjectTemplate, context: Context, after: readonly Part[] = []): Presence {
  return either(
    template.parts.map((part, index) => {
      const later = [...template.parts.slice(index + 1), ...after];
      if (part.type === 'entry') {
        const replaced = overridden(later, { literal: part.key }, context);
        // Where a later part replaces it the key is there as well, unless it is an entry, which counts by itself.
        return both(presenceOf(part.value, context), replaced !== true);
      }
      return spreadPresence(part.value, later, context);
    }),
  );
}

function spreadPresence(value: Template, later: readonly Part[], context: Context): Presence {
  if (value.type === 'expression') return omitText(operandText(value.expression, context), later);
  if (value.type === 'object') return objectPresence(value, context, later);
  if (value.type === 'condition') {
    const condition = conditionText(value.condition, context);
    const otherwise = value.otherwise === undefined ? false : spreadPresence(value.otherwise, later, context);
    return either([both(condition, spreadPresence(value.body, later, context)), both(opposite(condition), otherwise)]);
  }
  return false;
}

/** Whether a list holds an element at all. Loops whose body may be absent are counted as they are written instead. */
export function listPresence(items: readonly Item[], context: Context): Presence {
  return either(
    items.map((item) => {
      switch (item.type) {
        case 'element':
          return presenceOf(item.value, context);
        case 'loop':
          return operandText(item.list, context);
        case 'splice':
          return splicePresence(item.value, context);
      }
    }),
  );
}

function splicePresence(value: Template, context: Context): Presence {
  if (value.type === 'expression') return operandText(value.expression, context);
  if (value.type === 'list') return listPresence(value.items, context);
  if (value.type === 'condition') {
    const condition = conditionText(value.condition, context);
    const otherwise = value.otherwise === undefined ? false : splicePresence(value.otherwise, context);
    return either([both(condition, splicePresence(value.body, context)), both(opposite(condition), otherwise)]);
  }
  return false;
}

/** Keys that entries written later take for themselves. */
export function laterKeys(later: readonly Part[]): readonly string[] {
  return [...new Set(later.flatMap((part) => (part.type === 'entry' ? [part.key] : [])))];
}

/** A map without the keys that are given later anyway. */
export function omitText(map: string, later: readonly Part[]): string {
  const keys = laterKeys(later);
  return keys.length === 0 ? map : `(omit ${map} ${keys.map(goString).join(' ')})`;
}

export type Key = { readonly literal: string } | { readonly variable: string };

/**
 * Under which condition a later part replaces a key. For a key only known as a variable, entries are left to `omit`
 * when `omitted` says so.
 */
export function overridden(later: readonly Part[], key: Key, context: Context, omitted = false): Presence {
  return either(
    later.map((part): Presence => {
      if (part.type === 'spread') return replacedBySpread(part.value, key, context);
      if ('literal' in key) return part.key === key.literal;
      return omitted ? false : `(eq ${key.variable} ${goString(part.key)})`;
    }),
  );
}

function replacedBySpread(value: Template, key: Key, context: Context): Presence {
  switch (value.type) {
    case 'expression': {
      const map = operandText(value.expression, context);
      const known = value.expression.type.nullable === true ? `(${map} | default dict)` : map;
      return `(hasKey ${known} ${'literal' in key ? goString(key.literal) : key.variable})`;
    }
    case 'condition': {
      const condition = conditionText(value.condition, context);
      const otherwise = value.otherwise === undefined ? false : replacedBySpread(value.otherwise, key, context);
      return either([
        both(condition, replacedBySpread(value.body, key, context)),
        both(opposite(condition), otherwise),
      ]);
    }
    case 'object':
      return overridden(value.parts, key, context);
    default:
      return false;
  }
}
