import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { addTrait, traitOf, type UnsafeReasons } from '../model/trait.ts';

/** Reasons for what the profile and the checks would refuse. */
export interface Reasons {
  /** What goes against the profile, by the name of the demand. */
  readonly unsafe?: UnsafeReasons;
  /** Why literal data may stand in Secrets. */
  readonly plaintext?: string;
}

/**
 * Excuses, with a reason, what the profile and the checks refuse: for all objects below a construct of another library,
 * such as an `Include`, a `Helm` chart or a Deployment of cdk8s-plus. Our own constructs take the reasons as props.
 *
 *     excuse(new Include(chart, 'fixtures', { url: 'fixtures.yaml' }), { plaintext: 'fixtures of the smoke test' });
 *
 * Throws when there is no object below the construct.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function excuse<C extends IConstruct>(construct: C, reasons: Reasons): C {
  const objects = construct.node.findAll().filter((child) => ApiObject.isApiObject(child));
  if (objects.length === 0)
    throw new Error(`${construct.node.path}: there is no object for which something could be excused`);
  const { unsafe, plaintext } = reasons;
  for (const object of objects) {
    // Objects of others stay without safe defaults: a reason is not a wish for them.
    addTrait(object, {
      safeDefaults: traitOf(object)?.safeDefaults ?? false,
      ...(unsafe === undefined ? {} : { unsafe }),
      ...(plaintext === undefined ? {} : { allowPlaintext: plaintext }),
    });
  }
  return construct;
}
