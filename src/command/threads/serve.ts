import { parentPort, workerData } from 'node:worker_threads';

/** Makes this file the program of a `ThreadPool`: `prepare` gets what the pool was set up with and gives what does a task. */
export function serve<Setup, Task, Result>(prepare: (setup: Setup) => (task: Task) => Result): void {
  const port = parentPort;
  if (port === null) throw new Error('this program runs in a thread');
  const work = prepare(workerData);
  port.on('message', (task: Task) => port.postMessage(work(task)));
}
