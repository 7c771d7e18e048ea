import type { Chart } from 'cdk8s';
import { Deployment, external, Ingress, nginxIngress } from 'charthouse';

export function example(chart: Chart): void {
  const web = new Deployment(chart, 'web', { image: 'registry.example.com/shop/web:1.4.2', ports: { http: 8080 } });
  const service = web.expose({ ports: { http: 80 } });

  new Ingress(chart, 'shop', {
    class: external.ingressClass('nginx'),
    annotations: nginxIngress({ proxyBodySize: '8m', proxyReadTimeout: 120 }),
    hosts: {
      'shop.example.com': {
        '/': service.port('http'),
        '/login': { to: service.port('http'), pathType: 'Exact' },
      },
    },
    tls: { 'shop.example.com': external.secret('shop-tls', { type: 'kubernetes.io/tls' }) },
  });
}
