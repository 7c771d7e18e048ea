import { setFlagsFromString } from 'node:v8';

// Bytes of code that a function runs before it is compiled to the full; V8's own number is 135,168.
const BUDGET = 500_000;

/**
 * Compilers of V8 work beside the program, on processors that are idle: where threads of ours are at work on all of them, it takes
 * a longer run until compiling has paid. Measured with the V8 of Node 20 alone; later ones have a cheap compiler in between.
 */
export function optimizeLater(): void {
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
