import type { TokenType } from './token.ts';

export interface Operator {
  readonly name: string;
  readonly level: number;
}

export type Operators = ReadonlyMap<TokenType, Operator>;

export const RELATIONS: Operators = new Map<TokenType, Operator>([
  ...(['<', '<=', '>=', '>', '==', '!='] as const).map((sign) => [sign, { name: `_${sign}_`, level: 1 }] as const),
  ['in', { name: '@in', level: 1 }],
]);

export const ARITHMETIC: Operators = new Map<TokenType, Operator>([
  ...(['*', '/', '%'] as const).map((sign) => [sign, { name: `_${sign}_`, level: 2 }] as const),
  ...(['+', '-'] as const).map((sign) => [sign, { name: `_${sign}_`, level: 1 }] as const),
]);
