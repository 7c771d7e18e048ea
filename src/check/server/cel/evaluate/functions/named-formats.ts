/** `format.dns1123Label().validate(…)` and the like. Source: apiserver `pkg/cel/library/format.go`. */
import { labelValue, qualifiedName } from '../../../names.ts';
import { nameIs1035Label, nameIsLabel, nameIsSubdomain } from '../../../object-names.ts';
import { noSuchOverload, Undecidable } from '../failure.ts';
import { Elements } from '../collections.ts';
import { Composite, Optional, type Value } from '../value.ts';
import type { Implementation, Implementations } from './implementation.ts';

/** What is wrong with a text. */
type Validate = (text: string) => readonly string[];

class NamedFormat extends Composite {
  readonly type = 'kubernetes.NamedFormat';
  readonly name: string;
  readonly validate: Validate;

  constructor(name: string, validate: Validate) {
    super();
    this.name = name;
    this.validate = validate;
  }

  equals(other: Value): boolean {
    return other instanceof NamedFormat ? other.name === this.name : noSuchOverload();
  }
}

const unknown: Validate = () => {
  throw new Undecidable('CEL rules with formats that are no names are not evaluated.');
};

const FORMATS: ReadonlyMap<string, Validate> = new Map<string, Validate>([
  ['dns1123Label', (text) => nameIsLabel(text, false)],
  ['dns1123Subdomain', (text) => nameIsSubdomain(text, false)],
  ['dns1035Label', (text) => nameIs1035Label(text, false)],
  ['dns1123LabelPrefix', (text) => nameIsLabel(text, true)],
  ['dns1123SubdomainPrefix', (text) => nameIsSubdomain(text, true)],
  ['dns1035LabelPrefix', (text) => nameIs1035Label(text, true)],
  ['qualifiedName', (text) => qualifiedName(text)],
  ['labelValue', (text) => labelValue(text)],
  ['uri', unknown],
  ['uuid', unknown],
  ['byte', unknown],
  ['date', unknown],
  ['datetime', unknown],
]);

const constants = [...FORMATS].map(([name, validate]): [string, Implementation] => [
  `format.${name}`,
  () => new NamedFormat(name, validate),
]);

export const FORMAT_FUNCTIONS: Implementations = {
  ...Object.fromEntries(constants),
  'format.named': ([name]) => {
    if (typeof name !== 'string') return undefined;
    const validate = FORMATS.get(name);
    return validate === undefined ? Optional.NONE : Optional.of(new NamedFormat(name, validate));
  },
  validate: ([format, text], { work }) => {
    if (!(format instanceof NamedFormat) || typeof text !== 'string') return undefined;
    work.read(text);
    const wrong = format.validate(text);
    return wrong.length === 0 ? Optional.NONE : Optional.of(new Elements([...wrong]));
  },
};
