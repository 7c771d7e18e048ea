import path from 'node:path';
import type { Place } from '../model/resource.ts';
import type { Confines } from './confines.ts';
import type { SourceMap } from './source-map.ts';

// A Deployment of cdk8s-plus takes five before the author's, and a library may add one; each frame costs time and memory.
const FRAMES = 7;

/** The stack stands on the construct itself: a WeakMap of all constructs costs ten times as much. */
const TRACE = Symbol('charthouse.trace');

/** The class that all constructs of the author's copy of `constructs` use for their place in the tree. */
export type NodeClass = (abstract new (...all: never[]) => unknown) & { readonly prototype: object };

export interface OriginOptions {
  readonly project: string;
  readonly confines: Confines;
  /** File name under which the bundle runs. */
  readonly bundleFile: string;
  readonly map: SourceMap;
  /** Folders whose frames are not the author's, such as this package and bindings that were generated. */
  readonly libraries: readonly string[];
}

/**
 * Remembers where each construct was created. A stack is captured when a construct joins the tree and read only for
 * constructs that a message is about: reading costs twenty times what capturing does.
 *
 * `addChild` is private to constructs (seen in 10.8.1); where it is missing, places are unknown and all else works.
 */
export class Origins {
  private readonly options: OriginOptions;

  constructor(options: OriginOptions) {
    this.options = options;
  }

  /** Starts to record; the result stops it. */
  record(node: NodeClass): () => void {
    const { prototype } = node;
    const original: unknown = Reflect.get(prototype, 'addChild');
    if (typeof original !== 'function') return () => undefined;
    Reflect.set(prototype, 'addChild', function addChild(this: { readonly host?: Traced }, child: object, id: string) {
      Reflect.set(child, TRACE, (isMadeByParent(id) ? this.host?.[TRACE] : undefined) ?? capture(node));
      return Reflect.apply(original, this, [child, id]);
    });
    return () => void Reflect.set(prototype, 'addChild', original);
  }

  /** The author's line that created a construct, directly or through a library; deep in one, that of a construct around it. */
  readonly placeOf = (construct: object): Place | undefined => {
    for (let at: Traced | undefined = construct; at !== undefined; at = at.node?.scope) {
      const trace = at[TRACE];
      const place = trace === undefined ? undefined : this.firstPlace(readSites(() => trace.stack));
      if (place !== undefined) return place;
    }
    return undefined;
  };

  /** The author's line nearest to where an error was thrown. */
  placeOfError(error: unknown): Place | undefined {
    if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined;
    return this.firstPlace(parseStack(error.stack));
  }

  /** The author's line where an error was made, when no library stands between. */
  placeOfTop(error: Error): Place | undefined {
    return this.firstPlace(parseStack(error.stack ?? '').slice(0, 1));
  }

  private firstPlace(sites: readonly Site[]): Place | undefined {
    let generated: Place | undefined;
    for (const site of sites) {
      const place = this.placeAt(site);
      if (place === undefined) continue;
      if (!this.isOfLibrary(path.resolve(this.options.project, place.file))) return place;
      generated ??= place;
    }
    // Bindings that make objects by themselves: better than no place.
    return generated;
  }

  /** The place in the program, or in a file of the project that it requires. */
  private placeAt({ file, line, column }: Site): Place | undefined {
    const { confines, bundleFile, map } = this.options;
    if (file === bundleFile) return map.place(line, column);
    if (/[\\/]node_modules[\\/]|^node:/.test(file) || this.isOfLibrary(file)) return undefined;
    const name = confines.nameOf(file);
    // What is required from beside the project is compiled as a rule: the line that called it says more.
    return name === undefined || name.startsWith('../') ? undefined : { file: name, line, column };
  }

  private isOfLibrary(file: string): boolean {
    return this.options.libraries.some((folder) => file.startsWith(folder));
  }
}

/**
 * The default child of a construct, in the words of constructs: the API object of a Deployment. A library made it in the
 * same call, so both share one trace; a trace takes a kilobyte.
 */
function isMadeByParent(id: string): boolean {
  return id === 'Resource' || id === 'Default';
}

interface Traced {
  readonly [TRACE]?: Trace;
  readonly node?: { readonly scope?: Traced };
}

interface Trace {
  readonly stack?: unknown;
}

interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The stack of whoever made a node: it is the node's constructor that adds it to the tree. */
function capture(above: NodeClass): Trace {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const trace = {};
  Error.captureStackTrace(trace, above);
  Error.stackTraceLimit = limit;
  return trace;
}

/** V8 formats a captured stack when it is first read, with the function that is installed at that time. */
function readSites(read: () => unknown): readonly Site[] {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => sites.map(siteOf);
  try {
    const sites = read();
    return Array.isArray(sites) ? sites.filter(isSite) : [];
  } finally {
    if (prepare === undefined) Reflect.deleteProperty(Error, 'prepareStackTrace');
    else Error.prepareStackTrace = prepare;
  }
}

function siteOf(site: NodeJS.CallSite): Site {
  return {
    file: filePath(site.getFileName() ?? ''),
    line: site.getLineNumber() ?? 1,
    column: site.getColumnNumber() ?? 1,
  };
}

function isSite(value: unknown): value is Site {
  return typeof value === 'object' && value !== null && 'file' in value;
}

/** Frames of a stack that has been turned into text already. */
function parseStack(stack: string): readonly Site[] {
  return [...stack.matchAll(/^ +at (?:.*? \()?(.+?):(\d+):(\d+)\)?$/gm)].map(([, file, line, column]) => ({
    file: filePath(file ?? ''),
    line: Number(line),
    column: Number(column),
  }));
}

function filePath(name: string): string {
  return name.startsWith('file://') ? decodeURIComponent(name.slice('file://'.length)) : name;
}
