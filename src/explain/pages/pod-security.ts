import type { Control } from '../../default/control.ts';
import { CONTROLS } from '../../default/controls.ts';
import type { Page } from '../page.ts';

const WHY: Readonly<Record<string, string>> = {
  'app-armor': 'Without its AppArmor profile a process may reach what the profile of the runtime keeps from it.',
  capabilities: 'Capabilities are parts of what root may do; some of them lead to the node.',
  'host-ipc': 'Shared memory and semaphores of all processes of the node can be read and written.',
  'host-network': 'The pod hears the traffic of the node, and no NetworkPolicy holds for it.',
  'host-path': 'Files of the node can be read or changed, and with them the node taken over.',
  'host-pid': 'All processes of the node can be seen, and with a few rights be entered.',
  'host-port': 'The port of the node is reached around all Services, and only one pod a node can have it.',
  'host-probe': 'The kubelet sends requests from the node to any host that is named.',
  privileged: 'A privileged container is root on the node.',
  'privilege-escalation': 'A set-user-ID program in the image makes a process mightier than it was started.',
  'proc-mount': 'Parts of /proc that runtimes hide let a process change the kernel of the node.',
  'run-as-non-root': 'Root in a container is root on the node once the container is left.',
  'run-as-user': 'Root in a container is root on the node once the container is left.',
  seccomp: 'Without a profile every system call of the kernel is open to the program.',
  selinux: 'Other types, users and roles get past what SELinux keeps containers from.',
  sysctls: 'Some kernel parameters hold for the whole node, or break it.',
  'volume-type': 'Volumes that name a server or a disk get past the claims by which a cluster controls storage.',
  'windows-host-process': 'A HostProcess container has the node.',
  'writable-root-file-system': 'An intruder can change the program and leave tools behind.',
};

/** One page for each control of the profiles, from the table of controls. */
export const POD_SECURITY_PAGES: readonly Page[] = [...new Set(CONTROLS.map(({ name }) => name))].map((name) => {
  const controls = CONTROLS.filter((control) => control.name === name);
  const profiles = ['baseline', 'restricted'].filter((profile) =>
    controls.some((control) => control.profiles.some((each) => each === profile)),
  );
  const fields = [...new Set(controls.flatMap((control) => control.fields))];
  const [first] = controls;
  return {
    code: `pod-security/${name}`,
    what: `The profile ${profiles.join(' and ')} does not allow what is said in ${fields.join(', ')}.`,
    why: [WHY[name] ?? '', ...controls.map(sinceWhen)].filter((text) => text !== '').join(' '),
    mend: `Leave it out, or allow it and say why: unsafe: { ${first?.optOut ?? ''}: '...' }.`,
    docs: first?.docs ?? 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  };
});

function sinceWhen({ since, until, exemptsOwnUsersSince }: Control): string {
  if (since !== undefined) return `The standard looks at it since Kubernetes 1.${since}.`;
  if (until !== undefined) return `Some of it only up to Kubernetes 1.${until}.`;
  if (exemptsOwnUsersSince !== undefined) {
    return `Since Kubernetes 1.${exemptsOwnUsersSince} pods with hostUsers: false are free to do it.`;
  }
  return '';
}
