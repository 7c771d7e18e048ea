/** Units and how they may be spelled; the last spelling may go on, as `hour` does in `hours`. */
const UNITS: readonly (readonly string[])[] = [
  ['ns', 'nano'],
  ['us', 'µs', 'micro'],
  ['ms', 'milli'],
  ['s', 'sec'],
  ['m', 'min'],
  ['h', 'hr', 'hour'],
  ['d', 'day'],
  ['w', 'wk', 'week'],
];

/** `1h30m`, as Go reads durations, or a text in which an amount with a unit occurs: `22 ns`, `in 3 days`. */
export function isDuration(text: string): boolean {
  if (
    /^[-+]?(0|([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|[smh])(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|[smh]))*)$/.test(
      text,
    )
  ) {
    return true;
  }
  for (const [, digits = '', unit = ''] of text.matchAll(/([0-9]+)[\t\n\f\r ]*([A-Za-zµ]+)/g)) {
    // A number beyond 64 bits is none, whatever comes behind it.
    if (BigInt(digits.slice(0, 40)) > 2n ** 63n - 1n) return false;
    if (isUnit(unit.toLowerCase())) return true;
  }
  return false;
}

function isUnit(unit: string): boolean {
  return UNITS.some((spellings) => spellings.includes(unit) || unit.startsWith(spellings.at(-1) ?? unit));
}
