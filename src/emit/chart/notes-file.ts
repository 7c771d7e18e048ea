import type { ChartProps } from '../../values/chart.ts';
import { decodeText } from '../../values/mark.ts';
import type { Context } from './context.ts';
import { literal } from '../../values/expression.ts';
import { namedText } from './text-lines.ts';

/** NOTES.txt: what is shown after an installation. */
export function notesText(chart: ChartProps, context: Context): string | undefined {
  if (chart.type === 'library') return undefined;
  if (chart.notes === undefined) {
    return [
      '{{ .Chart.Name }} {{ .Chart.Version }} is installed as release {{ .Release.Name }} in namespace {{ .Release.Namespace }}.',
      '',
      'To see what it consists of:',
      '  kubectl get all --namespace {{ .Release.Namespace }} --selector app.kubernetes.io/instance={{ .Release.Name }}',
      '',
    ].join('\n');
  }
  const pieces = decodeText(chart.notes).map((piece) => (typeof piece === 'string' ? literal(piece) : piece));
  return `${namedText(pieces, context).join('\n')}\n`;
}
