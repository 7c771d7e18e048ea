import type { Chart } from 'cdk8s';
import { ApiObject, external, Pod, type kubernetes } from 'charthouse';

export function example(chart: Chart): void {
  // With a type argument the fields are checked.
  new ApiObject<kubernetes.RuntimeClass>(chart, 'gvisor', {
    apiVersion: 'node.k8s.io/v1',
    kind: 'RuntimeClass',
    handler: 'runsc',
  });
  new Pod(chart, 'sandbox', {
    image: 'registry.example.com/shop/sandbox:1.0.0',
    runtimeClass: external.runtimeClass('gvisor'),
  });
}
