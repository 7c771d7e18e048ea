import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Class,
  type Comment,
  parseSync,
  type Program,
  type Span,
  type TSInterfaceDeclaration,
  type TSSignature,
  type TSType,
} from 'oxc-parser';

/** A declaration with the comment that stands before it. */
export interface Declared {
  readonly name: string;
  readonly doc: string;
}

export interface Field extends Declared {
  readonly type: string;
  readonly optional: boolean;
}

/** An interface, or an alias of object types. */
export interface Shape extends Declared {
  /** Names of the types it is made of besides its own fields. */
  readonly bases: readonly string[];
  readonly fields: readonly Field[];
  /** Fields of other types that it takes over by name. */
  readonly picked: readonly string[];
}

export interface Documented {
  readonly classes: readonly (Declared & { readonly methods: readonly Declared[] })[];
  readonly functions: readonly Declared[];
  readonly interfaces: readonly Shape[];
  /** Files of this package from which types come, keyed by type. */
  readonly imports: Readonly<Record<string, string>>;
  /** Lists of field names that pass through under Kubernetes' own names. */
  readonly lists: readonly { readonly name: string; readonly items: readonly string[] }[];
}

/** What a source file tells its users: declarations, and the comment of each. */
export function documentedIn(file: string): Documented {
  const source = new Source(readFileSync(file, 'utf8'), file);
  const classes: Mutable['classes'] = [];
  const functions: Mutable['functions'] = [];
  const interfaces: Mutable['interfaces'] = [];
  const lists: Mutable['lists'] = [];
  const imports: Record<string, string> = {};
  for (const statement of source.program.body) {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declaration = exported && statement.declaration !== null ? statement.declaration : statement;
    const doc = source.docBefore(statement);
    switch (declaration.type) {
      case 'ImportDeclaration': {
        if (!declaration.source.value.startsWith('.')) break;
        const from = path.join(path.dirname(file), declaration.source.value);
        for (const { local } of declaration.specifiers) imports[local.name] = from;
        break;
      }
      case 'TSInterfaceDeclaration':
        interfaces.push({ name: declaration.id.name, doc, ...partsOfInterface(declaration, source) });
        break;
      case 'TSTypeAliasDeclaration':
        interfaces.push({ name: declaration.id.name, doc, ...partsOfAlias(declaration.typeAnnotation, source) });
        break;
      case 'ClassDeclaration':
        if (declaration.id === null) break;
        classes.push({ name: declaration.id.name, doc, methods: methodsOf(declaration, source) });
        break;
      case 'FunctionDeclaration':
        if (exported && declaration.id !== null) functions.push({ name: declaration.id.name, doc });
        break;
      case 'VariableDeclaration':
        lists.push(...listsIn(source.text(declaration)));
    }
  }
  return { classes, functions, interfaces, imports, lists };
}

type Mutable = { [K in Exclude<keyof Documented, 'imports'>]: Documented[K][number][] };

class Source {
  readonly program: Program;
  private readonly content: string;
  private readonly docs: readonly Comment[];

  constructor(content: string, file: string) {
    const { program, comments, errors } = parseSync(file, content);
    if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
    this.program = program;
    this.content = content;
    this.docs = comments.filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  }

  /** The text of a node, on one line. */
  text({ start, end }: Span): string {
    return this.content.slice(start, end).replace(/\s+/g, ' ');
  }

  docBefore({ start }: Span): string {
    const comment = this.docs.findLast(({ end }) => end <= start && this.content.slice(end, start).trim() === '');
    return comment === undefined ? '' : textOf(comment.value);
  }

  fields(members: readonly TSSignature[]): readonly Field[] {
    return members.flatMap((member) => {
      if (member.type !== 'TSPropertySignature') return [];
      const type = member.typeAnnotation?.typeAnnotation;
      const doc = this.docBefore(member);
      return [{ name: this.text(member.key), doc, type: type ? this.text(type) : '', optional: member.optional }];
    });
  }
}

type Parts = Pick<Shape, 'bases' | 'picked' | 'fields'>;

function partsOfInterface(declaration: TSInterfaceDeclaration, source: Source): Parts {
  const parts = declaration.extends.map((base) => partsOfReference(source.text(base)));
  return {
    bases: parts.flatMap(({ bases }) => bases),
    picked: parts.flatMap(({ picked }) => picked),
    fields: source.fields(declaration.body.body),
  };
}

function partsOfAlias(type: TSType, source: Source): Parts {
  const types = membersOf(type);
  const parts = types.flatMap((each) => (each.type === 'TSTypeReference' ? [partsOfReference(source.text(each))] : []));
  const fields = types.flatMap((each) => (each.type === 'TSTypeLiteral' ? source.fields(each.members) : []));
  // `readonly minAvailable?: undefined` only says that another member of the union has it.
  const ofOthers = new Set(fields.filter((field) => field.type === 'undefined').map(({ name }) => name));
  return {
    bases: parts.flatMap(({ bases }) => bases),
    picked: parts.flatMap(({ picked }) => picked),
    fields: fields
      .filter((field) => field.type !== 'undefined')
      .map((field) => ({ ...field, optional: field.optional || ofOthers.has(field.name) })),
  };
}

/** The methods that users may call, which are those with a comment. */
function methodsOf({ body }: Class, source: Source): readonly Declared[] {
  return body.body.flatMap((member) => {
    if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') return [];
    if (member.accessibility !== undefined && member.accessibility !== null) return [];
    const doc = source.docBefore(member);
    return doc === '' ? [] : [{ name: member.key.name, doc }];
  });
}

function listsIn(text: string): Documented['lists'] {
  const [, name, items = ''] = /^const (\w+) = \[([^\]]*)\] as const;$/.exec(text) ?? [];
  if (name === undefined) return [];
  return [{ name, items: [...items.matchAll(/'(\w+)'/g)].map(([, item]) => item ?? '') }];
}

/** The members of an intersection or union, however nested. */
function membersOf(type: TSType): readonly TSType[] {
  if (type.type === 'TSParenthesizedType') return membersOf(type.typeAnnotation);
  return type.type === 'TSIntersectionType' || type.type === 'TSUnionType' ? type.types.flatMap(membersOf) : [type];
}

/** `Base`, `Omit<Base, 'a'>`, `Pick<Spec, 'a' | 'b'>`. */
function partsOfReference(text: string): { readonly bases: readonly string[]; readonly picked: readonly string[] } {
  const [, helper, first = '', rest = ''] = /^(Pick|Omit)< ?(\w+), (.*?) ?>$/.exec(text) ?? [];
  // Props of ours stand on the page of all objects.
  if (helper === 'Pick' && first.endsWith('Props')) return { bases: [], picked: [] };
  if (helper === 'Pick') return { bases: [], picked: [...rest.matchAll(/'(\w+)'/g)].map(([, name]) => name ?? '') };
  return { bases: [helper === 'Omit' ? first : (/^\w+/.exec(text)?.[0] ?? '')], picked: [] };
}

/** The text of a comment, without its stars. */
function textOf(comment: string): string {
  return comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}
