import { children, listOf, type Node, nodeOf, type SourceFile, type Span, textOf } from './syntax-tree.ts';

/** Where code asks what an expression is: whether it holds (`if`, `&&`), whether it is there (`??`), what it equals. */
export interface Question {
  readonly kind: 'holds' | 'is there' | 'equals';
  /** The expression as it is written. */
  readonly text: string;
  readonly span: Span;
  readonly origin: Origin;
}

/** How an expression comes by its value. */
export interface Origin {
  /** Offset of the property that is read: in the expression, or where the name in it is declared. */
  readonly read?: number;
  /** The imported function that is called. */
  readonly called?: { readonly name: string; readonly from: string };
}

/** What a name stands for: a value of some origin, or an imported function. Of most names nothing is known. */
interface Meaning extends Origin {
  readonly imported?: Origin['called'];
}

/** The names that are declared in a scope. */
type Scope = ReadonlyMap<string, Meaning>;

/** All questions of a file about properties, results of imported functions, and names for them. */
export function questionsIn(source: SourceFile): readonly Question[] {
  const found: Question[] = [];
  const visit = (node: Node, around: readonly Scope[]): void => {
    const declared = declarationsOf(node, around);
    const scopes = declared.size === 0 ? around : [declared, ...around];
    for (const { kind, of } of asked(node)) {
      const origin = originOf(of, scopes);
      if (origin === undefined) continue;
      found.push({ kind, text: source.text.slice(of.start, of.end), span: source.span(of), origin });
    }
    for (const child of children(node)) visit(child, scopes);
  };
  visit(source.program, []);
  return found;
}

interface Asked {
  readonly kind: Question['kind'];
  readonly of: Node;
}

/** What a node asks of the expressions in it. */
function asked(node: Node): readonly Asked[] {
  const about = (kind: Question['kind'], ...fields: readonly string[]): readonly Asked[] =>
    fields.flatMap((field) => operands(kind, nodeOf(node, field)));
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return about('holds', 'test');
    case 'UnaryExpression':
      return textOf(node, 'operator') === '!' ? about('holds', 'argument') : [];
    case 'LogicalExpression':
      return about(textOf(node, 'operator') === '??' ? 'is there' : 'holds', 'left');
    case 'BinaryExpression':
      return comparison(node).flatMap(({ kind, of }) => operands(kind, of));
    case 'SwitchStatement':
      return about('equals', 'discriminant');
    case 'CallExpression': {
      const callee = nodeOf(node, 'callee');
      const isBoolean = callee?.type === 'Identifier' && textOf(callee, 'name') === 'Boolean';
      return isBoolean
        ? listOf(node, 'arguments')
            .slice(0, 1)
            .flatMap((argument) => operands('holds', argument))
        : [];
    }
    default:
      return [];
  }
}

/** Both sides of a comparison. What is compared with null is asked whether it is there; nothing given is ever `undefined`. */
function comparison(node: Node): readonly Asked[] {
  const operator = textOf(node, 'operator') ?? '';
  const [left, right] = [nodeOf(node, 'left'), nodeOf(node, 'right')];
  if (left === undefined || right === undefined || !/^[!=]==?$/.test(operator)) return [];
  const sides = [left, right];
  const isUndefined = sides.some((side) => side.type === 'Identifier' && textOf(side, 'name') === 'undefined');
  if (isUndefined && operator.length === 3) return [];
  const isNull = isUndefined || sides.some((side) => side.type === 'Literal' && textOf(side, 'raw') === 'null');
  return sides.map((of) => ({ kind: isNull ? 'is there' : 'equals', of }));
}

/** A chain of && and || asks of its last operand what is asked of it; of all others it asks itself. */
function operands(kind: Question['kind'], node: Node | undefined): readonly Asked[] {
  const of = node && bare(node);
  if (of === undefined) return [];
  return kind === 'holds' && of.type === 'LogicalExpression' && textOf(of, 'operator') !== '??'
    ? operands(kind, nodeOf(of, 'right'))
    : [{ kind, of }];
}

