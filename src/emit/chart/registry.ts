import { createHash } from 'node:crypto';
import type { ChartProps } from '../../values/chart.ts';
import { chartMetadata } from './metadata-file.ts';

/*
 * Charts in OCI registries: two or three blobs and a manifest, by the distribution protocol.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 * https://helm.sh/docs/topics/registries/
 */

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const CHART = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const PROVENANCE = 'application/vnd.cncf.helm.chart.provenance.v1.prov';

export interface PushOptions {
  /** `oci://registry.example.com/charts`, below which the chart gets its name. */
  readonly to: string;
  readonly chart: ChartProps;
  readonly archive: Uint8Array;
  readonly provenance?: string;
  readonly credentials?: { readonly username: string; readonly password: string };
  /** Speak HTTP instead of HTTPS: for registries on the own machine. */
  readonly plainHttp?: boolean;
  /** Written as `org.opencontainers.image.created`. Absent: not written. */
  readonly created?: string;
  /** What talks to the registry. Default: `fetch` of Node. */
  readonly fetch?: typeof fetch;
  /** Waits between attempts, by milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Pushed {
  /** `registry.example.com/charts/web:1.2.3` */
  readonly reference: string;
  readonly digest: string;
}

export class RegistryError extends Error {
  override readonly name = 'RegistryError';
}

/**
 * Uploads a chart. Nothing refers to it before the last request, so a push that fails leaves nothing half-made.
 *
 * Throws `RegistryError` with the registry's answer when it refuses.
 */
export async function pushChart(options: PushOptions): Promise<Pushed> {
  const { chart, archive } = options;
  const target = parseTarget(options);
  const session = new Session(target, options);
  const config = new TextEncoder().encode(JSON.stringify(chartMetadata(chart)));
  const layers = [
    { mediaType: CHART, bytes: archive },
    ...(options.provenance === undefined
      ? []
      : [{ mediaType: PROVENANCE, bytes: new TextEncoder().encode(options.provenance) }]),
  ];
  for (const bytes of [config, ...layers.map((layer) => layer.bytes)]) await session.uploadBlob(bytes);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: descriptor(CONFIG, config),
    layers: layers.map(({ mediaType, bytes }) => descriptor(mediaType, bytes)),
    annotations: annotations(chart, options.created),
  });
  // A tag cannot hold a plus sign; Helm writes an underscore and reads it back.
  const tag = chart.version.replaceAll('+', '_');
  await session.putManifest(tag, manifest);
  return {
    reference: `${target.host}/${target.repository}:${tag}`,
    digest: digestOf(new TextEncoder().encode(manifest)),
  };
}

interface Target {
  readonly base: string;
  readonly host: string;
  readonly repository: string;
}

