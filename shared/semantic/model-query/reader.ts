import { queryMessages } from '../../errors/query.ts';
import { ProblemError } from '../../errors/problem.ts';
import { lexSql, type SqlToken } from './lex.ts';

/** Walks over the tokens of the SQL of a model. */
export class SqlReader {
  readonly #tokens: readonly SqlToken[];
  readonly #model: string;
  readonly #sql: string;
  #next = 0;

  constructor(model: string, sql: string) {
    this.#tokens = lexSql(sql);
    this.#model = model;
    this.#sql = sql;
  }

  /** The token `ahead` of the next one. */
  peek(ahead = 0): SqlToken {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', text: '', start: 0 };
  }

  take(): SqlToken {
    const token = this.peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  /** Whether the next tokens are these words or symbols. */
  is(...texts: readonly string[]): boolean {
    return texts.every((text, i) => {
      const { kind, text: own } = this.peek(i);
      return (kind === 'word' || kind === 'symbol') && own === text;
    });
  }

  accept(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#next += texts.length;
    return true;
  }

  expect(...texts: readonly string[]): void {
    for (const text of texts) if (!this.accept(text)) this.fail(text);
  }

  /** A name: a word that is not reserved, or anything in double quotes. */
  name(): string {
    const { kind, text } = this.peek();
    if (kind === 'name' || (kind === 'word' && !reserved.has(text))) return this.take().text;
    return this.fail('a name');
  }

  /** Whether a name comes next. */
  isName(): boolean {
    const { kind, text } = this.peek();
    return kind === 'name' || (kind === 'word' && !reserved.has(text));
  }

  /** What `read` reads, once or more, with commas between. */
  list<T>(read: () => T): [T, ...T[]] {
    const items: [T, ...T[]] = [read()];
    while (this.accept(',')) items.push(read());
    return items;
  }

  fail(expected: string): never {
    const { kind, text, start } = this.peek();
    const found = kind === 'end' ? 'the end' : text;
    const line = this.#sql.slice(0, start).split('\n').length;
    throw new ProblemError([queryMessages.modelSyntax({ model: this.#model, expected, found, line })]);
  }
}

/** Words that are never the name of a column or a table. */
const reserved = new Set(
  (
    'all and as between by case cast cross distinct else end except exists false fetch from full group having in inner ' +
    'intersect is join lateral left like limit natural not null offset on or order outer qualify right select tablesample ' +
    'then true union using values when where window with'
  ).split(' '),
);
