import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A schema as the API server publishes it: the part of OpenAPI v3 that it uses. */
export interface PublishedSchema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly allOf?: readonly PublishedSchema[];
  readonly oneOf?: readonly PublishedSchema[];
  readonly properties?: Readonly<Record<string, PublishedSchema>>;
  readonly required?: readonly string[];
  readonly items?: PublishedSchema;
  readonly additionalProperties?: PublishedSchema;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

export interface PublishedResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
}

/** What one API server says of itself. */
export interface Recording {
  readonly minor: number;
  readonly groups: Readonly<Record<string, Readonly<Record<string, PublishedSchema>>>>;
  readonly resources: readonly PublishedResource[];
}

interface RecordingFile {
  readonly version: string;
  readonly groups: Recording['groups'];
  readonly resources: Recording['resources'];
}

/** Reads every `v1.N.json.gz` of a folder, oldest version first. */
export function readRecordings(folder: string): readonly Recording[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const minor = /^v1\.(\d+)\.json\.gz$/.exec(file)?.[1];
      return minor === undefined ? [] : [{ file, minor: Number(minor) }];
    })
    .sort((a, b) => a.minor - b.minor)
    .map(({ file, minor }) => {
      const recorded: RecordingFile = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
      if (!recorded.version.startsWith(`v1.${minor}.`)) {
        throw new Error(`${file} was recorded from ${recorded.version}`);
      }
      return { minor, groups: recorded.groups, resources: recorded.resources };
    });
}
