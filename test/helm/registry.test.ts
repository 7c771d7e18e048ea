import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import * as openpgp from 'openpgp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archiveName, packageChart } from '../../src/emit/chart/archive.ts';
import { writeChart } from '../../src/emit/chart/chart-files.ts';
import { openPgpSigner, provenance } from '../../src/emit/chart/provenance.ts';
import { pushChart, type PushOptions, RegistryError } from '../../src/emit/chart/registry.ts';
import { repositoryIndex } from '../../src/emit/chart/repository-index.ts';
import type { ChartProps } from '../../src/values/chart.ts';
import { cachedHelm, PACKAGED_VERSIONS } from './binaries.ts';

const chart: ChartProps = {
  name: 'web',
  version: '1.2.3+build.5',
  description: 'Serves pages',
  home: 'https://example.com',
  maintainers: [{ name: 'Ada', email: 'ada@example.com' }],
};

async function archiveOf(props: ChartProps): Promise<Uint8Array> {
  const [written] = writeChart({ chart: props, objects: [] });
  if (written === undefined) throw new Error('no chart');
  return packageChart(written);
}

/** A registry in memory, with answers it can be told to give instead. */
class Registry {
  readonly blobs = new Map<string, Buffer>();
  readonly manifests = new Map<string, Buffer>();
  readonly requests: string[] = [];
  /** Answers to give first, one a request. */
  readonly refusals: ((response: http.ServerResponse) => void)[] = [];
  private readonly server = http.createServer((request, response) => void this.answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('no address');
    return `127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => void this.server.close(resolve));
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '', 'http://x');
    this.requests.push(`${request.method} ${url.pathname} ${request.headers.authorization ?? ''}`.trim());
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return refusal(response);
    const [, kind, reference = ''] = /\/(blobs|manifests)\/(.*)$/.exec(url.pathname) ?? [];
    if (request.method === 'POST') return void response.writeHead(202, { location: `${url.pathname}1?state=a` }).end();
    if (request.method === 'PUT' && kind === 'blobs') {
      const digest = url.searchParams.get('digest') ?? '';
      if (digest !== digestOf(body)) return void response.writeHead(400).end('digest');
      this.blobs.set(digest, body);
      return void response.writeHead(201).end();
    }
    if (request.method === 'PUT') {
      this.manifests.set(reference, body);
      this.manifests.set(digestOf(body), body);
      return void response.writeHead(201).end();
    }
    const found = kind === 'blobs' ? this.blobs.get(reference) : this.manifests.get(reference);
    if (url.pathname === '/v2/') return void response.writeHead(200).end();
    if (found === undefined) return void response.writeHead(404).end();
    const type = kind === 'blobs' ? 'application/octet-stream' : 'application/vnd.oci.image.manifest.v1+json';
    response.writeHead(200, {
      'content-type': type,
      'content-length': found.length,
      'docker-content-digest': digestOf(found),
    });
    response.end(request.method === 'HEAD' ? undefined : found);
  }
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

describe('pushing a chart', () => {
  let registry: Registry;
  let options: PushOptions;
  beforeEach(async () => {
    registry = new Registry();
    const host = await registry.start();
    options = {
      to: `oci://${host}/charts`,
      chart,
      archive: await archiveOf(chart),
      plainHttp: true,
      wait: async () => undefined,
    };
  });
  afterEach(async () => {
    await registry.stop();
  });

  test('writes blobs first and the manifest last, under a tag without plus signs', async () => {
    const pushed = await pushChart({ ...options, provenance: 'signed' });
    expect(pushed.reference).toMatch(/\/charts\/web:1\.2\.3_build\.5$/);
    const manifest: unknown = JSON.parse(String(registry.manifests.get('1.2.3_build.5')));
    expect(manifest).toMatchObject({
      schemaVersion: 2,
      config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' },
      layers: [
        { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', size: options.archive.byteLength },
        { mediaType: 'application/vnd.cncf.helm.chart.provenance.v1.prov', size: 6 },
      ],
      annotations: {
        'org.opencontainers.image.title': 'web',
        'org.opencontainers.image.authors': 'Ada (ada@example.com)',
      },
    });
    expect(registry.requests.at(-1)).toMatch(/^PUT .*\/manifests\//);
    expect(registry.blobs.size).toBe(3);
  });

  test('uploads nothing twice', async () => {
    await pushChart(options);
    registry.requests.length = 0;
    await pushChart(options);
    expect(registry.requests.map((request) => request.split(' ')[0])).toEqual(['HEAD', 'HEAD', 'PUT']);
  });

  test('logs in where it is asked to', async () => {
    registry.refusals.push((response) => void response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end());
    await pushChart({ ...options, credentials: { username: 'ada', password: 'pw' } });
    expect(registry.requests.at(-1)).toContain(`Basic ${Buffer.from('ada:pw').toString('base64')}`);
  });

  test('waits when the registry is busy', async () => {
    registry.refusals.push(
      (response) => void response.writeHead(429, { 'retry-after': '1' }).end(),
      (response) => void response.writeHead(503).end(),
    );
    await expect(pushChart(options)).resolves.toBeDefined();
  });

  test.each<[string, (response: http.ServerResponse) => void, RegExp]>([
    [
      '405',
      (response) => void response.writeHead(405).end('no such project'),
      /answers 405 to HEAD .*no such project|answers 405/,
    ],
    ['401 without a way to log in', (response) => void response.writeHead(401).end(), /401 .*log in/],
    [
      '401 that wants a password',
      (response) => void response.writeHead(401, { 'www-authenticate': 'Basic' }).end(),
      /asks for a user name/,
    ],
    ['half an answer', (response) => response.destroy(), /cannot be reached/],
  ])('fails with the answer of the registry: %s', async (_, refusal, message) => {
    registry.refusals.push(refusal);
    await expect(pushChart(options)).rejects.toThrow(message);
    expect(registry.manifests.size).toBe(0);
  });

  test('fails where the registry knows no such place, though a missing blob is nothing to fail for', async () => {
    registry.refusals.push(
      (response) => void response.writeHead(404).end(),
      (response) => void response.writeHead(404).end('name unknown'),
    );
    await expect(pushChart(options)).rejects.toThrow(/answers 404 to POST .*name unknown/);
  });

  test('gives up on a registry that stays busy', async () => {
    const busy = (response: http.ServerResponse): void => void response.writeHead(429).end('slow down');
    registry.refusals.push(...Array.from({ length: 4 }, () => busy));
    await expect(pushChart(options)).rejects.toThrow(/answers 429 to HEAD .*slow down|answers 429/);
    expect(registry.requests).toHaveLength(4);
  });

  describe('with a token', () => {
    const challenge =
      (realm: string) =>
      (response: http.ServerResponse): void =>
        void response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="x"` }).end();
    const at = (): string => `http://${new URL(options.to.replace('oci:', 'http:')).host}/token`;

    test('asks where it is told to', async () => {
      registry.refusals.push(challenge(at()), (response) => void response.end('{"token":"t0"}'));
      await pushChart(options);
      expect(registry.requests.slice(0, 2).at(-1)).toBe('GET /token');
      expect(registry.requests.at(-1)).toContain('Bearer t0');
    });

    test.each<[string, (response: http.ServerResponse) => void, RegExp]>([
      ['half a token', (response) => void response.end('{"token":"t'), /breaks off its answer to the login/],
      ['no token', (response) => void response.end('{}'), /without a token/],
      ['403', (response) => void response.writeHead(403).end(), /refuses the login: 403/],
      ['nothing', (response) => response.destroy(), /127\.0\.0\.1:\d+ cannot be reached/],
    ])('fails when the login gives %s', async (_, answer, message) => {
      registry.refusals.push(challenge(at()), answer);
      const failed = await pushChart(options).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(RegistryError);
      expect(String(failed)).toMatch(message);
      expect(registry.manifests.size).toBe(0);
    });

    test('fails when the login has no address', async () => {
      registry.refusals.push(challenge('token server'));
      await expect(pushChart(options)).rejects.toThrow(/sends logins to token server, which is no address/);
    });
  });

  test('refuses a place that is none', async () => {
    await expect(pushChart({ ...options, to: 'https://x/charts' })).rejects.toThrow(RegistryError);
  });
});

