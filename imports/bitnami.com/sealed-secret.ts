// Made by charthouse import from the CustomResourceDefinition sealedsecrets.bitnami.com; do not edit.
import { ApiObject, type ApiObjectOptions, type ObjectMeta, type Ref } from 'charthouse';
import type { Construct } from 'constructs';

/** bitnami.com/v1alpha1 SealedSecret, namespaced. */
export class SealedSecret extends ApiObject {
  static readonly apiVersion = 'bitnami.com/v1alpha1';
  static readonly kind = 'SealedSecret';

  constructor(scope: Construct, id: string, props: SealedSecretProps, options: ApiObjectOptions = {}) {
    const { apiVersion, kind } = SealedSecret;
    super(scope, id, { ...props, apiVersion, kind }, { resourceType: 'sealedsecrets', ...options });
  }
}

export interface SealedSecretProps {
  metadata?: ObjectMeta;
  spec: SealedSecretSpec;
}

export interface SealedSecretSpec {
  /** Byte. */
  data?: string | Ref<string>;
  encryptedData: Record<string, string | Ref<string>>;
  template?: SealedSecretSpecTemplate;
}

export interface SealedSecretSpecTemplate {
  data?: Record<string, string | Ref<string>> | null;
  immutable?: boolean | Ref<boolean>;
  metadata?: SealedSecretSpecTemplateMetadata | null;
  type?: string | Ref<string>;
}

export interface SealedSecretSpecTemplateMetadata {
  annotations?: Record<string, string | Ref<string>>;
  finalizers?: readonly (string | Ref<string>)[];
  labels?: Record<string, string | Ref<string>>;
  name?: string | Ref<string>;
  namespace?: string | Ref<string>;
  [field: string]: unknown;
}
