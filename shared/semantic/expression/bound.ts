import type { ColumnType } from '../../engine/port.ts';
import type { Arithmetic, Comparison } from './ast.ts';
import type { FunctionName } from './functions.ts';

/** The type of an expression; `null` is that of the bare word null, which fits every type. */
export type ValueType = ColumnType | 'null';

/** A column reached from a model through relationships; `joins` is empty for the model's own columns. */
export interface Reach {
  readonly joins: readonly string[];
  /** The model that has the column. */
  readonly model: string;
  readonly column: string;
}

/** A field reached from a model, whose expression stands in its place. */
export interface FieldReach {
  readonly joins: readonly string[];
  /** The model on which the field holds. */
  readonly model: string;
  readonly field: string;
}

/**
 * An expression whose names are looked up and whose types fit: all that an emitter needs. Where it was written as the name of a field,
 * `from` says which, for people and for lineage.
 */
export type Bound = { readonly type: ValueType; readonly from?: FieldReach } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | ({ readonly kind: 'column' } & Reach)
  | { readonly kind: 'not' | 'minus'; readonly operand: Bound }
  | { readonly kind: 'and' | 'or'; readonly left: Bound; readonly right: Bound }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Bound; readonly right: Bound }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: Bound;
      readonly right: Bound;
    }
  | {
      readonly kind: 'in';
      readonly operand: Bound;
      readonly list: readonly Bound[];
      readonly negated: boolean;
    }
  | {
      readonly kind: 'between';
      readonly operand: Bound;
      readonly low: Bound;
      readonly high: Bound;
      readonly negated: boolean;
    }
  | { readonly kind: 'is_null'; readonly operand: Bound; readonly negated: boolean }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Bound; readonly then: Bound }[];
      readonly otherwise: Bound | null;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Bound[] }
);

/** The parts of an expression, one level down. */
function parts(bound: Bound): readonly Bound[] {
  switch (bound.kind) {
    case 'literal':
    case 'column':
      return [];
    case 'not':
    case 'minus':
    case 'is_null':
      return [bound.operand];
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [bound.left, bound.right];
    case 'in':
      return [bound.operand, ...bound.list];
    case 'between':
      return [bound.operand, bound.low, bound.high];
    case 'case':
      return [
        ...bound.branches.flatMap((branch) => [branch.when, branch.then]),
        ...(bound.otherwise === null ? [] : [bound.otherwise]),
      ];
    case 'call':
      return bound.arguments;
  }
}

/** Every column that an expression reads, in reading order, with repetitions. */
export function columnsOf(bound: Bound): readonly Reach[] {
  return bound.kind === 'column' ? [bound] : parts(bound).flatMap(columnsOf);
}

/** Every column and field that an expression names, in reading order, with repetitions; what a field is made of is left out. */
export function namesOf(bound: Bound): readonly (Reach | FieldReach)[] {
  if (bound.from !== undefined) return [bound.from];
  return bound.kind === 'column' ? [bound] : parts(bound).flatMap(namesOf);
}

/** Both conditions, where null stands for none. */
export function both(left: Bound | null, right: Bound | null): Bound | null {
  if (left === null || right === null) return left ?? right;
  return { kind: 'and', type: 'boolean', left, right };
}
