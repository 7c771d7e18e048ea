/** URLs. Source: apiserver `pkg/cel/library/urls.go`. */
import { parseUrl, type GoUrl } from '../../../shared/go-url.ts';
import { fail, noSuchOverload } from '../failure.ts';
import { Composite, type Value } from '../value.ts';
import { ofText, type Implementation, type Implementations } from './implementation.ts';

class Url extends Composite {
  readonly type = 'kubernetes.URL';
  readonly url: GoUrl;
  private readonly text: string;

  constructor(text: string, url: GoUrl) {
    super();
    this.text = text;
    this.url = url;
  }

  equals(other: Value): boolean {
    return other instanceof Url ? other.text === this.text : noSuchOverload();
  }
}

export const URL_FUNCTIONS: Implementations = {
  isURL: ofText((text) => typeof parseUrl(text, true) !== 'string'),
  url: ofText((text) => {
    const url = parseUrl(text, true);
    return typeof url === 'string' ? fail(`URL parse error during conversion from string: ${url}`) : new Url(text, url);
  }),
  getScheme: ofUrl(({ scheme }) => scheme),
  getHost: ofUrl(({ host }) => host),
  getHostname: ofUrl(({ host }) => host.replace(/:[0-9]*$/, '').replace(/^\[(.*)\]$/, '$1')),
  getPort: ofUrl(({ host }) => /:([0-9]*)$/.exec(host)?.[1] ?? ''),
};

function ofUrl(part: (url: GoUrl) => string): Implementation {
  return ([url]) => (url instanceof Url ? part(url.url) : undefined);
}
