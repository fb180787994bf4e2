import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Place, type Result } from '../../errors/problem.ts';
import type { Expression, Span } from './ast.ts';
import type { Bound, ValueType } from './bound.ts';
import { functions, isFunction } from './functions.ts';

/** Looks a name up where an expression stands: a column, a field already bound, or one of these through relationships. */
export interface Scope {
  /** Null when there is no such name. */
  find(path: readonly string[]): Bound | null;
  /** The names that there are, for the message. */
  known(): readonly string[];
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/**
 * Looks up the names of an expression and checks its types.
 * Integers and numbers mix; `*` and `/` give numbers; texts, dates and booleans only meet their like.
 * @returns the bound expression, or the first problem with its character
 */
export function bindExpression(expression: Expression, scope: Scope, at: Place = {}): Result<Bound> {
  try {
    return { ok: true, value: new Binder(scope, at).bind(expression), problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'number' || type === 'null';

class Binder {
  readonly #scope: Scope;
  readonly #at: Place;

  constructor(scope: Scope, at: Place) {
    this.#scope = scope;
    this.#at = at;
  }

  bind(e: Expression): Bound {
    switch (e.kind) {
      case 'literal':
        return { kind: 'literal', value: e.value, type: literalType(e.value) };
      case 'name':
        return this.#name(e);
      case 'not':
        return { kind: 'not', type: 'boolean', operand: this.#boolean(e.operand, 'not') };
      case 'minus':
        return this.#minus(e);
      case 'and':
      case 'or':
        return {
          kind: e.kind,
          type: 'boolean',
          left: this.#boolean(e.left, e.kind),
          right: this.#boolean(e.right, e.kind),
        };
      case 'compare':
        return this.#compare(e);
      case 'arithmetic':
        return this.#arithmetic(e);
      case 'in':
        return this.#in(e);
      case 'between':
        return this.#between(e);
      case 'is_null':
        return { kind: 'is_null', type: 'boolean', operand: this.bind(e.operand), negated: e.negated };
      case 'case':
        return this.#case(e);
      case 'call':
        return this.#call(e);
    }
  }

  #name(e: Of<'name'>): Bound {
    const found = this.#scope.find(e.path);
    if (found !== null) return found;
    const params = { name: e.path.join('.'), position: e.start + 1, known: this.#scope.known() };
    throw new ProblemError([queryMessages.unknownColumn(params, this.#at)]);
  }

  #minus(e: Of<'minus'>): Bound {
    const operand = this.#numeric(e.operand, '-');
    return { kind: 'minus', type: operand.type, operand };
  }

  #compare(e: Of<'compare'>): Bound {
    const left = this.bind(e.left);
    const right = this.#like(left, e.right, e.operator);
    return { kind: 'compare', type: 'boolean', operator: e.operator, left, right };
  }

  #arithmetic(e: Of<'arithmetic'>): Bound {
    const left = this.#numeric(e.left, e.operator);
    const right = this.#numeric(e.right, e.operator);
    const whole =
      (e.operator === '+' || e.operator === '-') && left.type === 'integer' && right.type === 'integer';
    return { kind: 'arithmetic', type: whole ? 'integer' : 'number', operator: e.operator, left, right };
  }

  #in(e: Of<'in'>): Bound {
    const operand = this.bind(e.operand);
    const list = e.list.map((item) => this.#like(operand, item, 'in'));
    return { kind: 'in', type: 'boolean', operand, list, negated: e.negated };
  }

  #between(e: Of<'between'>): Bound {
    const operand = this.bind(e.operand);
    const low = this.#like(operand, e.low, 'between');
    const high = this.#like(operand, e.high, 'between');
    return { kind: 'between', type: 'boolean', operand, low, high, negated: e.negated };
  }

  #case(e: Of<'case'>): Bound {
    let type: ValueType = 'null';
    const branch = (part: Expression): Bound => {
      const bound = this.bind(part);
      type = this.#common(type, bound.type, part, 'case');
      return bound;
    };
    const branches = e.branches.map(({ when, then }) => ({
      when: this.#boolean(when, 'when'),
      then: branch(then),
    }));
    const otherwise = e.otherwise === null ? null : branch(e.otherwise);
    return { kind: 'case', type, branches, otherwise };
  }

  #call(e: Of<'call'>): Bound {
    const position = e.start + 1;
    if (!isFunction(e.name)) {
      const params = { name: e.name, position, known: Object.keys(functions) };
      throw new ProblemError([queryMessages.unknownFunction(params, this.#at)]);
    }
    const spec = functions[e.name];
    if (e.arguments.length < spec.minimum || e.arguments.length > spec.maximum) {
      const least = spec.minimum === 1 ? '1 value' : `${spec.minimum} values`;
      const expected = spec.minimum === spec.maximum ? least : `${spec.minimum} to ${spec.maximum} values`;
      this.#wrong(e.name, e, expected, String(e.arguments.length));
    }
    let type: ValueType = 'null';
    const bound = e.arguments.map((argument) => {
      const value = this.#argument(argument, e.name, spec.takes);
      type = this.#common(type, value.type, argument, e.name);
      return value;
    });
    if (e.name === 'bin' && !(bound[1]?.kind === 'literal' && Number(bound[1].value) > 0))
      this.#wrong('bin', e, 'a width above 0', 'something else');
    return { kind: 'call', type: spec.gives === 'same' ? type : spec.gives, name: e.name, arguments: bound };
  }

  #argument(e: Expression, what: string, takes: 'number' | 'date' | 'any'): Bound {
    if (takes === 'number') return this.#numeric(e, what);
    const bound = this.bind(e);
    if (takes === 'date' && !['date', 'datetime', 'null'].includes(bound.type))
      this.#wrong(what, e, 'a date', bound.type);
    return bound;
  }

  #boolean(e: Expression, what: string): Bound {
    const bound = this.bind(e);
    if (bound.type !== 'boolean' && bound.type !== 'null') this.#wrong(what, e, 'a condition', bound.type);
    return bound;
  }

  #numeric(e: Expression, what: string): Bound {
    const bound = this.bind(e);
    if (!isNumeric(bound.type)) this.#wrong(what, e, 'a number', bound.type);
    return bound;
  }

  #like(left: Bound, e: Expression, what: string): Bound {
    const right = this.bind(e);
    this.#common(left.type, right.type, e, what);
    return right;
  }

  /** The type that holds both. */
  #common(left: ValueType, right: ValueType, at: Span, what: string): ValueType {
    if (left === right || right === 'null') return left;
    if (left === 'null') return right;
    if (isNumeric(left) && isNumeric(right)) return 'number';
    return this.#wrong(what, at, left, right);
  }

  #wrong(what: string, at: Span, expected: string, found: string): never {
    throw new ProblemError([
      queryMessages.wrongType({ what, position: at.start + 1, expected, found }, this.#at),
    ]);
  }
}

function literalType(value: string | number | boolean | null): ValueType {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  return Number.isInteger(value) ? 'integer' : 'number';
}
