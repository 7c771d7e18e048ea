/**
 * A definition in the form in which the server checks it: what all versions say alike stands at the top and is gone from the
 * versions. Error paths follow it: `spec.validation.openAPIV3Schema` for a definition with one version.
 *
 * Source: apiextensions-apiserver `pkg/apis/apiextensions/v1/conversion.go`.
 */
import type {
  CustomResourceColumnDefinition,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
  CustomResourceValidation,
  SelectableField,
} from '../../../../kubernetes/generated/objects.ts';
import { goJson } from '../../go-value.ts';
import { sortedKeys } from '../sorted-keys.ts';

export interface InternalSpec {
  readonly version: string;
  readonly validation?: CustomResourceValidation;
  readonly subresources?: CustomResourceSubresources;
  readonly columns?: readonly CustomResourceColumnDefinition[];
  readonly selectableFields?: readonly SelectableField[];
  /** Versions with what they say differently; none when the definition does not speak of versions at all. */
  readonly versions?: readonly CustomResourceDefinitionVersion[];
}

export function internalSpec(spec: CustomResourceDefinitionSpec): InternalSpec {
  const versions = spec.versions ?? [];
  const [first] = versions;
  if (first === undefined) return { version: '', ...(spec.versions && { versions }) };
  const common = {
    ...(allAlike(versions.map(({ schema }) => schema)) && { schema: first.schema }),
    ...(allAlike(versions.map(({ subresources }) => subresources)) && { subresources: first.subresources }),
    ...(allAlike(versions.map(({ additionalPrinterColumns: columns }) => columns ?? [])) && {
      additionalPrinterColumns: first.additionalPrinterColumns,
    }),
    ...(allAlike(versions.map(({ selectableFields }) => selectableFields ?? [])) && {
      selectableFields: first.selectableFields,
    }),
  };
  const left = versions.map((version) =>
    Object.fromEntries(Object.entries(version).filter(([field]) => !Object.hasOwn(common, field))),
  );
  return {
    version: first.name ?? '',
    ...(common.schema && { validation: common.schema }),
    ...(common.subresources && { subresources: common.subresources }),
    ...(common.additionalPrinterColumns && { columns: common.additionalPrinterColumns }),
    ...(common.selectableFields && { selectableFields: common.selectableFields }),
    versions: left,
  };
}

function allAlike(values: readonly unknown[]): boolean {
  if (values.length === 1) return true;
  const texts = values.map((value) => goJson(sortedKeys(value)));
  return texts.every((text) => text === texts[0]);
}
