import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';

/** How one source is checked of an object that may have several, one field each. */
export interface SourceRule<T, C> {
  /** Field named when the object has another source before this one, where it is not that of the source. */
  readonly forbiddenAs?: string;
  /** Field named in the faults of the source, where it is not that of the source. */
  readonly reportedAs?: string;
  validate(object: T, path: FieldPath, errors: FieldErrors, context: C): void;
}

type MakeRule<T, C> = <F extends keyof T>(
  field: F,
  validate: (source: NonNullable<T[F]>, path: FieldPath, errors: FieldErrors, context: C) => void,
  spelled?: Pick<SourceRule<T, C>, 'forbiddenAs' | 'reportedAs'>,
) => readonly [F, SourceRule<T, C>];

/** Makes the rules of the sources of `T`, each typed by its field. */
export function sourceRules<T, C>(): MakeRule<T, C> {
  return (field, validate, spelled = {}) => {
    const guarded: SourceRule<T, C>['validate'] = (object, path, errors, context) => {
      const source = object[field];
      if (source !== undefined && source !== null) validate(source, path, errors, context);
    };
    return [field, { ...spelled, validate: guarded }];
  };
}
