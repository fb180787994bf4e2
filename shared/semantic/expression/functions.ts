import type { ValueType } from './bound.ts';

/** What a function takes and gives. */
interface FunctionSpec {
  readonly minimum: number;
  readonly maximum: number;
  /** `number`: numeric arguments only; `date`: dates and moments; `any`: any type, all alike. */
  readonly takes: 'number' | 'date' | 'any';
  /** The type of the result; `same` is that of the arguments. */
  readonly gives: ValueType | 'same';
}

/**
 * The functions of expressions. `bin(x, width)` is the lower edge of the bin of `width` that holds x; `coalesce` the first
 * of its arguments that is not null; `nullif(a, b)` is a, but null where a = b;
 * `days_between(a, b)` counts the days from a to b, negative where b comes first; `start_of_month(d)` and its like are the first day of
 * the period that holds d, weeks from Monday.
 */
export const functions = {
  abs: { minimum: 1, maximum: 1, takes: 'number', gives: 'same' },
  bin: { minimum: 2, maximum: 2, takes: 'number', gives: 'number' },
  coalesce: { minimum: 2, maximum: 8, takes: 'any', gives: 'same' },
  days_between: { minimum: 2, maximum: 2, takes: 'date', gives: 'integer' },
  floor: { minimum: 1, maximum: 1, takes: 'number', gives: 'number' },
  nullif: { minimum: 2, maximum: 2, takes: 'any', gives: 'same' },
  round: { minimum: 1, maximum: 1, takes: 'number', gives: 'number' },
  start_of_day: { minimum: 1, maximum: 1, takes: 'date', gives: 'date' },
  start_of_week: { minimum: 1, maximum: 1, takes: 'date', gives: 'date' },
  start_of_month: { minimum: 1, maximum: 1, takes: 'date', gives: 'date' },
  start_of_quarter: { minimum: 1, maximum: 1, takes: 'date', gives: 'date' },
  start_of_year: { minimum: 1, maximum: 1, takes: 'date', gives: 'date' },
} as const satisfies Record<string, FunctionSpec>;

/** The name of a function that expressions may call. */
export type FunctionName = keyof typeof functions;

/** Whether expressions may call a function of this name. */
export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name);
}
