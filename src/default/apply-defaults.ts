import type { Diagnostic } from '../model/diagnostic.ts';
import type { Resource } from '../model/resource.ts';
import type { Profile, Trait, Unsafe } from '../model/trait.ts';
import { fieldText } from '../model/field-text.ts';
import { Additions } from './additions.ts';
import { ASKS } from './asks.ts';
import type { Control } from './control.ts';
import { isLeftOut, valueAt } from './fields.ts';
import { findingAbout } from './finding.ts';
import { type LedgerEntry, optOutOf } from './ledger.ts';
import { refusal } from './check-profile.ts';
import { SAFE_DEFAULTS, type SafeDefault } from './safe-defaults.ts';
import { mayHaveSites, type Scope, type Site, sitesOf } from './scope.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { appliesTo, type DefaultOptions } from './options.ts';
import { podPlace, violationsOf } from './violations.ts';

export interface Defaulted {
  /** One for one those that were given; untouched ones are the same. */
  readonly resources: readonly Resource[];
  readonly ledger: readonly LedgerEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fills in what authors left out, never over what they said, and reports what they said that the profile forbids. A value
 * that is left to the chart counts as said.
 */
export function applyDefaults(resources: readonly Resource[], options: DefaultOptions): Defaulted {
  const surroundings = surroundingsOf(resources);
  const ledger: LedgerEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const defaulted = resources.map((resource) => {
    const trait = options.traitOf(resource);
    if (!appliesTo(trait, options)) return resource;
    if (!mayHaveSites(resource.id) && !hasOptOuts(trait)) return resource;
    const pass = new Pass(resource, trait, surroundings, options);
    const result = pass.run();
    ledger.push(...pass.ledger);
    diagnostics.push(...pass.diagnostics);
    return result;
  });
  return { resources: defaulted, ledger, diagnostics };
}

function hasOptOuts(trait: Trait | undefined): boolean {
  for (const name in trait?.unsafe) if (name !== '') return true;
  return false;
}

interface Row {
  readonly row: SafeDefault;
  readonly steps: readonly string[];
  /** The field behind that of a site. */
  readonly below: string;
  readonly optOut: string;
}

const ROWS: ReadonlyMap<Scope, readonly Row[]> = new Map(
  [...new Set(SAFE_DEFAULTS.map(({ scope }) => scope))].map((scope) => [
    scope,
    SAFE_DEFAULTS.filter((row) => row.scope === scope).map((row) => ({
      row,
      steps: row.field.split('.'),
      below: `.${row.field}`,
      optOut: optOutOf(row),
    })),
  ]),
);

/** The defaults of one object. */
class Pass {
  readonly ledger: LedgerEntry[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly resource: Resource;
  private readonly unsafe: Readonly<Record<string, string | undefined>>;
  private readonly profile: Profile;
  private readonly told: boolean;
  private readonly surroundings: Surroundings;
  private readonly minors: readonly number[];
  private readonly additions = new Additions();
  private readonly excused: string[] = [];
  /** Opt-outs that excuse something the author said. */
  private readonly excusedSaid: string[] = [];
  private readonly undecided: string[] = [];

  constructor(resource: Resource, trait: Trait | undefined, surroundings: Surroundings, options: DefaultOptions) {
    this.resource = resource;
    this.unsafe = trait?.unsafe ?? {};
    this.profile = trait?.profile ?? options.profile;
    // Where a whole environment goes without safe defaults, its opt-outs wait for the others; and one reason for all
    // objects of a foreign library is not meant for each of them.
    this.told = trait?.safeDefaults === true && (this.profile !== 'none' || trait.profile === 'none');
    this.surroundings = surroundings;
    this.minors = options.minors;
  }

  run(): Resource {
    const sites = this.profile === 'none' ? [] : sitesOf(this.resource, this.undecided);
    for (const site of sites) if (site.scope === 'pod') this.refuse(site);
    for (const site of sites) for (const row of ROWS.get(site.scope) ?? []) this.fillIn(site, row);
    for (const site of sites) this.ask(site);
    if (this.undecided.length > 0) this.reportUndecided();
    this.judgeOptOuts();
    if (this.ledger.length === 0) return this.resource;
    return { ...this.resource, object: this.additions.to(this.resource.object) };
  }

  private fillIn(site: Site, { row, steps, below, optOut }: Row): void {
    if (!row.profiles.includes(this.profile)) return;
    if (!isLeftOut(site.value, steps)) {
      if (valueAt(site.value, steps) !== row.value) this.isExcused(row.optOut);
      return;
    }
    if (row.when !== undefined && !row.when(site, this.surroundings)) return;
    const value = row.valueFor === undefined ? row.value : row.valueFor(site, this.surroundings);
    if (value === undefined || this.isStopped(row)) return;
    this.additions.add(site.path, steps, value);
    const { id, origin } = this.resource;
    const field = site.field + below;
    this.ledger.push({
      resource: id,
      construct: origin.construct,
      name: row.name,
      field,
      value,
      reason: row.reason,
      optOut,
    });
  }

  private ask(site: Site): void {
    const added = (name: string): boolean =>
      this.ledger.some((entry) => entry.name === name && isAt(entry.field, site));
    for (const ask of ASKS) {
      if (ask.scope !== site.scope || !ask.profiles.includes(this.profile)) continue;
      const missing = ask.missing(site, this.surroundings, added);
      if (missing === undefined || this.isExcused(ask.optOut)) continue;
      const { code, severity, help, docs } = ask;
      this.report({
        code,
        severity,
        ...missing,
        help: `${help} Or give a reason for going without: unsafe: { ${ask.optOut}: '...' }.`,
        docs,
      });
    }
  }

  private refuse(site: Site): void {
    const maybe = ({ optOut }: Control): unknown => this.isExcused(optOut);
    for (const violation of violationsOf(podPlace(site), this.profile, this.minors, maybe)) {
      const { optOut } = violation.control;
      if (this.isExcused(optOut)) this.excusedSaid.push(optOut);
      else this.report(refusal(violation, this.profile));
    }
  }

  /** An opt-out for something that is said leaves the rest safe: a sidecar, or the capabilities that are not asked for. */
  private isStopped({ optOut, togetherWithSaid }: SafeDefault): boolean {
    const excusesSaid = optOut !== undefined && this.excusedSaid.includes(optOut);
    return this.isExcused(optOut) && !(excusesSaid && togetherWithSaid === true);
  }

  /** Asked only where there is something to excuse. */
  private isExcused(name: Unsafe | undefined): boolean {
    if (name === undefined || (this.unsafe[name] ?? '').trim() === '') return false;
    this.excused.push(name);
    return true;
  }

  private reportUndecided(): void {
    const fields = [...new Set(this.undecided)];
    this.report({
      code: 'default/undecided',
      severity: 'info',
      message: `safe defaults do not reach into ${fields.join(', ')}: it is left to the values of the chart`,
      ...(fields[0] === undefined ? {} : { field: fields[0] }),
      help: 'Write the structure out and leave only its values to the chart, or say the security settings in it yourself.',
    });
  }

  private judgeOptOuts(): void {
    for (const [name, reason] of Object.entries(this.unsafe)) {
      if (reason === undefined) continue;
      if (reason.trim() === '') {
        this.report({
          code: 'default/no-reason',
          severity: 'error',
          message: `unsafe.${name} has no reason, so it allows nothing`,
          help: 'Say why it has to be: whoever reads the code next will ask.',
        });
      } else if (this.told && !this.excused.includes(name) && this.undecided.length === 0) {
        this.report({
          code: 'default/needless-opt-out',
          severity: 'warning',
          message: `unsafe.${name} excuses nothing: no safe default and no control of the ${this.profile} profile is held up by it`,
          help: 'Take it out, so that it does not excuse what somebody adds later.',
        });
      }
    }
  }

  private report(finding: Omit<Diagnostic, 'labels' | 'resource' | 'construct'>): void {
    this.diagnostics.push(findingAbout(this.resource, finding));
  }
}

/** A default of the pod came to each of its containers. */
function isAt(field: string, { field: at, path }: Site): boolean {
  return field.startsWith(`${at}.`) || field.startsWith(`${fieldText(path.slice(0, -2))}.securityContext.`);
}
