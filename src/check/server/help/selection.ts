import type { LabelSelector } from '../../../kubernetes/generated/objects.ts';

type Labels = Readonly<Record<string, string>>;

/** More labels than these are not copied by hand. */
const LABELS_SHOWN = 5;

/** What makes a workload find the pods of its template: labels for the one, or a selector for the other. */
export function selectionHelp(selector: LabelSelector | undefined, labels: Labels = {}): string {
  if (!selector) {
    const given = listed(Object.entries(labels));
    return given === ''
      ? 'A workload finds its pods by labels: give the template one, and select it with matchLabels.'
      : `A workload finds its pods by labels: select those of the template with matchLabels: { ${given} }.`;
  }
  const lacking = Object.entries(selector.matchLabels ?? {}).filter(([key, value]) => labels[key] !== value);
  const asked = 'Give the template the labels that the selector asks for';
  return lacking.length === 0 ? `${asked}.` : `${asked}: ${listed(lacking)}.`;
}

function listed(labels: readonly (readonly [key: string, value: string])[]): string {
  const shown = labels.slice(0, LABELS_SHOWN).map(([key, value]) => `${key}: ${value}`);
  return [...shown, ...(labels.length > LABELS_SHOWN ? ['...'] : [])].join(', ');
}
