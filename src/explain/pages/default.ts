import { ASKS } from '../../default/asks.ts';
import type { Page } from '../page.ts';

/** What the safe defaults ask for and say of themselves. */
export const DEFAULT_PAGES: readonly Page[] = [
  {
    code: 'default/resources',
    what: 'A container does not say how much CPU and memory it needs.',
    why: 'The scheduler puts it anywhere, an autoscaler by usage cannot work, and a leak takes the node down. How much is right only the author knows.',
    mend: helpOf('default/resources'),
    docs: docsOf('default/resources'),
  },
  {
    code: 'default/probes',
    what: 'A container that serves has no readiness probe.',
    why: 'Traffic reaches it as soon as the process runs, and a rolling update takes the old pods away before the new ones answer.',
    mend: helpOf('default/probes'),
    docs: docsOf('default/probes'),
  },
  {
    code: 'default/user',
    what: 'A container must not run as root, and nothing says as whom it runs.',
    why: 'That a pod must not be root was filled in. If the image says no user, or one by name, the kubelet refuses to start it.',
    mend: helpOf('default/user'),
    docs: docsOf('default/user'),
  },
  {
    code: 'default/writable-folder',
    what: 'A container has a read-only root file system and no folder to write to.',
    why: 'That the file system is read-only was filled in. Programs that write temporary files, caches or sockets fail.',
    mend: helpOf('default/writable-folder'),
    docs: docsOf('default/writable-folder'),
  },
  {
    code: 'default/undecided',
    what: 'Safe defaults do not reach into a part of an object.',
    why: 'The part comes from a value of the chart, so it is not known what is said in it.',
    mend: 'Write the structure out and leave only its values to the chart, or say the security settings in it yourself.',
  },
  {
    code: 'default/no-reason',
    what: 'An opt-out has no reason.',
    why: 'A reason is what makes an exception reviewable; without one it allows nothing.',
    mend: 'Say in a sentence why it has to be.',
  },
  {
    code: 'default/needless-opt-out',
    what: 'An opt-out excuses nothing.',
    why: 'It would excuse, unseen, what somebody adds later.',
    mend: 'Take it out.',
  },
];

function ask(code: string): (typeof ASKS)[number] {
  const found = ASKS.find((candidate) => candidate.code === code);
  if (found === undefined) throw new RangeError(`nothing asks for ${code}`);
  return found;
}

function helpOf(code: string): string {
  return `${ask(code).help} Or give a reason for going without: unsafe: { ${ask(code).optOut}: '...' }.`;
}

function docsOf(code: string): string {
  return ask(code).docs;
}
