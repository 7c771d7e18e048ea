// Squares numbers, the odd ones slowly; ends without a word at the number it is set up with.
const { parentPort, workerData } = require('node:worker_threads');

parentPort.on('message', (task) => {
  if (task === workerData.endsAt) process.exit();
  if (task < 0) throw new RangeError(`${task} has no place here`);
  setTimeout(() => parentPort.postMessage({ value: task * task, there: true }), task % 2);
});