function parseTarget({ to, chart, plainHttp = false }: PushOptions): Target {
  const match = /^oci:\/\/([^/\s]+)((?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)\/?$/.exec(to);
  const [, host, path = ''] = match ?? [];
  if (host === undefined) throw new RegistryError(`${to} is no place in a registry: write oci://HOST/PATH`);
  return {
    base: `${plainHttp ? 'http' : 'https'}://${host}/v2/`,
    host,
    repository: `${path.slice(1)}${path === '' ? '' : '/'}${chart.name}`,
  };
}

class Session {
  private readonly target: Target;
  private readonly options: PushOptions;
  private authorization: string | undefined;

  constructor(target: Target, options: PushOptions) {
    this.target = target;
    this.options = options;
  }

  async uploadBlob(bytes: Uint8Array): Promise<void> {
    const digest = digestOf(bytes);
    const blobs = `${this.target.base}${this.target.repository}/blobs/`;
    const known = await this.send('HEAD', `${blobs}${digest}`, {}, [200, 404]);
    if (known.status === 200) return;
    const start = await this.send('POST', `${blobs}uploads/`, {}, [202]);
    const location = start.headers.get('location');
    if (location === null) throw new RegistryError(`${this.target.host} does not say where to upload to`);
    const url = new URL(location, this.target.base);
    url.searchParams.set('digest', digest);
    await this.send('PUT', url.href, { body: bytes, type: 'application/octet-stream' }, [201]);
  }

  async putManifest(tag: string, manifest: string): Promise<void> {
    const url = `${this.target.base}${this.target.repository}/manifests/${tag}`;
    await this.send('PUT', url, { body: manifest, type: MANIFEST }, [201]);
  }

  private async send(
    method: string,
    url: string,
    content: { readonly body?: string | Uint8Array; readonly type?: string },
    expected: readonly number[],
  ): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.once(method, url, content);
      if (expected.includes(response.status)) return response;
      const challenge = response.headers.get('www-authenticate');
      if (response.status === 401 && this.authorization === undefined && challenge !== null) {
        this.authorization = await this.authorize(challenge);
        continue;
      }
      const busy = response.status === 429 || response.status >= 500;
      if (!busy || attempt >= 4) throw await this.refused(method, url, response);
      const seconds = Number(response.headers.get('retry-after'));
      await this.pause(Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 30) * 1000 : 500 * 2 ** attempt);
    }
  }

  private async once(
    method: string,
    url: string,
    content: { readonly body?: string | Uint8Array; readonly type?: string },
  ): Promise<Response> {
    const { fetch: send = fetch } = this.options;
    const headers: Record<string, string> = {};
    if (content.type !== undefined) headers['content-type'] = content.type;
    // An upload may go to another host, which has no business with the credentials of this one.
    if (this.authorization !== undefined && new URL(url).host === this.target.host)
      headers['authorization'] = this.authorization;
    try {
      return await send(url, {
        method,
        headers,
        redirect: 'manual',
        ...(content.body === undefined ? {} : { body: content.body }),
      });
    } catch (cause) {
      throw unreachable(this.target.host, cause);
    }
  }

  /** Basic, or a token from where the challenge says. https://distribution.github.io/distribution/spec/auth/token/ */
  private async authorize(challenge: string): Promise<string> {
    const { credentials, fetch: send = fetch } = this.options;
    const basic =
      credentials === undefined
        ? undefined
        : `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
    if (/^basic\b/i.test(challenge)) {
      if (basic === undefined) throw new RegistryError(`${this.target.host} asks for a user name and password`);
      return basic;
    }
    const fields = new Map(
      [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name.toLowerCase(), value]),
    );
    const realm = fields.get('realm');
    if (realm === undefined)
      throw new RegistryError(`${this.target.host} asks for an unknown kind of login: ${challenge}`);
    if (!URL.canParse(realm))
      throw new RegistryError(`${this.target.host} sends logins to ${realm}, which is no address`);
    const url = new URL(realm);
    const service = fields.get('service');
    if (service !== undefined) url.searchParams.set('service', service);
    url.searchParams.set('scope', `repository:${this.target.repository}:pull,push`);
    const response = await send(url, basic === undefined ? {} : { headers: { authorization: basic } }).catch(
      (cause: unknown) => {
        throw unreachable(url.host, cause);
      },
    );
    if (!response.ok)
      throw new RegistryError(`${this.target.host} refuses the login: ${response.status} ${response.statusText}`);
    const answer: unknown = await response.json().catch((cause: unknown) => {
      throw new RegistryError(`${this.target.host} breaks off its answer to the login`, { cause });
    });
    const token = tokenIn(answer);
    if (token === undefined) throw new RegistryError(`${this.target.host} answers the login without a token`);
    return `Bearer ${token}`;
  }

  private async refused(method: string, url: string, response: Response): Promise<RegistryError> {
    const text = (await response.text().catch(() => '')).slice(0, 300).trim();
    const why =
      response.status === 401 || response.status === 403
        ? ': log in with an account that may push'
        : text === ''
          ? ''
          : `: ${text}`;
    return new RegistryError(
      `${this.target.host} answers ${response.status} to ${method} ${new URL(url).pathname}${why}`,
    );
  }

  private async pause(milliseconds: number): Promise<void> {
    const { wait = (time) => new Promise<void>((resolve) => void setTimeout(resolve, time)) } = this.options;
    await wait(milliseconds);
  }
}

function unreachable(host: string, cause: unknown): RegistryError {
  // What `fetch` throws says only that it failed; the reason is below it.
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return new RegistryError(`${host} cannot be reached: ${reason instanceof Error ? reason.message : String(reason)}`, {
    cause,
  });
}

function tokenIn(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('token' in answer && typeof answer.token === 'string') return answer.token;
  return 'access_token' in answer && typeof answer.access_token === 'string' ? answer.access_token : undefined;
}

function descriptor(mediaType: string, bytes: Uint8Array): object {
  return { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function annotations(chart: ChartProps, created: string | undefined): Readonly<Record<string, string>> {
  const authors = chart.maintainers
    ?.map(({ name, email }) => (email === undefined ? name : `${name} (${email})`))
    .join(', ');
  const known: readonly (readonly [string, string | undefined])[] = [
    ['title', chart.name],
    ['version', chart.version],
    ['description', chart.description],
    ['url', chart.home],
    ['source', chart.sources?.[0]],
    ['authors', authors],
    ['created', created],
  ];
  const own = known.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[`org.opencontainers.image.${name}`, value]],
  );
  return { ...chart.annotations, ...Object.fromEntries(own) };
}
