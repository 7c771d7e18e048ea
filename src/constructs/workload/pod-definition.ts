import type {
  Container,
  PodSpec,
  PodTemplateSpec,
  TopologySpreadConstraint,
} from '../../kubernetes/generated/types.ts';
import { isReference } from '../../values/reference.ts';
import { whereFilled } from '../../values/structure.ts';
import { overlay, pick } from '../fields.ts';
import type { Labels } from '../labels.ts';
import { asLabel } from '../name.ts';
import type { ClaimTemplate } from './claim-template.ts';
import { type ConfigSource, configChecksum, configsOf } from './config-checksum.ts';
import {
  type ContainerProps,
  handlesOf,
  type InitContainerProps,
  renderContainer,
  requireContainerName,
} from './container.ts';
import { type Placement, withPlacements } from './placement.ts';
import { POD_FIELDS, type PodProps } from './pod-props.ts';
import { PodVolumes } from './pod-volumes.ts';
import { Port, portNumber, type Ports } from './ports.ts';
import type { Mountable } from './volume.ts';

type AnyMountable = Mountable | ClaimTemplate;
type AnyContainer = ContainerProps<Ports, AnyMountable>;
type Containers = Readonly<Record<string, AnyContainer>>;

/** Props of any workload, with the names of ports forgotten: the compiler has checked them already. */
export type AnyWorkloadProps = PodProps<AnyMountable> & {
  readonly sidecars?: Containers;
} & (
    | (AnyContainer & { readonly containers?: undefined })
    | { readonly image?: undefined; readonly containers: Containers }
  );

/** What the pods of a workload are made of: the props, and what verbs have added since. */
export class PodDefinition {
  readonly #props: AnyWorkloadProps;
  readonly #containers: Containers;
  readonly #mounts = new Map<string, Record<string, AnyMountable>>();
  readonly #rollOn: ConfigSource[] = [];
  readonly #spread: TopologySpreadConstraint[] = [];
  readonly #placements: Placement[] = [];

  constructor(id: string, props: AnyWorkloadProps) {
    this.#props = props;
    this.#containers = props.containers ?? { [asLabel(id)]: props };
    const names = [this.#containers, props.sidecars ?? {}, props.initContainers ?? {}].flatMap(Object.keys);
    if (Object.keys(this.#containers).length === 0) throw new Error(`${id}: a pod needs at least one container`);
    for (const [index, name] of names.entries()) {
      requireContainerName(name);
      if (names.indexOf(name) !== index) throw new Error(`${id}: two containers are called "${name}"`);
    }
  }

  get containerNames(): string[] {
    return Object.keys(this.#containers);
  }

  /** Everything the pods refer to. */
  handles(): unknown[] {
    const { imagePullSecrets = [], serviceAccount, priorityClass, runtimeClass } = this.#props;
    const containers = [...this.#everyContainer()].flatMap(([, props]) => handlesOf(props));
    return [...imagePullSecrets, serviceAccount, priorityClass, runtimeClass, ...containers];
  }

  ports(owner: object): Port[] {
    return [...this.#everyContainer()].flatMap(([, props]) =>
      Object.entries(props.ports ?? {}).map(([name, port]) => new Port(owner, name, portNumber(port))),
    );
  }

  mount(container: string, path: string, mountable: AnyMountable): void {
    const mounts = this.#mounts.get(container) ?? {};
    if (path in mounts || path in (this.#containers[container]?.mounts ?? {})) {
      throw new Error(`container ${container}: something is mounted at ${path} already`);
    }
    this.#mounts.set(container, { ...mounts, [path]: mountable });
  }

  rollOn(...configs: readonly ConfigSource[]): void {
    this.#rollOn.push(...configs);
  }

  spread(constraint: TopologySpreadConstraint): void {
    this.#spread.push(constraint);
  }

  place(placement: Placement): void {
    this.#placements.push(placement);
  }

  render(labels: Labels, defaults: Partial<PodSpec> = {}): { template: PodTemplateSpec; volumes: PodVolumes } {
    const volumes = new PodVolumes();
    const { imagePullSecrets, serviceAccount, priorityClass, runtimeClass, podSecurityContext } = this.#props;
    const sidecars = this.#render(this.#props.sidecars ?? {}, volumes).map(asSidecar);
    const inits = Object.entries(this.#props.initContainers ?? {}).map(([name, props]) => {
      const container = renderContainer(name, props, volumes);
      return props.restartPolicy === undefined ? container : asSidecar(container);
    });
    const initContainers = [...sidecars, ...inits];
    const containers = this.#render(this.#containers, volumes);
    const declared = volumes.render();
    const { topologySpreadConstraints: given = [] } = this.#props;
    const spec: PodSpec = {
      ...defaults,
      ...pick(this.#props, POD_FIELDS),
      ...(this.#placements.length === 0 ? {} : { affinity: withPlacements(this.#props.affinity, this.#placements) }),
      ...(imagePullSecrets === undefined ? {} : { imagePullSecrets: imagePullSecrets.map(({ name }) => ({ name })) }),
      ...(serviceAccount === undefined ? {} : { serviceAccountName: serviceAccount.name }),
      ...(priorityClass === undefined ? {} : { priorityClassName: priorityClass.name }),
      ...(runtimeClass === undefined ? {} : { runtimeClassName: runtimeClass.name }),
      ...(podSecurityContext === undefined ? {} : { securityContext: whereFilled(podSecurityContext) }),
      ...(this.#spread.length === 0 ? {} : { topologySpreadConstraints: [...given, ...this.#spread] }),
      ...(initContainers.length === 0 ? {} : { initContainers }),
      containers,
      ...(declared.length === 0 ? {} : { volumes: declared }),
    };
    const annotations = this.#annotations();
    const metadata = { labels, ...(annotations === undefined ? {} : { annotations }) };
    return { template: { metadata, spec: overlay(spec, this.#props.podSpec) }, volumes };
  }

  #annotations(): Labels | undefined {
    const { rollOnConfigChange = true, podAnnotations = {} } = this.#props;
    const used = rollOnConfigChange ? configsOf(this.handles()) : [];
    const checksum = configChecksum([...used, ...this.#rollOn]);
    if (checksum !== undefined) return { 'checksum/config': checksum, ...podAnnotations };
    if (isReference(podAnnotations)) return whereFilled(podAnnotations);
    return Object.keys(podAnnotations).length === 0 ? undefined : podAnnotations;
  }

  #render(containers: Containers, volumes: PodVolumes): Container[] {
    return Object.entries(containers).map(([name, props]) =>
      renderContainer(name, this.#mounted(name, props), volumes),
    );
  }

  #mounted(name: string, props: AnyContainer): AnyContainer {
    const added = this.#mounts.get(name);
    return added === undefined ? props : { ...props, mounts: { ...props.mounts, ...added } };
  }

  *#everyContainer(): Iterable<[string, AnyContainer]> {
    for (const [name, props] of Object.entries(this.#props.sidecars ?? {})) yield [name, props];
    for (const [name, props] of Object.entries<InitContainerProps<AnyMountable>>(this.#props.initContainers ?? {})) {
      yield [name, props];
    }
    for (const [name, props] of Object.entries(this.#containers)) yield [name, this.#mounted(name, props)];
  }
}

function asSidecar(container: Container): Container {
  return { ...container, restartPolicy: 'Always' };
}
