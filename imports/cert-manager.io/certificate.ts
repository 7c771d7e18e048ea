// Made by charthouse import from the CustomResourceDefinition certificates.cert-manager.io; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** cert-manager.io/v1 Certificate, namespaced. */
export class Certificate extends ApiObject {
  static readonly apiVersion = 'cert-manager.io/v1';
  static readonly kind = 'Certificate';

  constructor(scope: Construct, id: string, props: CertificateProps = {}, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = Certificate;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'certificates', ...options });
  }
}

export interface CertificateProps {
  metadata?: ObjectMeta;
  spec?: CertificateSpec;
}

export interface CertificateSpec {
  additionalOutputFormats?: readonly CertificateSpecAdditionalOutputFormats[];
  commonName?: string | Ref<string>;
  dnsNames?: readonly (string | Ref<string>)[];
  duration?: string | Ref<string>;
  emailAddresses?: readonly (string | Ref<string>)[];
  encodeUsagesInRequest?: boolean | Ref<boolean>;
  ipAddresses?: readonly (string | Ref<string>)[];
  isCA?: boolean | Ref<boolean>;
  issuerRef: CertificateSpecIssuerRef;
  keystores?: CertificateSpecKeystores;
  literalSubject?: string | Ref<string>;
  nameConstraints?: CertificateSpecNameConstraints;
  otherNames?: readonly CertificateSpecOtherNames[];
  privateKey?: CertificateSpecPrivateKey;
  renewBefore?: string | Ref<string>;
  /** Int32. */
  renewBeforePercentage?: number | Ref<number>;
  renewal?: CertificateSpecRenewal;
  /** Int32. */
  revisionHistoryLimit?: number | Ref<number>;
  secretName: string | Ref<string>;
  secretTemplate?: CertificateSpecSecretTemplate;
  signatureAlgorithm?: 'SHA256WithRSA' | 'SHA384WithRSA' | 'SHA512WithRSA' | 'ECDSAWithSHA256' | 'ECDSAWithSHA384' | 'ECDSAWithSHA512' | 'PureEd25519' | Ref<'SHA256WithRSA' | 'SHA384WithRSA' | 'SHA512WithRSA' | 'ECDSAWithSHA256' | 'ECDSAWithSHA384' | 'ECDSAWithSHA512' | 'PureEd25519'>;
  subject?: CertificateSpecSubject;
  uris?: readonly (string | Ref<string>)[];
  usages?: readonly ('signing' | 'digital signature' | 'content commitment' | 'key encipherment' | 'key agreement' | 'data encipherment' | 'cert sign' | 'crl sign' | 'encipher only' | 'decipher only' | 'any' | 'server auth' | 'client auth' | 'code signing' | 'email protection' | 's/mime' | 'ipsec end system' | 'ipsec tunnel' | 'ipsec user' | 'timestamping' | 'ocsp signing' | 'microsoft sgc' | 'netscape sgc' | Ref<'signing' | 'digital signature' | 'content commitment' | 'key encipherment' | 'key agreement' | 'data encipherment' | 'cert sign' | 'crl sign' | 'encipher only' | 'decipher only' | 'any' | 'server auth' | 'client auth' | 'code signing' | 'email protection' | 's/mime' | 'ipsec end system' | 'ipsec tunnel' | 'ipsec user' | 'timestamping' | 'ocsp signing' | 'microsoft sgc' | 'netscape sgc'>)[];
}

export interface CertificateSpecIssuerRef {
  group?: string | Ref<string>;
  kind?: string | Ref<string>;
  name: string | Ref<string>;
}

export interface CertificateSpecKeystores {
  jks?: CertificateSpecKeystoresJks;
  pkcs12?: CertificateSpecKeystoresPkcs12;
}

export interface CertificateSpecNameConstraints {
  critical?: boolean | Ref<boolean>;
  excluded?: CertificateSpecNameConstraintsExcluded;
  permitted?: CertificateSpecNameConstraintsExcluded;
}

export interface CertificateSpecPrivateKey {
  algorithm?: 'RSA' | 'ECDSA' | 'Ed25519' | Ref<'RSA' | 'ECDSA' | 'Ed25519'>;
  encoding?: 'PKCS1' | 'PKCS8' | Ref<'PKCS1' | 'PKCS8'>;
  rotationPolicy?: 'Never' | 'Always' | Ref<'Never' | 'Always'>;
  size?: number | Ref<number>;
}

export interface CertificateSpecRenewal {
  policy?: 'RenewBefore' | 'Disabled' | Ref<'RenewBefore' | 'Disabled'>;
  windows?: readonly CertificateSpecRenewalWindows[];
}

export interface CertificateSpecSecretTemplate {
  annotations?: Record<string, string | Ref<string>>;
  labels?: Record<string, string | Ref<string>>;
}

export interface CertificateSpecSubject {
  countries?: readonly (string | Ref<string>)[];
  localities?: readonly (string | Ref<string>)[];
  organizationalUnits?: readonly (string | Ref<string>)[];
  organizations?: readonly (string | Ref<string>)[];
  postalCodes?: readonly (string | Ref<string>)[];
  provinces?: readonly (string | Ref<string>)[];
  serialNumber?: string | Ref<string>;
  streetAddresses?: readonly (string | Ref<string>)[];
}

export interface CertificateSpecAdditionalOutputFormats {
  type: 'DER' | 'CombinedPEM' | Ref<'DER' | 'CombinedPEM'>;
}

export interface CertificateSpecKeystoresJks {
  alias?: string | Ref<string>;
  create: boolean | Ref<boolean>;
  password?: string | Ref<string>;
  passwordSecretRef?: CertificateSpecKeystoresJksPasswordSecretRef;
}

export interface CertificateSpecKeystoresPkcs12 {
  create: boolean | Ref<boolean>;
  password?: string | Ref<string>;
  passwordSecretRef?: CertificateSpecKeystoresJksPasswordSecretRef;
  profile?: 'LegacyRC2' | 'LegacyDES' | 'Modern2023' | 'Modern2026' | Ref<'LegacyRC2' | 'LegacyDES' | 'Modern2023' | 'Modern2026'>;
}

export interface CertificateSpecNameConstraintsExcluded {
  dnsDomains?: readonly (string | Ref<string>)[];
  emailAddresses?: readonly (string | Ref<string>)[];
  ipRanges?: readonly (string | Ref<string>)[];
  uriDomains?: readonly (string | Ref<string>)[];
}

export interface CertificateSpecOtherNames {
  oid?: string | Ref<string>;
  utf8Value?: string | Ref<string>;
}

export interface CertificateSpecKeystoresJksPasswordSecretRef {
  key?: string | Ref<string>;
  name: string | Ref<string>;
}

export interface CertificateSpecRenewalWindows {
  /** At least 1 character. */
  cron: string | Ref<string>;
  /** At least 1 character. */
  timezone?: string | Ref<string>;
  /** Matches ^([0-9]+(\.[0-9]+)?(s|m|h))+$. */
  windowDuration: Duration | Ref<Duration>;
}

type DurationUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h';

/** A span of time as Go reads it, such as 90s or 1h30m. https://pkg.go.dev/time#ParseDuration */
export type Duration =
  | '0'
  | `${number}${DurationUnit}`
  | `${number}${DurationUnit}${number}${DurationUnit}`
  | `${number}h${number}m${number}s`;