const WRAPPERS = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

/** The expression without parentheses and what only the compiler reads. */
function bare(node: Node): Node {
  const inner = WRAPPERS.has(node.type) ? nodeOf(node, 'expression') : undefined;
  return inner === undefined ? node : bare(inner);
}

function originOf(expression: Node, scopes: readonly Scope[]): Origin | undefined {
  const node = bare(expression);
  const lookUp = (name: string): Meaning | undefined => scopes.find((scope) => scope.has(name))?.get(name);
  if (node.type === 'Identifier') {
    const known = lookUp(textOf(node, 'name') ?? '');
    return known?.read === undefined && known?.called === undefined ? undefined : known;
  }
  if (node.type === 'MemberExpression') {
    const property = nodeOf(node, 'property');
    return property === undefined ? undefined : { read: property.start };
  }
  const callee = node.type === 'CallExpression' ? nodeOf(node, 'callee') : undefined;
  const imported = callee?.type === 'Identifier' ? lookUp(textOf(callee, 'name') ?? '')?.imported : undefined;
  return imported === undefined ? undefined : { called: imported };
}

/** The names that a node declares for what is inside it. */
function declarationsOf(node: Node, around: readonly Scope[]): Scope {
  const scope = new Map<string, Meaning>();
  for (const parameter of listOf(node, 'params')) declare(parameter, {}, scope);
  const own = ['Program', 'BlockStatement', 'StaticBlock'].includes(node.type) ? listOf(node, 'body') : [];
  const heads = ['init', 'left'].flatMap((field) => nodeOf(node, field) ?? []);
  for (const statement of [...own, ...heads]) {
    const declaration = nodeOf(statement, 'declaration') ?? statement;
    const name = nodeOf(declaration, 'id');
    if (name !== undefined) declare(name, {}, scope);
    for (const specifier of listOf(declaration, 'specifiers')) declareImport(declaration, specifier, scope);
    const constant = textOf(declaration, 'kind') === 'const';
    for (const declarator of listOf(declaration, 'declarations')) {
      const [target, value] = [nodeOf(declarator, 'id'), nodeOf(declarator, 'init')];
      const origin = value === undefined ? undefined : originOf(value, [scope, ...around]);
      if (target !== undefined) declare(target, (constant ? origin : undefined) ?? {}, scope);
    }
  }
  return scope;
}

function declareImport(declaration: Node, specifier: Node, scope: Map<string, Meaning>): void {
  const [imported, local, from] = ['imported', 'local', 'source'].map((field) => nodeOf(specifier, field));
  const source = from ?? nodeOf(declaration, 'source');
  if (local === undefined || source === undefined) return;
  const name = imported === undefined ? '' : (textOf(imported, 'name') ?? '');
  scope.set(
    textOf(local, 'name') ?? '',
    name === '' ? {} : { imported: { name, from: textOf(source, 'value') ?? '' } },
  );
}

/** A pattern gives each name the property it is taken from. */
function declare(pattern: Node, origin: Origin, scope: Map<string, Meaning>): void {
  switch (pattern.type) {
    case 'Identifier':
      scope.set(textOf(pattern, 'name') ?? '', origin);
      return;
    case 'AssignmentPattern':
      return declareField(pattern, 'left', origin, scope);
    case 'TSParameterProperty':
      return declareField(pattern, 'parameter', {}, scope);
    case 'RestElement':
      return declareField(pattern, 'argument', {}, scope);
    case 'ArrayPattern':
      for (const element of listOf(pattern, 'elements')) declare(element, {}, scope);
      return;
    case 'ObjectPattern':
      for (const property of listOf(pattern, 'properties')) {
        const value = nodeOf(property, 'value');
        // V8 says that a property is read where its name is bound.
        declare(value ?? property, value === undefined ? {} : { read: value.start }, scope);
      }
  }
}

function declareField(pattern: Node, field: string, origin: Origin, scope: Map<string, Meaning>): void {
  const inner = nodeOf(pattern, field);
  if (inner !== undefined) declare(inner, origin, scope);
}
