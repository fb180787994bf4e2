import type { Item, Joined, Named, Query, Select, Source, Term } from './ast.ts';
import { SqlReader } from './reader.ts';
import { TermParser } from './terms.ts';

/**
 * Parses the SQL of a model: the portable subset of SELECT, that is WITH, joins, set operations, aggregates, windows and CASE.
 * @param model its name, for problems
 * @throws ProblemError `query.model_syntax` with the line, at the first thing that does not belong to the subset
 */
export function parseModelSql(model: string, sql: string): Query {
  return new QueryParser(new SqlReader(model, sql)).whole();
}

class QueryParser {
  readonly #sql: SqlReader;
  readonly #terms: TermParser;

  constructor(sql: SqlReader) {
    this.#sql = sql;
    this.#terms = new TermParser(sql, () => this.query());
  }

  whole(): Query {
    const query = this.query();
    if (this.#sql.peek().kind !== 'end') this.#sql.fail('the end');
    return query;
  }

  query(): Query {
    const sql = this.#sql;
    const ctes = sql.accept('with')
      ? sql.list(() => {
          const name = sql.name();
          sql.expect('as', '(');
          const query = this.query();
          sql.expect(')');
          return { name, query };
        })
      : [];
    const selects: [Select, ...Select[]] = [this.#select()];
    let [compared, isDistinct] = [false, true];
    while (sql.is('union') || sql.is('intersect') || sql.is('except')) {
      const isUnion = sql.take().text === 'union';
      const isAll = sql.accept('all');
      if (!isAll) sql.accept('distinct');
      if (!isUnion || !isAll) compared = true;
      if (isAll) isDistinct = false;
      selects.push(this.#select());
    }
    const order = sql.accept('order', 'by') ? this.#terms.sorted() : [];
    const limited = sql.accept('limit');
    if (limited) sql.take();
    return { ctes, selects, compared, isDistinct: compared && isDistinct, limitedBy: limited ? order : null };
  }

  #select(): Select {
    const sql = this.#sql;
    sql.expect('select');
    const distinct = sql.accept('distinct');
    const items = sql.list(() => this.#item());
    const from = sql.accept('from') ? this.#named() : null;
    const joins: Joined[] = [];
    for (let next = this.#joined(); next !== null; next = this.#joined()) joins.push(next);
    const where = sql.accept('where') ? this.#terms.term() : null;
    const groupBy = sql.accept('group', 'by') ? this.#terms.terms() : [];
    const having = sql.accept('having') ? this.#terms.term() : null;
    return { distinct, items, from, joins, where, groupBy, having };
  }

  #item(): Item {
    const sql = this.#sql;
    if (sql.accept('*')) return { kind: 'all', table: null };
    if (sql.isName() && sql.peek(1).text === '.' && sql.peek(2).text === '*') {
      const table = sql.name();
      sql.expect('.', '*');
      return { kind: 'all', table };
    }
    const term = this.#terms.term();
    if (sql.accept('as') || sql.isName()) return { kind: 'one', name: sql.name(), term };
    return { kind: 'one', name: term.kind === 'column' ? term.column : null, term };
  }

  #named(): Named {
    const sql = this.#sql;
    const source = this.#source();
    const own = source.kind === 'table' ? source.name : null;
    const alias = sql.accept('as') || sql.isName() ? sql.name() : (own ?? sql.fail('as and a name'));
    if (!sql.accept('(')) return { source, alias, columns: null };
    const columns = sql.list(() => sql.name());
    sql.expect(')');
    return { source, alias, columns };
  }

  #source(): Source {
    const sql = this.#sql;
    if (!sql.accept('(')) {
      const first = sql.name();
      return sql.accept('.')
        ? { kind: 'table', schema: first, name: sql.name() }
        : { kind: 'table', schema: null, name: first };
    }
    const source: Source = sql.accept('values')
      ? { kind: 'values', rows: sql.list(() => this.#row()) }
      : { kind: 'query', query: this.query() };
    sql.expect(')');
    return source;
  }

  #row(): Term[] {
    this.#sql.expect('(');
    const terms = this.#terms.terms();
    this.#sql.expect(')');
    return terms;
  }

  /** The next join, null where there is none. */
  #joined(): Joined | null {
    const sql = this.#sql;
    const how = this.#how();
    if (how === null) return null;
    const named = this.#named();
    if (how === 'cross') return { ...named, how, on: null };
    sql.expect('on');
    return { ...named, how, on: this.#terms.term() };
  }

  #how(): Joined['how'] | null {
    const sql = this.#sql;
    if (sql.accept('cross', 'join')) return 'cross';
    if (sql.accept('join') || sql.accept('inner', 'join')) return 'inner';
    for (const side of ['left', 'right', 'full'] as const) {
      if (!sql.accept(side)) continue;
      sql.accept('outer');
      sql.expect('join');
      return side;
    }
    return null;
  }
}
