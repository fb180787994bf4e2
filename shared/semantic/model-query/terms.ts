import type { Query, Term } from './ast.ts';
import type { SqlReader } from './reader.ts';

const nothing: Term = { kind: 'made', parts: [], queries: [] };
const made = (...parts: readonly Term[]): Term => ({ kind: 'made', parts, queries: [] });
const inside = (query: Query, ...parts: readonly Term[]): Term => ({ kind: 'made', parts, queries: [query] });

const comparisons = ['=', '<>', '!=', '<', '<=', '>', '>='];
const operators = ['+', '-', '*', '/', '%', '||'];

/** Reads the terms of a model's SQL; `readQuery` reads a query inside of one. */
export class TermParser {
  readonly #sql: SqlReader;
  readonly #readQuery: () => Query;

  constructor(sql: SqlReader, readQuery: () => Query) {
    this.#sql = sql;
    this.#readQuery = readQuery;
  }

  /** Any term. */
  term(): Term {
    let left = this.#and();
    while (this.#sql.accept('or')) left = made(left, this.#and());
    return left;
  }

  #and(): Term {
    let left = this.#not();
    while (this.#sql.accept('and')) left = { kind: 'and', left, right: this.#not() };
    return left;
  }

  #not(): Term {
    return this.#sql.accept('not') ? made(this.#not()) : this.#predicate();
  }

