/** Parts of a definition as the server prints them: its own types, every field in its place. */
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
  ValidationRule,
} from '../../../../kubernetes/generated/objects.ts';
import { Typed } from '../../go-value.ts';
import { isSchema, itemsOf, valuesOf, type Schema } from '../schema.ts';
import { sortedKeys } from '../sorted-keys.ts';

export function printedVersions(versions: readonly CustomResourceDefinitionVersion[] | undefined): unknown {
  if (versions === undefined || versions.length === 0) {
    return new Typed('[]apiextensions.CustomResourceDefinitionVersion', versions);
  }
  return versions.map((version) => ({
    Name: version.name ?? '',
    Served: version.served ?? false,
    Storage: version.storage ?? false,
    Deprecated: version.deprecated ?? false,
    DeprecationWarning: version.deprecationWarning ?? null,
    Schema: version.schema
      ? { OpenAPIV3Schema: version.schema.openAPIV3Schema ? printedSchema(version.schema.openAPIV3Schema) : null }
      : null,
    Subresources: version.subresources ? printedSubresources(version.subresources) : null,
    AdditionalPrinterColumns: version.additionalPrinterColumns?.map(printedColumn) ?? null,
    SelectableFields: version.selectableFields?.map(({ jsonPath }) => ({ JSONPath: jsonPath ?? '' })) ?? null,
  }));
}

function printedSubresources({ status, scale }: CustomResourceSubresources): object {
  return {
    Status: status ? {} : null,
    Scale: scale
      ? {
          SpecReplicasPath: scale.specReplicasPath ?? '',
          StatusReplicasPath: scale.statusReplicasPath ?? '',
          LabelSelectorPath: scale.labelSelectorPath ?? null,
        }
      : null,
  };
}

function printedColumn(column: CustomResourceColumnDefinition): object {
  return {
    Name: column.name ?? '',
    Type: column.type ?? '',
    Format: column.format ?? '',
    Description: column.description ?? '',
    Priority: column.priority ?? 0,
    JSONPath: column.jsonPath ?? '',
  };
}

/** The fields of a schema by the names and in the order of the server's own type; what is not set has its zero value. */
export function schemaFields(schema: Schema): readonly (readonly [string, unknown])[] {
  return [
    ['ID', schema.id ?? ''],
    ['Schema', schema.$schema ?? ''],
    ['Ref', schema.$ref ?? null],
    ['Description', schema.description ?? ''],
    ['Type', schema.type ?? ''],
    ['Nullable', schema.nullable ?? false],
    ['Format', schema.format ?? ''],
    ['Title', schema.title ?? ''],
    ['Default', sortedKeys(schema.default ?? null)],
    ['Maximum', schema.maximum ?? null],
    ['ExclusiveMaximum', schema.exclusiveMaximum ?? false],
    ['Minimum', schema.minimum ?? null],
    ['ExclusiveMinimum', schema.exclusiveMinimum ?? false],
    ['MaxLength', schema.maxLength ?? null],
    ['MinLength', schema.minLength ?? null],
    ['Pattern', schema.pattern ?? ''],
    ['MaxItems', schema.maxItems ?? null],
    ['MinItems', schema.minItems ?? null],
    ['UniqueItems', schema.uniqueItems ?? false],
    ['MultipleOf', schema.multipleOf ?? null],
    ['Enum', schema.enum?.map(sortedKeys) ?? null],
    ['MaxProperties', schema.maxProperties ?? null],
    ['MinProperties', schema.minProperties ?? null],
    ['Required', schema.required ?? null],
    ['Items', printedItems(schema)],
    ['AllOf', schema.allOf?.map(printedSchema) ?? null],
    ['OneOf', schema.oneOf?.map(printedSchema) ?? null],
    ['AnyOf', schema.anyOf?.map(printedSchema) ?? null],
    ['Not', schema.not ? printedSchema(schema.not) : null],
    ['Properties', printedMap(schema.properties)],
    ['AdditionalProperties', printedValues(schema.additionalProperties, valuesOf(schema))],
    ['PatternProperties', printedMap(schema.patternProperties)],
    ['Dependencies', printedDependencies(schema)],
    ['AdditionalItems', printedAdditionalItems(schema)],
    ['Definitions', printedMap(schema.definitions)],
    [
      'ExternalDocs',
      schema.externalDocs
        ? { Description: schema.externalDocs.description ?? '', URL: schema.externalDocs.url ?? '' }
        : null,
    ],
    ['Example', sortedKeys(schema.example ?? null)],
    ['XPreserveUnknownFields', schema['x-kubernetes-preserve-unknown-fields'] ?? null],
    ['XEmbeddedResource', schema['x-kubernetes-embedded-resource'] ?? false],
    ['XIntOrString', schema['x-kubernetes-int-or-string'] ?? false],
    ['XListMapKeys', schema['x-kubernetes-list-map-keys'] ?? null],
    ['XListType', schema['x-kubernetes-list-type'] ?? null],
    ['XMapType', schema['x-kubernetes-map-type'] ?? null],
    ['XValidations', schema['x-kubernetes-validations']?.map(printedRule) ?? null],
  ];
}

export function printedSchema(schema: Schema): object {
  return Object.fromEntries(schemaFields(schema));
}

export function printedRule(rule: ValidationRule): object {
  const { reason, optionalOldSelf } = rule;
  const fields = {
    Rule: rule.rule ?? '',
    Message: rule.message ?? '',
    MessageExpression: rule.messageExpression ?? '',
    Reason: reason ?? new Typed('(*apiextensions.FieldValueErrorReason)', undefined),
    FieldPath: rule.fieldPath ?? '',
    OptionalOldSelf: optionalOldSelf ?? new Typed('(*bool)', undefined),
  };
  // Older servers show where in memory the others are.
  return reason === undefined && optionalOldSelf === undefined
    ? new Typed('apiextensions.ValidationRule', fields)
    : fields;
}

function printedMap(map: Readonly<Record<string, Schema>> | undefined): unknown {
  if (!map) return null;
  return Object.fromEntries(
    Object.keys(map)
      .toSorted()
      .map((name) => [name, printedSchema(map[name] ?? {})]),
  );
}

function printedItems(schema: Schema): unknown {
  if (!schema.items) return null;
  const single = itemsOf(schema);
  return {
    Schema: single ? printedSchema(single) : null,
    JSONSchemas: Array.isArray(schema.items) ? schema.items.map(printedSchema) : null,
  };
}

function printedValues(given: unknown, schema: Schema | undefined): unknown {
  if (given === undefined || given === null) return null;
  return { Allows: given !== false, Schema: schema ? printedSchema(schema) : null };
}

function printedAdditionalItems({ additionalItems }: Schema): unknown {
  return printedValues(additionalItems, isSchema(additionalItems) ? additionalItems : undefined);
}

function printedDependencies({ dependencies }: Schema): unknown {
  if (!dependencies) return null;
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, needed]) => [
      name,
      isSchema(needed) ? { Schema: printedSchema(needed), Property: null } : { Schema: null, Property: needed },
    ]),
  );
}
