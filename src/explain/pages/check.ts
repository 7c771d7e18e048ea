import type { Page } from '../page.ts';

const CONVENTIONS = 'https://kubernetes.io/docs/reference/using-api/api-concepts/';

/** What is wrong with objects, alone and together. */
export const CHECK_PAGES: readonly Page[] = [
  {
    code: 'schema/invalid-object',
    what: 'The document is no Kubernetes object.',
    why: 'Every object has an apiVersion and a kind; without them no server knows what to do with it.',
    mend: 'Add both, or take the document out.',
  },
  {
    code: 'schema/unserved-kind',
    what: 'A version of Kubernetes does not serve this kind in this API version.',
    why: 'Applying it fails with "no matches for kind".',
    mend: 'Use the API version that the message names.',
    docs: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  },
  {
    code: 'schema/missing-schema',
    what: 'The definition of a custom resource is not known, so the object was not checked.',
    why: 'A misspelt field would be found only in the cluster, where it may be dropped in silence.',
    mend: 'Import the definition: charthouse import FILE, or name it below crds in cdk8s.yaml.',
  },
  {
    code: 'schema/unknown-field',
    what: 'A field does not exist in this kind.',
    why: 'kubectl refuses it; other clients let the server drop it, and what was meant does not happen.',
    mend: 'Correct the spelling or the place. A field of a newer version is named with that version.',
    docs: `${CONVENTIONS}#field-validation`,
  },
  {
    code: 'schema/missing-field',
    what: 'A required field is missing.',
    why: 'The server refuses the object.',
    mend: 'Add the field.',
  },
  {
    code: 'schema/wrong-type',
    what: 'A value has the wrong type.',
    why: 'The server cannot decode the object. Often YAML took an unquoted text for a number or a boolean.',
    mend: 'Write the type that is expected; in YAML put texts such as "yes", "1.10" and "0755" in quotes.',
  },
  {
    code: 'schema/invalid-value',
    what: 'A value is outside what the field allows: an enum, a format, a quantity, a range or a length.',
    why: 'The server refuses the object.',
    mend: 'Use one of the values, or the form, that the message names.',
  },
  {
    code: 'schema/duplicate-key',
    what: 'Two elements of a list have the same key.',
    why: 'Server-side apply, which Argo CD and Flux can use, refuses such lists; a plain create may keep either.',
    mend: 'Rename one of the elements or merge them.',
    docs: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  },
  {
    code: 'schema/too-deep',
    what: 'An object is nested deeper than is looked at.',
    why: 'No server takes it; most likely a value contains itself.',
    mend: 'Look for a function that adds to its own result.',
  },
  {
    code: 'server/required',
    what: 'The API server asks for a field that is not there.',
    why: 'It refuses the object. Some fields are required only together with others, which no schema says.',
    mend: 'Add the field, or take out the one that makes it necessary.',
  },
  {
    code: 'server/invalid',
    what: 'The API server refuses a value.',
    why: 'The value has the right type and breaks a rule of the kind, such as a name’s characters or a port’s range.',
    mend: 'The message has the server’s words and the value.',
  },
  {
    code: 'server/not-supported',
    what: 'The API server knows other values for this field.',
    why: 'It refuses the object.',
    mend: 'Use one of the values in the message.',
  },
  {
    code: 'server/duplicate',
    what: 'Something occurs twice that may occur only once.',
    why: 'The API server refuses the object.',
    mend: 'Take one out or rename it.',
  },
  {
    code: 'server/forbidden',
    what: 'A field may not be set here, or not to this value.',
    why: 'The API server refuses the combination with another field.',
    mend: 'Take out one of the two; the message says which rule it is.',
  },
  {
    code: 'server/not-found',
    what: 'A part of the object refers to another part that is not there.',
    why: 'The API server refuses the object, such as a volume mount without its volume.',
    mend: 'Add what is referred to, or correct the name.',
  },
  {
    code: 'server/too-long',
    what: 'A value is longer than the API server stores.',
    why: 'It refuses the object.',
    mend: 'Shorten it; large content belongs into an image or a volume.',
  },
  {
    code: 'server/too-many',
    what: 'A list has more elements than the API server stores.',
    why: 'It refuses the object.',
    mend: 'Split the object.',
  },
  {
    code: 'server/type-invalid',
    what: 'A value has a type that the API server does not take here.',
    why: 'It refuses the object.',
    mend: 'Write the type that the message names.',
  },
  {
    code: 'server/internal',
    what: 'The API server would fail on this object.',
    why: 'Something in it cannot even be judged, such as a selector that does not parse.',
    mend: 'Mend what the message names.',
  },
  {
    code: 'server/decode',
    what: 'The API server cannot read the object.',
    why: 'It stops there: nothing else was looked at.',
    mend: 'Correct the type, the spelling or the repeated field that the message names.',
    docs: `${CONVENTIONS}#field-validation`,
  },
  {
    code: 'server/not-served',
    what: 'The API server does not know this kind in this API version, or lets nobody create objects of it.',
    why: 'Applying it fails before anything is looked at.',
    mend: 'Use the API version that is served, or install the definition of the custom resource first.',
  },
  {
    code: 'server/admission',
    what: 'The API server reads the object and does not admit it.',
    why: 'An admission controller that is on by default refuses it.',
    mend: 'Do as the message says.',
    docs: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/',
  },
  {
    code: 'server/warning',
    what: 'The API server takes the object and warns.',
    why: 'What was written has no effect, will be removed, or is not what it seems.',
    mend: 'The message has the server’s words.',
  },
  {
    code: 'server/undecided',
    what: 'It cannot be said without a cluster what the API server would answer.',
    why: 'The definition of a custom resource, or something only a running server evaluates, is missing.',
    mend: 'Give the definition with --crds or charthouse import; else try it with kubectl apply --dry-run=server.',
  },
  {
    code: 'set/identity',
    what: 'One object is made more than once.',
    why: 'To an API server group, kind, namespace and name are one object: the last one applied wins, and the others are lost.',
    mend: 'Give one of them another name or namespace, or make it once and refer to it. Both places are shown.',
    docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  },
  {
    code: 'secret/literal',
    what: 'A Secret has its values in the manifest.',
    why: 'Manifests go to git, and base64 hides nothing: whoever reads the repository reads the values, also years later.',
    mend:
      'Keep the values elsewhere and refer to them: ExternalSecret, SealedSecret, or external.secret for a Secret that is there. Values that are no secret, ' +
      'such as fixtures, are allowed with a reason: allowPlaintext in our Secret, excuse(construct, { plaintext: "..." }) for objects of other libraries.',
    docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  },
  {
    code: 'value/unwritable',
    what: 'A value cannot be written into a manifest, or comes out as something else.',
    why: 'NaN, functions, half characters and the like exist in programs but not in JSON; nothing in a list shifts the other elements.',
    mend: 'Mend the value where the object is made; the field is named, the text is not shown, for it may be a secret.',
    docs: 'https://www.rfc-editor.org/rfc/rfc8259',
  },
];
