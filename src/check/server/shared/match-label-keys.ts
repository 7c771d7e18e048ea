/** `matchLabelKeys` and `mismatchLabelKeys`: labels whose values are taken from the pod itself (KEP-3243, KEP-3633). */
import type { LabelSelector } from '../../../kubernetes/generated/objects.ts';
import type { FieldErrors } from '../field-errors.ts';
import type { FieldPath } from '../field-path.ts';
import { validateLabelKey } from './labels.ts';

type Keys = readonly string[];
type Selector = LabelSelector | null | undefined;

const SELECTOR_HELP = 'Add a labelSelector for the pods that are counted.';
const BOTH_HELP = 'Leave it out of the labelSelector: the server adds it there with the value that the pod has.';
const NO_SELECTOR = 'must not be specified when labelSelector is not set';

/** Pod affinity, and topology spread since 1.34: the server has added the keys to the selector of a pod before. */
export function validateMatchLabelKeys(
  path: FieldPath,
  match: Keys,
  mismatch: Keys,
  selector: Selector,
  errors: FieldErrors,
): void {
  validateKeys(match, selector, path.child('matchLabelKeys'), errors);
  validateKeys(mismatch, selector, path.child('mismatchLabelKeys'), errors);
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const { key = '' } of selector?.matchExpressions ?? []) {
    const position = match.lastIndexOf(key);
    if (position >= 0 && seen.has(key)) {
      errors.invalid(path.index(position), key, 'exists in both matchLabelKeys and labelSelector', BOTH_HELP);
    }
    seen.add(key);
  }
  match.forEach((key, position) => {
    if (mismatch.includes(key)) {
      const keyPath = path.child('matchLabelKeys').index(position);
      errors.invalid(keyPath, key, 'exists in both matchLabelKeys and mismatchLabelKeys');
    }
  });
}

/** Topology spread until 1.33: no key may be in the selector too. */
export function validateUnmergedMatchLabelKeys(
  path: FieldPath,
  match: Keys,
  selector: Selector,
  errors: FieldErrors,
): void {
  if (match.length === 0) return;
  const selected = new Set(Object.keys(selector?.matchLabels ?? {}));
  for (const { key = '' } of selector?.matchExpressions ?? []) selected.add(key);
  if (selector === null || selector === undefined) errors.forbidden(path, NO_SELECTOR, SELECTOR_HELP);
  match.forEach((key, position) => {
    validateLabelKey(key, path.index(position), errors);
    if (selected.has(key)) {
      errors.invalid(path.index(position), key, 'exists in both matchLabelKeys and labelSelector', BOTH_HELP);
    }
  });
}

function validateKeys(keys: Keys, selector: Selector, path: FieldPath, errors: FieldErrors): void {
  if (keys.length === 0) return;
  if (selector === null || selector === undefined) {
    errors.forbidden(path, NO_SELECTOR, SELECTOR_HELP);
    return;
  }
  keys.forEach((key, position) => validateLabelKey(key, path.index(position), errors));
}
