/** Free loopback ports. */
import { createServer, type Server } from 'node:net';

// Below 32768, where Linux starts to hand out ports to outgoing connections: those could take one between our look and its use.
const lowest = 20_000;
const highest = 32_000;
const attempts = 200;

/** Distinct ports that nobody listens on. All are held while searching, so that no two are the same. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  try {
    for (let attempt = 0; attempt < attempts && ports.length < count; attempt += 1) {
      const port = lowest + Math.floor(Math.random() * (highest - lowest));
      const server = await listen(port);
      if (server === undefined) continue;
      held.push(server);
      ports.push(port);
    }
  } finally {
    await Promise.all(held.map(close));
  }
  if (ports.length < count) throw new Error(`no ${count} free loopback ports between ${lowest} and ${highest}`);
  return ports;
}

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('no free loopback port');
  return port;
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
