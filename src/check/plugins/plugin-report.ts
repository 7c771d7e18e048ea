/** A resource that breaks a rule of a plugin. */
export interface ViolatingResource {
  readonly resourceName: string;
  readonly manifestPath: string;
  readonly locations?: readonly string[];
}

export interface Violation {
  readonly ruleName: string;
  readonly recommendation?: string;
  readonly fix?: string;
  readonly violatingResources: readonly ViolatingResource[];
}

export type ReportStatus = 'success' | 'failure';

export interface ReportJson {
  readonly title: string;
  readonly violations: readonly {
    readonly ruleName: string;
    readonly recommendation: string | undefined;
    readonly violatingConstructs: readonly (ViolatingResource & { readonly constructPath: string | undefined })[];
    readonly fix: string | undefined;
  }[];
  readonly summary: {
    readonly status: ReportStatus;
    readonly plugin: string;
    readonly version: string;
    readonly metadata: Readonly<Record<string, unknown>> | undefined;
  };
}

export interface ReportOptions {
  readonly plugin: string;
  readonly version: string;
  /** Path of the construct that made a resource of a manifest. */
  readonly constructOf: (resource: string, manifest: string) => string | undefined;
  /** How a manifest is called in the report: its path in the output folder. */
  readonly nameOf: (manifest: string) => string;
}

/** The report that a plugin fills in, by the protocol of cdk8s. https://cdk8s.io/docs/latest/cli/synth/ */
export class PluginReport {
  private readonly options: ReportOptions;
  private readonly violations: ReportJson['violations'][number][] = [];
  private summary: ReportJson['summary'] | undefined;

  constructor(options: ReportOptions) {
    this.options = options;
  }

  /** @throws when the report has been submitted */
  addViolation({ ruleName, recommendation, fix, violatingResources }: Violation): void {
    if (this.summary !== undefined) throw new Error('Violations cannot be added to report after its submitted');
    const violatingConstructs = violatingResources.map((resource) => ({
      ...resource,
      constructPath: this.options.constructOf(resource.resourceName, resource.manifestPath),
      manifestPath: this.options.nameOf(resource.manifestPath),
    }));
    this.violations.push({ ruleName, recommendation, violatingConstructs, fix });
  }

  submit(status: ReportStatus, metadata?: Readonly<Record<string, unknown>>): void {
    this.summary = { status, plugin: this.options.plugin, version: this.options.version, metadata };
  }

  get success(): boolean {
    return this.toJson().summary.status === 'success';
  }

  /** @throws when the plugin never submitted it */
  toJson(): ReportJson {
    const { plugin, version } = this.options;
    if (this.summary === undefined) {
      throw new Error("Unable to determine report result: Report is incomplete. Call 'report.submit'");
    }
    return { title: `Validation Report (${plugin}@${version})`, violations: this.violations, summary: this.summary };
  }

  toString(): string {
    const { title, violations, summary } = this.toJson();
    const rows = [
      ['Status', summary.status],
      ['Plugin', summary.plugin],
      ['Version', summary.version],
      ...Object.entries(summary.metadata ?? {}).map(([key, value]) => [key, String(value)]),
    ];
    const head = [title, '-'.repeat(title.length), '', '(Summary)', '', table(rows), '', '(Violations)'];
    return [...head, ...violations.flatMap(violationLines)].join('\n');
  }
}

function violationLines(violation: ReportJson['violations'][number]): readonly string[] {
  const { ruleName, violatingConstructs, recommendation, fix } = violation;
  const occurrences = violatingConstructs.flatMap((construct) => construct.locations).length;
  const constructs = violatingConstructs.flatMap(({ constructPath, manifestPath, resourceName, locations }) => [
    '',
    `    - Construct Path: ${constructPath ?? 'N/A'}`,
    `    - Manifest Path: ${manifestPath}`,
    `    - Resource Name: ${resourceName}`,
    ...(locations === undefined ? [] : ['    - Locations:', ...locations.map((location) => `      > ${location}`)]),
  ]);
  const title = `\u001b[31m\u001b[1m${ruleName} (${occurrences} occurrences)\u001b[0m`;
  return [
    '',
    title,
    '',
    '  Occurrences:',
    ...constructs,
    '',
    `  Recommendation: ${recommendation}`,
    `  How to fix: ${fix}`,
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const rule = (left: string, fill: string, middle: string, right: string): string =>
    left + widths.map((width) => fill.repeat(width + 2)).join(middle) + right;
  const lines = rows.map(
    (row) => `║ ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' │ ')} ║`,
  );
  return [rule('╔', '═', '╤', '╗'), lines.join(`\n${rule('╟', '─', '┼', '╢')}\n`), rule('╚', '═', '╧', '╝'), ''].join(
    '\n',
  );
}