const version = [...PACKAGED_VERSIONS].reverse().find((candidate) => cachedHelm(candidate) !== undefined);

describe.skipIf(version === undefined)('real Helm', () => {
  let home: string;
  beforeAll(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'charthouse-registry-'));
  });
  afterAll(() => {
    fs.rmSync(home, { recursive: true, force: true });
  });

  /** Not waiting in this process, where the registry runs. */
  async function helm(...args: string[]): Promise<{ readonly code: number; readonly output: string }> {
    const child = spawn(cachedHelm(version ?? '') ?? '', args, {
      env: { HOME: home, PATH: process.env['PATH'] ?? '' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
    return { code, output };
  }

  test('pulls what was pushed, and verifies what was signed', { timeout: 30_000 }, async () => {
    const { privateKey, publicKey } = await openpgp.generateKey({
      type: 'rsa',
      rsaBits: 2048,
      userIDs: [{ name: 'Ada', email: 'ada@example.com' }],
    });
    const ring = path.join(home, 'ring.gpg');
    fs.writeFileSync(ring, (await openpgp.readKey({ armoredKey: publicKey })).write());
    const archive = await archiveOf(chart);
    const signed = await provenance(chart, archive, await openPgpSigner(privateKey));
    const registry = new Registry();
    const host = await registry.start();
    await pushChart({ to: `oci://${host}/charts`, chart, archive, provenance: signed, plainHttp: true });
    const pulled = await helm(
      'pull',
      `oci://${host}/charts/web`,
      '--version',
      chart.version,
      '--plain-http',
      '--verify',
      '--keyring',
      ring,
      '-d',
      home,
    );
    await registry.stop();
    expect(pulled.output).toContain('Ada');
    expect(pulled.code).toBe(0);
    expect(fs.readFileSync(path.join(home, archiveName(chart))).equals(Buffer.from(archive))).toBe(true);
  });

  test('installs from an index', { timeout: 30_000 }, async () => {
    const archive = await archiveOf(chart);
    const index = repositoryIndex([{ chart, archive }]);
    const server = http.createServer(
      (request, response) => void response.end(request.url?.endsWith('index.yaml') ? index : Buffer.from(archive)),
    );
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const pulled = await helm('pull', 'web', '--repo', `http://127.0.0.1:${port}`, '-d', path.join(home));
    await new Promise((resolve) => void server.close(resolve));
    expect(pulled).toEqual({ code: 0, output: expect.any(String) });
    const shown = await helm('show', 'chart', path.join(home, archiveName(chart)));
    expect(shown.output).toContain('version: 1.2.3+build.5');
  });
});
