/**
 * Builds ahead of time, for instance before the machine goes offline.
 *
 *     npx tsx test/cluster/testbed/prepare.ts                        # every component in its default version
 *     npx tsx test/cluster/testbed/prepare.ts helm@3.22.0 kwok       # these
 *     npx tsx test/cluster/testbed/prepare.ts --all                  # every component in every proven version
 */
import { ensure } from './build.ts';
import { components, componentVersions, defaultVersion, isComponent, type Component } from './components.ts';

interface Wanted {
  readonly component: Component;
  readonly version: string;
}

function wanted(args: readonly string[]): readonly Wanted[] {
  if (args.includes('--all')) {
    return components.flatMap((component) => componentVersions[component].map((version) => ({ component, version })));
  }
  if (args.length === 0) return components.map((component) => ({ component, version: defaultVersion(component) }));
  return args.map((arg) => {
    const [component = '', version] = arg.split('@');
    if (!isComponent(component)) throw new Error(`no component ${component}: there are ${components.join(', ')}`);
    return { component, version: version ?? defaultVersion(component) };
  });
}

async function main(): Promise<void> {
  for (const { component, version } of wanted(process.argv.slice(2))) console.log(await ensure(component, version));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
