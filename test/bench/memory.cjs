// Required by each process that the bench starts: adds the most memory it ever had, in KiB, to a file.
const { appendFileSync } = require('node:fs');

const report = process.env.CHARTHOUSE_BENCH_MEMORY;
if (report !== undefined) {
  process.on('exit', () => appendFileSync(report, `${process.resourceUsage().maxRSS}\n`));
}
