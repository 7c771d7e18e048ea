import type { Random } from './random.ts';
import type { Subject } from './differential.ts';
import { featureSubject } from './subjects.ts';
export function randomSubject(_random: Random): Subject {
  return featureSubject;
}
