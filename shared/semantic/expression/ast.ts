/** Where a part of an expression stands in its text: 0-based start, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An operator that compares two values. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
/** An operator between two numbers. */
export type Arithmetic = '+' | '-' | '*' | '/';

/** An expression as written, before its names are looked up. */
export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'name'; readonly path: readonly string[] }
    | { readonly kind: 'not'; readonly operand: Expression }
    | { readonly kind: 'minus'; readonly operand: Expression }
    | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'compare';
        readonly operator: Comparison;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'arithmetic';
        readonly operator: Arithmetic;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'in';
        readonly operand: Expression;
        readonly list: readonly Expression[];
        readonly negated: boolean;
      }
    | {
        readonly kind: 'between';
        readonly operand: Expression;
        readonly low: Expression;
        readonly high: Expression;
        readonly negated: boolean;
      }
    | { readonly kind: 'is_null'; readonly operand: Expression; readonly negated: boolean }
    | { readonly kind: 'case'; readonly branches: readonly Branch[]; readonly otherwise: Expression | null }
    | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  );

/** A branch of CASE. */
export interface Branch {
  readonly when: Expression;
  readonly then: Expression;
}
