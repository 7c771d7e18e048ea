/**
 * Image references as container runtimes and API servers read them.
 *
 * Source: github.com/distribution/reference; https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */

const COMPONENT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const HOST = `(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(
  `^(${HOST}/${PATH}(?:/${PATH})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;
const LONGEST_NAME = 255;
/** Longer than any reference can be: such texts are not looked at. */
const LONGEST_REFERENCE = 1024;

/** Tag of an image, `latest` when it has neither tag nor digest; nothing when the text is no image reference. */
export function imageTag(image: string): string | undefined {
  if (image.length > LONGEST_REFERENCE || IDENTIFIER.test(image)) return undefined;
  const { domain, rest } = splitDomain(image);
  const [repository = ''] = rest.split(':', 1);
  if (repository.toLowerCase() !== repository) return undefined;
  const match = REFERENCE.exec(`${domain}/${rest}`);
  if (match === null) return undefined;
  const [, name = '', tag = '', digest = ''] = match;
  if (name.length > LONGEST_NAME || (digest !== '' && !DIGEST.test(digest))) return undefined;
  return tag === '' && digest === '' ? 'latest' : tag;
}

/** What the server fills in for `imagePullPolicy` (and an image volume's `pullPolicy`). */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  return imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent';
}

/** `nginx` is `docker.io/library/nginx`; the first part is a registry when it looks like a host. */
function splitDomain(image: string): { readonly domain: string; readonly rest: string } {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const domain = isHost && first !== 'index.docker.io' ? first : 'docker.io';
  const rest = isHost ? image.slice(slash + 1) : image;
  return { domain, rest: domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest };
}
