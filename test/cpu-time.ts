/** Milliseconds of processor time that something takes at best: other work on the machine does not count. */
export function cpuTime(run: () => unknown, tries = 3): number {
  let best = Number.POSITIVE_INFINITY;
  for (let each = 0; each < tries; each += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
