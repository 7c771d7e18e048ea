import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Span, type TSSignature, type TSType } from 'oxc-parser';

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
  const source = readFileSync(file, 'utf8');
  const { program, comments, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const docs = comments.filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  const docBefore = (start: number): string => {
    const comment = docs.findLast(({ end }) => end <= start && source.slice(end, start).trim() === '');
    return comment === undefined ? '' : textOf(comment.value);
  };
  const textAt = ({ start, end }: Span): string => source.slice(start, end).replace(/\s+/g, ' ');
  const fieldsOf = (members: readonly TSSignature[]): Field[] =>
    members.flatMap((member) => {
      if (member.type !== 'TSPropertySignature') return [];
      const type = member.typeAnnotation?.typeAnnotation;
      const { start, key, optional } = member;
      return [
        { name: textAt(key), doc: docBefore(start), type: type ? textAt(type) : '', optional: optional === true },
      ];
    });
  const classes: Mutable['classes'] = [];
  const functions: Mutable['functions'] = [];
  const interfaces: Mutable['interfaces'] = [];
  const lists: Mutable['lists'] = [];
  const imports: Record<string, string> = {};
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value.startsWith('.')) {
      const from = path.join(path.dirname(file), statement.source.value);
      for (const { local } of statement.specifiers) imports[local.name] = from;
    }
    const declaration =
      statement.type === 'ExportNamedDeclaration' && statement.declaration !== null ? statement.declaration : statement;
    const doc = docBefore(statement.start);
    if (declaration.type === 'TSInterfaceDeclaration') {
      const parts = declaration.extends.map((base) => partsOfReference(textAt(base)));
      interfaces.push({
        name: declaration.id.name,
        doc,
        bases: parts.flatMap(({ bases }) => bases),
        picked: parts.flatMap(({ picked }) => picked),
        fields: fieldsOf(declaration.body.body),
      });
    } else if (declaration.type === 'TSTypeAliasDeclaration') {
      const types = membersOf(declaration.typeAnnotation);
      const parts = types.flatMap((type) => (type.type === 'TSTypeReference' ? [partsOfReference(textAt(type))] : []));
      const fields = types.flatMap((type) => (type.type === 'TSTypeLiteral' ? fieldsOf(type.members) : []));
      // `readonly minAvailable?: undefined` only says that another member of the union has it.
      const ofOthers = new Set(fields.filter(({ type }) => type === 'undefined').map(({ name }) => name));
      interfaces.push({
        name: declaration.id.name,
        doc,
        bases: parts.flatMap(({ bases }) => bases),
        picked: parts.flatMap(({ picked }) => picked),
        fields: fields
          .filter(({ type }) => type !== 'undefined')
          .map((field) => ({ ...field, optional: field.optional || ofOthers.has(field.name) })),
      });
    } else if (declaration.type === 'ClassDeclaration' && declaration.id !== null) {
      const methods = declaration.body.body.flatMap((member): Declared[] => {
        if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') return [];
        if (member.accessibility !== undefined && member.accessibility !== null) return [];
        const comment = docBefore(member.start);
        return comment === '' ? [] : [{ name: member.key.name, doc: comment }];
      });
      classes.push({ name: declaration.id.name, doc, methods });
    } else if (declaration.type === 'FunctionDeclaration' && declaration.id !== null) {
      if (statement.type === 'ExportNamedDeclaration') functions.push({ name: declaration.id.name, doc });
    } else if (declaration.type === 'VariableDeclaration') {
      const text = source.slice(declaration.start, declaration.end);
      const list = /^const (\w+) = \[([^\]]*)\] as const;$/.exec(text);
      if (list !== null)
        lists.push({
          name: list[1] ?? '',
          items: [...(list[2] ?? '').matchAll(/'(\w+)'/g)].map((item) => item[1] ?? ''),
        });
    }
  }
  return { classes, functions, interfaces, imports, lists };
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

type Mutable = { [K in Exclude<keyof Documented, 'imports'>]: Documented[K][number][] };

/** The text of a comment, without its stars. */
function textOf(comment: string): string {
  return comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}
