import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Place, type Result } from '../../errors/problem.ts';
import type { Branch, Comparison, Expression } from './ast.ts';
import { lex, type Token } from './lex.ts';

/**
 * Parses an expression of the definitions:
 * comparisons, `and or not`, `[not] in (...)`, `[not] between .. and ..`, `is [not] null`, `case when .. then .. else .. end`,
 * `+ - * /`, calls, numbers, texts in single quotes, `true false null`, and names with dots through relationships.
 * @param at where the expression stands, for its problems
 * @returns the tree, or the first problem with its character (1-based)
 */
export function parseExpression(text: string, at: Place = {}): Result<Expression> {
  try {
    const parser = new Parser(lex(text), at);
    return { ok: true, value: parser.whole(), problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

const keywords = new Set('and or not in between is null case when then else end true false'.split(' '));
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies Comparison[];

class Parser {
  readonly #tokens: readonly Token[];
  readonly #at: Place;
  #next = 0;

  constructor(tokens: readonly Token[], at: Place) {
    this.#tokens = tokens;
    this.#at = at;
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#peek.kind !== 'end') this.#fail('an operator or the end');
    return expression;
  }

  get #peek(): Token {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new RangeError('Read past the end of an expression.');
    return token;
  }

  #take(): Token {
    const token = this.#peek;
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #is(text: string): boolean {
    const { kind, text: own } = this.#peek;
    return (kind === 'word' || kind === 'symbol') && own === text;
  }

  #accept(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): Token {
    if (!this.#is(text)) this.#fail(text);
    return this.#take();
  }

  #fail(expected: string): never {
    const { kind, text, start } = this.#peek;
    const found = kind === 'end' ? 'the end' : text;
    throw new ProblemError([queryMessages.syntax({ expected, found, position: start + 1 }, this.#at)]);
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#accept('or')) {
      const right = this.#and();
      left = { kind: 'or', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#accept('and')) {
      const right = this.#not();
      left = { kind: 'and', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #not(): Expression {
    const { start } = this.#peek;
    if (!this.#accept('not')) return this.#predicate();
    const operand = this.#not();
    return { kind: 'not', operand, start, end: operand.end };
  }

  #predicate(): Expression {
    const operand = this.#sum();
    const { start } = operand;
    if (this.#accept('is')) {
      const negated = this.#accept('not');
      return { kind: 'is_null', operand, negated, start, end: this.#expect('null').end };
    }
    const negated = this.#accept('not');
    if (this.#accept('in')) {
      const list = this.#list();
      return { kind: 'in', operand, list: list.items, negated, start, end: list.end };
    }
    if (this.#accept('between')) {
      const low = this.#sum();
      this.#expect('and');
      const high = this.#sum();
      return { kind: 'between', operand, low, high, negated, start, end: high.end };
    }
    if (negated) this.#fail('in or between');
    const operator = this.#comparison();
    if (operator === null) return operand;
    const right = this.#sum();
    return { kind: 'compare', operator, left: operand, right, start, end: right.end };
  }

  #comparison(): Comparison | null {
    const { kind, text } = this.#peek;
    if (kind !== 'symbol' || !isComparison(text)) return null;
    this.#next += 1;
    return text;
  }

  #list(): { items: Expression[]; end: number } {
    this.#expect('(');
    const items = [this.#or()];
    while (this.#accept(',')) items.push(this.#or());
    return { items, end: this.#expect(')').end };
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      const operator = this.#accept('+') ? '+' : this.#accept('-') ? '-' : null;
      if (operator === null) return left;
      const right = this.#product();
      left = { kind: 'arithmetic', operator, left, right, start: left.start, end: right.end };
    }
  }

  #product(): Expression {
    let left = this.#signed();
    for (;;) {
      const operator = this.#accept('*') ? '*' : this.#accept('/') ? '/' : null;
      if (operator === null) return left;
      const right = this.#signed();
      left = { kind: 'arithmetic', operator, left, right, start: left.start, end: right.end };
    }
  }

  #signed(): Expression {
    const { start } = this.#peek;
    if (!this.#accept('-')) return this.#primary();
    const operand = this.#signed();
    return { kind: 'minus', operand, start, end: operand.end };
  }

  #primary(): Expression {
    if (this.#is('(')) {
      this.#take();
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    if (this.#is('case')) return this.#case();
    const { kind, text, start, end } = this.#peek;
    if (kind === 'number') return this.#number(Number(text));
    if (kind === 'string') return this.#literal(text);
    if (kind === 'word') {
      if (text === 'true' || text === 'false') return this.#literal(text === 'true');
      if (text === 'null') return this.#literal(null);
      if (!keywords.has(text)) {
        this.#next += 1;
        return this.#is('(') ? this.#call(text, start) : this.#name([text], { start, end });
      }
    }
    return this.#fail('a value');
  }

  /** A number that arithmetic can hold exactly; a longer one would be read as another. */
  #number(value: number): Expression {
    if (value > Number.MAX_SAFE_INTEGER) this.#fail(`a number up to ${Number.MAX_SAFE_INTEGER}`);
    return this.#literal(value);
  }

  #literal(value: string | number | boolean | null): Expression {
    const { start, end } = this.#take();
    return { kind: 'literal', value, start, end };
  }

  #call(name: string, start: number): Expression {
    const list = this.#list();
    return { kind: 'call', name, arguments: list.items, start, end: list.end };
  }

  #name(path: string[], span: { start: number; end: number }): Expression {
    let { end } = span;
    while (this.#accept('.')) {
      if (this.#peek.kind !== 'word') this.#fail('a name');
      const token = this.#take();
      path.push(token.text);
      end = token.end;
    }
    return { kind: 'name', path, start: span.start, end };
  }

  #case(): Expression {
    const { start } = this.#take();
    const branches: Branch[] = [];
    while (this.#accept('when')) {
      const when = this.#or();
      this.#expect('then');
      branches.push({ when, then: this.#or() });
    }
    if (branches.length === 0) this.#fail('when');
    const otherwise = this.#accept('else') ? this.#or() : null;
    return { kind: 'case', branches, otherwise, start, end: this.#expect('end').end };
  }
}

function isComparison(text: string): text is Comparison {
  return comparisons.includes(text);
}
