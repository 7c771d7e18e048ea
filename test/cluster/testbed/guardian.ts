/**
 * Ends processes and removes a folder when this process dies, however it dies: a signal, an uncaught exception, or a
 * kill that no handler sees. It is a shell at the other end of a pipe; the operating system closes the pipe for us.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

export interface Guardian {
  /** From now on the process ends with us. */
  watch(pid: number): void;
  /** The process has ended: its id may soon belong to a stranger and must not be touched any more. */
  forget(pid: number): void;
  /** Ends whatever is still watched, removes the folder, and the guardian with it. */
  release(): void;
}

const script = `
watched=
while read -r verb pid; do
  case $verb in
    watch) watched="$watched $pid" ;;
    forget) rest=; for other in $watched; do [ "$other" = "$pid" ] || rest="$rest $other"; done; watched=$rest ;;
  esac
done
[ -z "$watched" ] || kill -KILL $watched 2>/dev/null
[ -z "$1" ] || rm -rf -- "$1"
`;

/** @param folder removed at the end; none if absent. */
export function startGuardian(folder = ''): Guardian {
  // Detached: an interrupt typed at the terminal goes to the whole foreground group and must not end the guardian first.
  const shell = spawn('sh', ['-c', script, 'guardian', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pipe = shell.stdin;
  pipe.on('error', () => undefined);
  // Neither the shell nor the pipe may keep this process alive.
  shell.unref();
  if (pipe instanceof Socket) pipe.unref();

  return {
    watch: (pid) => {
      pipe.write(`watch ${pid}\n`);
    },
    forget: (pid) => {
      pipe.write(`forget ${pid}\n`);
    },
    release: () => {
      pipe.end();
    },
  };
}
