/** Requests to one API server over kept-alive connections: tens of thousands of dry runs go through this. */
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';

export interface ApiResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Parses on demand: most callers look at the status only. */
  json(): unknown;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends `body` as it is if it is text, else as JSON. Any HTTP status is an answer; only a broken connection throws. */
export type SendRequest = (
  method: Method,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<ApiResponse>;

export interface Client {
  readonly request: SendRequest;
  close(): void;
}

export interface ClientOptions {
  readonly url: string;
  readonly token: string;
  /** Requests beyond this many wait in line on our side. */
  readonly connections?: number;
  readonly timeoutMs?: number;
}

export function openClient({ url, token, connections = 32, timeoutMs = 60_000 }: ClientOptions): Client {
  const { hostname, port } = new URL(url);
  // The server signs its own certificate; on loopback there is nobody to verify.
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
    rejectUnauthorized: false,
  });

  const request: SendRequest = (method, path, body, headers = {}) => {
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const options: RequestOptions = {
      agent,
      hostname,
      port,
      method,
      path,
      timeout: timeoutMs,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(payload === undefined
          ? {}
          : { 'content-type': contentType(method), 'content-length': Buffer.byteLength(payload) }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const sent = httpsRequest(options, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          const parse = (): unknown => JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parse });
        });
      });
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path} in ${timeoutMs / 1000} s`)));
      sent.end(payload);
    });
  };

  return { request, close: () => agent.destroy() };
}

function contentType(method: Method): string {
  return method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
}
