#!/usr/bin/env node
import { CommanderError } from 'commander';
import { bugReport, EXIT } from './failure.ts';
import { commandLine } from './program.ts';

declare const CHARTHOUSE_VERSION: string;

const version = typeof CHARTHOUSE_VERSION === 'string' ? CHARTHOUSE_VERSION : 'development';

// A reader that has seen enough, as in `charthouse synth -p | head`, is no failure; a full disk is one.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    process.exit(EXIT.usage);
  });
}

async function main(): Promise<void> {
  try {
    await commandLine(version).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
      return;
    }
    process.stderr.write(bugReport(error));
    process.exitCode = EXIT.bug;
  }
}

void main();
