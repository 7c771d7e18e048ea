/** One line on standard error per step of a long build, and a sign of life while a step lasts. */

export interface Progress {
  readonly step: (what: string) => void;
  readonly end: (how: string) => void;
}

const signOfLifeMs = 30_000;

export function startProgress(subject: string): Progress {
  const start = Date.now();
  let current = '';
  const say = (what: string): void => {
    process.stderr.write(`testbed: ${subject} ${what} (${Math.round((Date.now() - start) / 1000)} s)\n`);
  };
  const timer = setInterval(() => say(`still ${current}`), signOfLifeMs);
  // A forgotten progress must not keep the process alive.
  timer.unref();
  return {
    step: (what) => {
      current = what;
      say(what);
    },
    end: (how) => {
      clearInterval(timer);
      say(how);
    },
  };
}
