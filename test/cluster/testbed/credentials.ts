/** Keys and tokens of a throwaway cluster, written as files for the programs that read them. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  /** Bearer token of a member of system:masters, who may do anything and is exempt from rate limits. */
  readonly token: string;
  readonly tokenFile: string;
  readonly kubeconfig: string;
  /** Service accounts' tokens are signed with the private key and verified with the public one. */
  readonly signingKeyFile: string;
  readonly verifyingKeyFile: string;
}

export function writeCredentials(folder: string, url: string): Credentials {
  const token = randomBytes(16).toString('hex');
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  return {
    token,
    tokenFile: write('tokens.csv', `${token},admin,admin,"system:masters"\n`),
    kubeconfig: write('kubeconfig', kubeconfigText(url, token)),
    signingKeyFile: write('service-accounts.key', pair.privateKey),
    verifyingKeyFile: write('service-accounts.pub', pair.publicKey),
  };
}

// JSON is YAML, and needs no quoting rules. The server signs its own certificate; on loopback there is nobody to verify.
function kubeconfigText(server: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'testbed', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'testbed', context: { cluster: 'testbed', user: 'admin' } }],
    'current-context': 'testbed',
  });
}
