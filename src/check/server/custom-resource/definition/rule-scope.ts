/**
 * Where in a schema a rule stands: the type of what it looks at, and how often that may occur.
 *
 * Source: apiextensions-apiserver `pkg/apis/apiextensions/validation/cel_validation.go`.
 */
import { escapeProperty } from '../../cel/environment/escape.ts';
import { schemaType, type SchemaType } from '../../cel/environment/schema-type.ts';
import { holds, type ServerContext } from '../../context.ts';
import type { FieldPath } from '../../field-path.ts';
import { isEmbedded, isMap, type Schema } from '../schema.ts';

/** Made up by the server, with a number that no one can know. */
const ROOT_TYPE = 'selfType';

export class RuleScope {
  private readonly schema: Schema;
  private readonly parent: RuleScope | undefined;
  private readonly step: string | undefined;
  /** The highest part of the schema in which old and new values cannot be told apart. */
  readonly uncorrelatable: FieldPath | undefined;
  /** How often a value with this schema occurs at most; nothing where no limit is set. */
  readonly occurrences: number | undefined;

  private constructor(
    schema: Schema,
    parent: RuleScope | undefined,
    step: string | undefined,
    uncorrelatable: FieldPath | undefined,
  ) {
    this.schema = schema;
    this.parent = parent;
    this.step = step;
    this.uncorrelatable = uncorrelatable;
    this.occurrences = parent === undefined ? 1 : product(parent.occurrences, mostElements(parent.schema));
  }

  static root(schema: Schema): RuleScope {
    return new RuleScope(schema, undefined, undefined, undefined);
  }

  property(name: string, schema: Schema, path: FieldPath): RuleScope {
    const mapType = this.schema['x-kubernetes-map-type'] ?? 'granular';
    const correlatable = mapType === 'granular' || mapType === 'atomic';
    return new RuleScope(schema, this, name, this.uncorrelatable ?? (correlatable ? undefined : path));
  }

  values(schema: Schema): RuleScope {
    return new RuleScope(schema, this, undefined, this.uncorrelatable);
  }

  items(schema: Schema, path: FieldPath): RuleScope {
    const correlatable = this.schema['x-kubernetes-list-type'] === 'map';
    return new RuleScope(schema, this, undefined, this.uncorrelatable ?? (correlatable ? undefined : path));
  }

  /** The type of what the rules of this part look at. */
  type(context: ServerContext): SchemaType | undefined {
    const isResource = this.parent === undefined || isEmbedded(this.schema);
    const options = { boundedIntOrString: holds(context, 34) };
    return this.metadataType(context) ?? schemaType(this.schema, isResource, ROOT_TYPE, options);
  }

  /** The metadata of an object is known better than its schema says. */
  private metadataType(context: ServerContext): SchemaType | undefined {
    const { parent, step } = this;
    if (step !== 'metadata' || parent === undefined || !parent.ruled()) return undefined;
    return parent.type(context)?.fields?.get(escapeProperty(step) ?? step);
  }

  private ruled(): boolean {
    return (this.schema['x-kubernetes-validations'] ?? []).length > 0 || (this.parent?.ruled() ?? false);
  }
}

function mostElements(schema: Schema): number | undefined {
  if (schema.type === 'array') return bounded(schema.maxItems);
  return schema.type === 'object' && isMap(schema) ? bounded(schema.maxProperties) : 1;
}

function bounded(limit: number | null | undefined): number | undefined {
  return typeof limit === 'number' ? Math.max(0, limit) : undefined;
}

function product(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? undefined : first * second;
}
