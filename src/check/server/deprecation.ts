/**
 * The warning that comes with every use of a deprecated kind.
 *
 * Source: k8s.io/apiserver `pkg/endpoints/deprecation`; https://kubernetes.io/docs/reference/using-api/deprecation-policy/
 */
import { apiVersionOf, lifecycleOf, type Kind } from '../../kubernetes/kinds.ts';
import { holds, type ServerContext } from './context.ts';

export function deprecationWarnings(kind: Kind, context: ServerContext): string[] {
  const apiVersion = apiVersionOf(kind);
  const life = lifecycleOf(apiVersion, kind.kind);
  if (life?.deprecated === undefined || !holds(context, minorOf(life.deprecated))) return [];
  const removed = life.removed === undefined ? '' : `, unavailable in v${life.removed}+`;
  const { replacement } = life;
  const use = replacement === undefined ? '' : `; use ${replacement.apiVersion} ${replacement.kind}`;
  return [`${apiVersion} ${kind.kind} is deprecated in v${life.deprecated}+${removed}${use}`];
}

function minorOf(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
