import type { APIService } from '../generated/objects.ts';
import { withServicePort } from './service-reference.ts';

/** Source: kube-aggregator `pkg/apis/apiregistration/v1/defaults.go`. */
export function defaultApiService(service: APIService): APIService {
  return service.spec ? { ...service, spec: withServicePort(service.spec) } : service;
}
