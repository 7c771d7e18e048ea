/** Expressions that are not compiled here. */
export interface Undecided {
  readonly undecided: string;
}

/** Fields of objects that hold expressions. */
const FIELDS: ReadonlySet<string> = new Set(['rule', 'expression', 'messageExpression', 'valueExpression']);

/** Two of them are types of values as well. */
const MESSAGES = /google\s*\.\s*protobuf(?!\s*\.\s*(?:Duration|Timestamp)\b(?!\s*\{))/;
/** Macros whose result may have a type twice as large as the one it is made of. */
const GROWING = /\b(?:map|transformList|transformMap|transformMapEntry|optMap|optFlatMap|bind)\s*\(/g;
const MOST_GROWING = 12;

/** Why an expression is not compiled, or nothing. */
export function whyUndecided(source: string): string | undefined {
  if (MESSAGES.test(source)) return 'CEL expressions with messages of google.protobuf are not compiled.';
  return (source.match(GROWING)?.length ?? 0) > MOST_GROWING
    ? `CEL expressions with more than ${MOST_GROWING} macros that make lists or maps are not compiled.`
    : undefined;
}

/** The same of all expressions within an object. */
export function undecidedExpressions(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [field, part] of Object.entries(value)) {
    const isExpression = typeof part === 'string' && FIELDS.has(field);
    const why = isExpression ? whyUndecided(part) : undecidedExpressions(part);
    if (why !== undefined) return why;
  }
  return undefined;
}
