import type { CSINode, CSINodeDriver } from '../../../kubernetes/generated/objects.ts';
import type { ServerContext } from '../context.ts';
import type { FieldErrors } from '../field-errors.ts';
import { FieldPath } from '../field-path.ts';
import { byteLength } from '../go-value.ts';
import type { KindRules } from '../kind-rules.ts';
import { NOT_NEGATIVE, qualifiedName } from '../names.ts';
import { nameIsSubdomain } from '../object-names.ts';
import { validateCSIDriverName } from '../shared/csi-driver-name.ts';
import { checkFormat } from '../shared/format.ts';

const LONGEST_NODE_ID = 256;

/** Which CSI drivers run on a node; written by the kubelet. */
export const csiNode: KindRules<CSINode> = {
  name: nameIsSubdomain,
  validate({ spec }, errors, context) {
    const names = new Set<string>();
    (spec?.drivers ?? []).forEach((driver, position) => {
      const path = FieldPath.of('spec', 'drivers').index(position);
      validateDriver(driver, path, errors, context);
      const name = driver.name ?? '';
      if (names.has(name)) errors.duplicate(path.child('name'), name);
      names.add(name);
      validateTopologyKeys(driver.topologyKeys ?? [], path, errors);
    });
  },
};

function validateDriver(driver: CSINodeDriver, path: FieldPath, errors: FieldErrors, context: ServerContext): void {
  validateCSIDriverName(driver.name, path.child('name'), errors, context);
  const { nodeID = '' } = driver;
  if (nodeID === '') errors.required(path.child('nodeID'));
  if (byteLength(nodeID) > LONGEST_NODE_ID) {
    errors.invalid(path.child('nodeID'), nodeID, `must be ${LONGEST_NODE_ID} characters or less`);
  }
  const count = driver.allocatable?.count;
  if (count !== undefined && count < 0) {
    errors.invalid(path.child('allocatable').child('count'), count, NOT_NEGATIVE);
  }
}

/** The server names the driver, not the key. */
function validateTopologyKeys(keys: readonly string[], path: FieldPath, errors: FieldErrors): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (key === '') errors.required(path);
    if (seen.has(key)) errors.duplicate(path, key);
    seen.add(key);
    checkFormat(key, qualifiedName, path, errors);
  }
}
