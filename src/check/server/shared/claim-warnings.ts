import { amount, amountText } from '../../../kubernetes/amount-text.ts';
import { milliValue } from '../../../kubernetes/amount.ts';
import type { PersistentVolumeClaimSpec } from '../../../kubernetes/generated/objects.ts';
import type { FieldPath } from '../field-path.ts';
import { quote } from '../go-value.ts';

/** Storage is counted in whole bytes. */
export function claimSpecWarnings(spec: PersistentVolumeClaimSpec | undefined, path: FieldPath): string[] {
  return (['requests', 'limits'] as const).flatMap((list) => {
    const storage = amount(spec?.resources?.[list]?.['storage']);
    if (milliValue(storage) % 1000n === 0n) return [];
    const storagePath = path.child('resources').child(list).key('storage');
    return [`${storagePath}: fractional byte value ${quote(amountText(storage))} is invalid, must be an integer`];
  });
}
