import type { FieldPath } from '../field-path.ts';

const IMAGE = 'Name the image to run, such as docker.io/library/nginx:1.29.';

/** What belongs into fields that have to be there, where their name alone does not say it: by the field and the one around it. */
const BELONGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'containers.image': IMAGE,
    'initContainers.image': IMAGE,
    'ephemeralContainers.image': IMAGE,
    'containers.name': 'Name the container with lower case letters, digits and "-", such as web.',
    'initContainers.name': 'Name the container with lower case letters, digits and "-", such as migrate.',
    'ports.containerPort': 'Write the number of the port that the container listens on, such as 8080.',
    'env.name': 'Name the variable, such as LOG_LEVEL.',
    'exec.command': 'Give the command as a list, such as [cat, /tmp/ready]; a shell has to be named: [sh, -c, ...].',
    'volumes.name': 'Name the volume as the volumeMounts of the containers do.',
    'volumeMounts.mountPath': 'Say where the container finds the volume, such as /data.',
    'volumeDevices.devicePath': 'Say where the container finds the device, such as /dev/xvda.',
    'items.key': 'Name a key of the ConfigMap or Secret.',
    'items.path': 'Say which file the key becomes, below the mount, such as app.conf.',
    'persistentVolumeClaim.claimName': 'Name a PersistentVolumeClaim of the same namespace.',
    'secret.secretName': 'Name a Secret of the same namespace.',
    'hostPath.path': 'Give a path on the node, such as /var/log.',
    'nfs.server': 'Give the address of the NFS server, such as nfs.example.com.',
    'nfs.path': 'Give the path that the NFS server exports, such as /srv/data.',
    'fieldRef.fieldPath': 'Name a field of the pod, such as metadata.name or status.podIP.',
    'spec.accessModes': 'Most volumes are [ReadWriteOnce]: one node at a time may mount them for reading and writing.',
    'spec.template': 'Describe the pods: metadata.labels and spec.containers.',
    'scaleTargetRef.kind': 'Say what is scaled, such as Deployment or StatefulSet.',
    'scaleTargetRef.name': 'Name the workload that is scaled, as its metadata.name does.',
    'roleRef.name': 'Name the Role or ClusterRole that is granted.',
    'subjects.name': 'Name the ServiceAccount, user or group that the role is granted to.',
    'rules.verbs': 'Say what is allowed, such as [get, list, watch].',
    'rules.resources': 'Name resources by their plural, such as [pods] or [pods/log].',
    'spec.externalName': 'Give the DNS name that the Service stands for, such as db.example.com.',
    'http.paths': 'Give at least one path with pathType and backend; path: / with pathType: Prefix matches everything.',
    'service.name': 'Name the Service that takes the requests.',
    'ipBlock.cidr': 'Give a range of addresses, such as 10.0.0.0/8; 0.0.0.0/0 is every IPv4 address.',
    'openAPIV3Schema.type': 'Write type: object; every object has fields.',
    'properties.type': 'Give the field a type: object, array, string, integer, number or boolean.',
    'items.type': 'Give the elements a type: object, array, string, integer, number or boolean.',
    'webhooks.admissionReviewVersions': 'Write [v1]: the versions of AdmissionReview that the webhook reads.',
    'webhooks.sideEffects': 'Write None where the webhook changes nothing but the object that it is asked about.',
    'webhooks.name': 'Give the webhook a name with a domain of yours, such as pods.example.com.',
  }),
);

/** What belongs into a required field; nothing where its name says it. */
export function belongsAt(path: FieldPath): string | undefined {
  const [field = '', around = ''] = path
    .toString()
    .replaceAll(/\[[^\]]*\]/g, '')
    .split('.')
    .toReversed();
  return BELONGS.get(`${around}.${field}`);
}
