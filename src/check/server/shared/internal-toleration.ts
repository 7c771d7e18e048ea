import type { Toleration } from '../../../kubernetes/generated/objects.ts';
import { Typed } from '../go-value.ts';

/** A toleration as the server's internal type prints it. */
export function goToleration({ key, operator, value, effect, tolerationSeconds }: Toleration): object {
  const fields = { Key: key ?? '', Operator: operator ?? '', Value: value ?? '', Effect: effect ?? '' };
  const json = { ...fields, TolerationSeconds: tolerationSeconds ?? null };
  // Older servers show where in memory the seconds are.
  if (tolerationSeconds !== undefined) return json;
  return new Typed('core.Toleration', { ...fields, TolerationSeconds: new Typed('(*int64)', undefined) }, json);
}
