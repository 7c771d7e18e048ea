import { Random } from './random.ts';
import { randomSubject } from './random-app.ts';
import { Trial } from './differential.ts';
const t = new Trial(randomSubject(new Random(Number(process.argv[2]))));
for (const f of t.chart.files)
  if (f.path.includes(process.argv[3] ?? 'object')) console.log('#### ' + f.path + '\n' + f.content);
