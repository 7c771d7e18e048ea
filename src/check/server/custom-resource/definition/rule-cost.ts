/**
 * What the rules of a schema may cost together and each for itself.
 *
 * Source: apiextensions-apiserver `pkg/apis/apiextensions/validation`.
 */
import type { Compiled } from '../../cel/compile.ts';
import { estimateCost } from '../../cel/cost/cost.ts';
import { LARGEST } from '../../cel/cost/estimate.ts';
import { LARGEST_REQUEST, sizeWithin, type SchemaType } from '../../cel/environment/schema-type.ts';
import { holds, type ServerContext } from '../../context.ts';
import type { FieldErrors } from '../../field-errors.ts';
import type { FieldPath } from '../../field-path.ts';

const MOST_OF_RULE = 10_000_000;
const MOST_OF_SCHEMA = 100_000_000;
/** How many of the most expensive rules are told. */
const MOST_TOLD = 4;

interface Expense {
  readonly path: FieldPath;
  readonly cost: number;
}

/** Adds up what the rules of a schema cost. */
export class RuleBudget {
  private readonly exact: boolean;
  private total = 0;
  private open = false;
  private expensive: readonly Expense[] = [];

  constructor(context: ServerContext) {
    this.exact = holds(context, 33);
  }

  /** Older servers estimate otherwise; of what is too expensive by a careful estimate nothing is said. */
  get undecided(): boolean {
    return this.open;
  }

  /** A rule that may occur so many times; nothing where no limit is set. */
  chargeRule(
    compiled: Compiled,
    type: SchemaType,
    occurrences: number | undefined,
    path: FieldPath,
    errors: FieldErrors,
  ): void {
    const times = occurrences ?? Math.floor(LARGEST_REQUEST / (type.least + 1));
    const cost = Math.min(LARGEST, this.costOf(compiled, type) * times);
    this.charge(cost, 'estimated rule cost', path, errors);
    this.observe({ path, cost });
  }

  /** A message is made once. */
  chargeMessage(compiled: Compiled, type: SchemaType, path: FieldPath, errors: FieldErrors): void {
    const cost = this.costOf(compiled, type);
    this.charge(cost, 'estimated messageExpression cost', path, errors);
    this.observe({ path, cost });
  }

  private costOf({ expression, checked }: Compiled, type: SchemaType): number {
    const options = { cautious: !this.exact };
    return estimateCost(expression, checked, (path) => sizeWithin(type, path), options).most;
  }

  private charge(cost: number, what: string, path: FieldPath, errors: FieldErrors): void {
    if (cost <= MOST_OF_RULE) return;
    if (this.exact) errors.forbidden(path, exceeded(what, cost, MOST_OF_RULE));
    else this.open = true;
  }

  private observe(expense: Expense): void {
    this.total = Math.min(LARGEST, this.total + expense.cost);
    if (expense.cost < MOST_OF_SCHEMA / 100) return;
    const sorted = [...this.expensive, expense].toSorted((first, second) => second.cost - first.cost);
    this.expensive = sorted.slice(0, MOST_TOLD);
  }

  /** Tells when all rules together are too expensive. */
  close(path: FieldPath, errors: FieldErrors): void {
    if (this.total <= MOST_OF_SCHEMA) return;
    if (!this.exact) this.open = true;
    if (!this.exact) return;
    for (const { path: rulePath } of this.expensive) {
      errors.forbidden(
        rulePath,
        'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema',
      );
    }
    const what = 'x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema';
    errors.forbidden(path, exceeded(what, this.total, MOST_OF_SCHEMA));
  }
}

function exceeded(what: string, cost: number, limit: number): string {
  const times = cost / limit;
  const factor = times > 100 ? 'more than 100x' : `${times.toFixed(times < 1.5 ? 6 : 1)}x`;
  const advice =
    'try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared';
  return `${what} exceeds budget by factor of ${factor} (${advice})`;
}
