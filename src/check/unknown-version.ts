import { MINORS } from '../kubernetes/kinds.ts';

/** A version that cannot be asked for. */
export class UnknownVersionError extends Error {
  constructor(version: string) {
    super(`Kubernetes ${version} is not known here: known are ${MINORS.map((minor) => `1.${minor}`).join(', ')}.`);
    this.name = 'UnknownVersionError';
  }
}
