/** Why a chart cannot be written: its files as a whole, not a value in one of them. Helm would refuse it or read it wrong. */
export class ChartError extends Error {
  override readonly name = 'ChartError';
}