  #predicate(): Term {
    let left = this.#operation();
    for (;;) {
      const next = this.#comparison(left);
      if (next === null) return left;
      left = next;
    }
  }

  #comparison(left: Term): Term | null {
    const sql = this.#sql;
    if (sql.accept('is')) return this.#is(left);
    for (const comparison of comparisons) {
      if (!sql.accept(comparison)) continue;
      const right = this.#operation();
      return comparison === '=' ? { kind: 'equals', left, right } : made(left, right);
    }
    if (sql.is('not')) sql.take();
    else if (!sql.is('in') && !sql.is('between') && !sql.is('like')) return null;
    if (sql.accept('in')) return this.#in(left);
    if (sql.accept('like')) return made(left, this.#operation());
    sql.expect('between');
    const low = this.#operation();
    sql.expect('and');
    return made(left, low, this.#operation());
  }

  /** After `is`: null, true, false, or distinct from. */
  #is(left: Term): Term {
    const sql = this.#sql;
    sql.accept('not');
    if (sql.accept('null') || sql.accept('true') || sql.accept('false')) return made(left);
    sql.expect('distinct', 'from');
    return made(left, this.#operation());
  }

  #in(left: Term): Term {
    this.#sql.expect('(');
    const found = this.#isQuery() ? inside(this.#readQuery(), left) : made(left, ...this.terms());
    this.#sql.expect(')');
    return found;
  }

  #operation(): Term {
    let left = this.#signed();
    while (operators.some((operator) => this.#sql.accept(operator))) left = made(left, this.#signed());
    return left;
  }

  #signed(): Term {
    return this.#sql.accept('-') || this.#sql.accept('+') ? made(this.#signed()) : this.#primary();
  }

  /** Terms with commas between. */
  terms(): [Term, ...Term[]] {
    return this.#sql.list(() => this.term());
  }

  /** Terms to sort by. */
  sorted(): Term[] {
    const sql = this.#sql;
    return sql.list(() => {
      const term = this.term();
      if (!sql.accept('asc')) sql.accept('desc');
      if (sql.accept('nulls') && !sql.accept('first')) sql.expect('last');
      return term;
    });
  }

  #isQuery(): boolean {
    return this.#sql.is('select') || this.#sql.is('with');
  }

  #primary(): Term {
    const sql = this.#sql;
    const { kind, text } = sql.peek();
    if (kind === 'number') {
      sql.take();
      return /^\d+$/.test(text) ? { kind: 'place', value: Number(text) } : nothing;
    }
    if (kind === 'string' || kind === 'parameter') return (sql.take(), nothing);
    if (sql.accept('null') || sql.accept('true') || sql.accept('false')) return nothing;
    if (sql.accept('(')) return this.#parenthesis();
    if (sql.accept('case')) return this.#case();
    if (sql.accept('cast') || sql.accept('try_cast')) return this.#cast();
    if (sql.accept('exists', '(')) return this.#closed(inside(this.#readQuery()));
    const literal = this.#literal();
    if (literal !== null) return literal;
    if (kind === 'word' && sql.peek(1).text === '(' && (sql.isName() || callable.includes(text)))
      return this.#call();
    return this.#column();
  }

  /** A date, a moment or a stretch of time, whose value is text. */
  #literal(): Term | null {
    const sql = this.#sql;
    const isLiteral = ['date', 'timestamp', 'interval'].some((word) => sql.is(word));
    if (!isLiteral || sql.peek(1).kind !== 'string') return null;
    const isInterval = sql.take().text === 'interval';
    sql.take();
    if (isInterval) sql.name();
    return nothing;
  }

  #closed(term: Term): Term {
    this.#sql.expect(')');
    return term;
  }

  #parenthesis(): Term {
    if (this.#isQuery()) return this.#closed(inside(this.#readQuery()));
    const [first, ...others] = this.terms();
    return this.#closed(others.length === 0 ? first : made(first, ...others));
  }

  #case(): Term {
    const sql = this.#sql;
    const parts: Term[] = sql.is('when') ? [] : [this.term()];
    while (sql.accept('when')) {
      parts.push(this.term());
      sql.expect('then');
      parts.push(this.term());
    }
    if (sql.accept('else')) parts.push(this.term());
    sql.expect('end');
    return made(...parts);
  }

  #cast(): Term {
    const sql = this.#sql;
    sql.expect('(');
    const term = this.term();
    sql.expect('as');
    sql.name();
    if (sql.accept('(')) {
      sql.list(() => sql.take());
      sql.expect(')');
    }
    return this.#closed(made(term));
  }

  /** A call, of an aggregate or over a window too. */
  #call(): Term {
    const sql = this.#sql;
    sql.take();
    sql.expect('(');
    sql.accept('distinct');
    const parts: Term[] = sql.accept('*') || sql.is(')') ? [] : [...this.terms()];
    if (sql.accept('order', 'by')) parts.push(...this.sorted());
    sql.expect(')');
    if (sql.accept('within')) {
      sql.expect('group', '(', 'order', 'by');
      parts.push(...this.sorted());
      sql.expect(')');
    }
    if (sql.accept('filter')) {
      sql.expect('(', 'where');
      parts.push(this.term());
      sql.expect(')');
    }
    if (sql.accept('over')) parts.push(...this.#window());
    return made(...parts);
  }

  #window(): Term[] {
    const sql = this.#sql;
    sql.expect('(');
    const parts: Term[] = sql.accept('partition', 'by') ? [...this.terms()] : [];
    if (sql.accept('order', 'by')) parts.push(...this.sorted());
    if (sql.accept('rows') || sql.accept('range')) this.#frame();
    sql.expect(')');
    return parts;
  }

  #frame(): void {
    const sql = this.#sql;
    const bound = (): void => {
      if (sql.accept('current', 'row')) return;
      if (!sql.accept('unbounded')) this.#operation();
      if (!sql.accept('preceding')) sql.expect('following');
    };
    const isBetween = sql.accept('between');
    bound();
    if (!isBetween) return;
    sql.expect('and');
    bound();
  }

  #column(): Term {
    const sql = this.#sql;
    const first = sql.name();
    return sql.accept('.')
      ? { kind: 'column', table: first, column: sql.name() }
      : { kind: 'column', table: null, column: first };
  }
}

/** Reserved words that are functions where a parenthesis follows. */
const callable = ['left', 'right'];
