import type { Channel } from './terminal.ts';

/** Nothing moves for runs below this. */
const QUIET_FOR = 300;

/** Says on a terminal what a longer run is doing; the result clears it. */
export function startProgress(text: string, { isTerminal, colors, unicode, write }: Channel): () => void {
  if (!isTerminal) return () => undefined;
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    write(colors.dim(`${text}${unicode ? '…' : '...'}`));
  }, QUIET_FOR);
  // The program has nothing left to do once only this timer waits.
  timer.unref();
  return () => {
    clearTimeout(timer);
    if (shown) write('\r\u001b[K');
    shown = false;
  };
}
