import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** A declaration with the comment that stands before it. */
export interface Declared {
  readonly name: string;
  readonly doc: string;
}

export interface Field extends Declared {
  readonly type: string;
  readonly optional: boolean;
}

export interface Shape extends Declared {
  /** Names of the interfaces it extends that are no standard type. */
  readonly bases: readonly string[];
  readonly fields: readonly Field[];
}

export interface Documented {
  readonly classes: readonly (Declared & { readonly methods: readonly Declared[] })[];
  readonly functions: readonly Declared[];
  readonly interfaces: readonly Shape[];
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
  const result = { classes: [], functions: [], interfaces: [], lists: [] } satisfies Documented;
  const { classes, functions, interfaces, lists }: Mutable = result;
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' && statement.declaration !== null ? statement.declaration : statement;
    const doc = docBefore(statement.start);
    if (declaration.type === 'TSInterfaceDeclaration') {
      interfaces.push({
        name: declaration.id.name,
        doc,
        bases: declaration.extends.flatMap(({ expression }) =>
          expression.type === 'Identifier' ? [expression.name] : [],
        ),
        fields: declaration.body.body.flatMap((member): Field[] => {
          if (member.type !== 'TSPropertySignature') return [];
          const type = member.typeAnnotation?.typeAnnotation;
          return [
            {
              name: source.slice(member.key.start, member.key.end),
              doc: docBefore(member.start),
              type: type === undefined ? '' : source.slice(type.start, type.end).replace(/\s+/g, ' '),
              optional: member.optional === true,
            },
          ];
        }),
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
  return result;
}

type Mutable = { [K in keyof Documented]: Documented[K][number][] };

/** The text of a comment, without its stars. */
function textOf(comment: string): string {
  return comment
    .slice(1)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}
