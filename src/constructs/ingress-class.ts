import type { Construct } from 'constructs';
import type { IngressClassSpec } from '../kubernetes/generated/types.ts';
import { Manifest, type ManifestProps } from './manifest.ts';
import { pick } from './fields.ts';
import type { Value } from '../values/reference.ts';

const KIND = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', clusterScoped: true, fields: ['spec'] };

export interface IngressClassProps extends ManifestProps, Pick<IngressClassSpec, 'parameters'> {
  /** Name of the controller that serves the class, such as `k8s.io/ingress-nginx`. Cannot be changed. */
  readonly controller: Value<string>;
  /** Serves every Ingress that names no class. Default: false. */
  readonly isDefault?: boolean;
}

/**
 * A controller that Ingresses can name. https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export class IngressClass extends Manifest {
  readonly resourceType = 'ingressclasses';
  readonly #props: IngressClassProps;

  constructor(scope: Construct, id: string, props: IngressClassProps) {
    super(scope, id, KIND, props);
    this.#props = props;
    if (props.isDefault === true) this.metadata.addAnnotation('ingressclass.kubernetes.io/is-default-class', 'true');
  }

  protected override body(): { spec: IngressClassSpec } {
    const { controller } = this.#props;
    return { spec: { controller, ...pick<IngressClassProps, 'parameters'>(this.#props, ['parameters']) } };
  }
}
