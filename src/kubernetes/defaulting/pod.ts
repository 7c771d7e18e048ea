import { amountText } from '../amount-text.ts';
import { sumOfContainers } from '../container-sums.ts';
import type { Container, Pod, PodSpec, Quantity, ResourceRequirements } from '../generated/objects.ts';
import { defaultPodSpec, withoutInitContainers } from './pod-spec.ts';

type ResourceList = Readonly<Record<string, Quantity>>;

/** Resources of pods as a whole are on by default since 1.34; huge pages among them too. */
const POD_RESOURCES = 34;

/** Beside what templates have too, a pod has requests, host ports and links to services filled in. */
export function defaultPod(pod: Pod, minor: number): Pod {
  const given = pod.spec ?? {};
  const grace = given.terminationGracePeriodSeconds;
  const spec: PodSpec = {
    ...given,
    ...(given.containers && { containers: given.containers.map((one) => defaultOfPod(one, given)) }),
    ...(given.initContainers && { initContainers: given.initContainers.map((one) => defaultOfPod(one, given)) }),
    enableServiceLinks: given.enableServiceLinks ?? true,
    ...(grace !== undefined && grace < 0 && { terminationGracePeriodSeconds: 1 }),
  };
  const { resources } = spec;
  const filled = resources && minor >= POD_RESOURCES ? { ...spec, resources: fillResources(resources, spec) } : spec;
  const { metadata } = pod;
  return {
    ...pod,
    ...(metadata && { metadata: withoutInitContainers(metadata) }),
    spec: defaultPodSpec(filled, minor),
  };
}

function defaultOfPod(container: Container, spec: PodSpec): Container {
  const { resources, ports } = container;
  return {
    ...container,
    ...(resources?.limits && {
      resources: { ...resources, requests: { ...resources.limits, ...resources.requests } },
    }),
    ...(ports &&
      spec.hostNetwork === true && {
        ports: ports.map((port) =>
          port.hostPort || !port.containerPort ? port : { ...port, hostPort: port.containerPort },
        ),
      }),
  };
}

/** KEP-2837: what the pod as a whole does not say is taken from its containers, then from its limits. */
function fillResources(resources: ResourceRequirements, spec: PodSpec): ResourceRequirements {
  const limits = fillLimits(resources, spec);
  const requests = fillRequests({ ...resources, ...(limits && { limits }) }, spec);
  return { ...resources, ...(limits && { limits }), ...(requests && { requests }) };
}

function fillLimits({ limits, requests }: ResourceRequirements, spec: PodSpec): ResourceList | undefined {
  const given = limits ?? {};
  if (Object.keys({ ...given, ...requests }).length === 0) return limits;
  const filled: Record<string, Quantity> = { ...given };
  for (const [name, sum] of sumOfContainers(spec, 'limits')) {
    if (!isHugePages(name) || requests?.[name] !== undefined) continue;
    filled[name] ??= amountText(sum);
  }
  return Object.keys(filled).length > 0 ? filled : limits;
}

function fillRequests({ limits = {}, requests }: ResourceRequirements, spec: PodSpec): ResourceList | undefined {
  if (Object.keys(limits).length === 0) return requests;
  const filled: Record<string, Quantity> = { ...requests };
  for (const [name, sum] of sumOfContainers(spec, 'requests')) {
    if (name === 'cpu' || name === 'memory') filled[name] ??= amountText(sum);
  }
  for (const [name, limit] of Object.entries(limits)) {
    if (name === 'cpu' || name === 'memory' || isHugePages(name)) filled[name] ??= limit;
  }
  return Object.keys(filled).length > 0 ? filled : requests;
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}
