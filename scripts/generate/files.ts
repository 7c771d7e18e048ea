import { renderKindTypes } from './kind-types.ts';
import { renderKinds, renderLifecycle } from './kinds.ts';
import { merge } from './merge.ts';
import { renderObjects } from './objects.ts';
import { readRecordings } from './recording.ts';
import { renderTable } from './table.ts';
import { renderTypes } from './types.ts';

/** The generated files by path, from the recordings in a folder. The same recordings give the same bytes. */
export function generatedFiles(recordings: string): Readonly<Record<string, string>> {
  const kubernetes = merge(readRecordings(recordings));
  return {
    'src/kubernetes/generated/objects.ts': renderObjects(kubernetes),
    'src/kubernetes/generated/types.ts': renderTypes(kubernetes),
    'src/kubernetes/generated/kind-types.ts': renderKindTypes(kubernetes),
    'src/kubernetes/generated/kinds.ts': renderKinds(kubernetes),
    'src/kubernetes/generated/lifecycle.ts': renderLifecycle(),
    'src/kubernetes/generated/definitions.ts': renderTable(kubernetes),
  };
}
