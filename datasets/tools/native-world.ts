import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { expect } from 'vitest';
import { ident, literal } from '../../shared/engine/quote.ts';
import { compile } from '../../shared/semantic/compile.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { semanticQuerySchema } from '../../shared/semantic/query.ts';
import type { World } from '../../shared/semantic/oracle/evaluate.ts';

const types = {
  title: { title_key: 'INTEGER', genre: 'VARCHAR' },
  delivery: {
    delivery_key: 'INTEGER',
    title_key: 'INTEGER',
    partner: 'VARCHAR',
    kind: 'VARCHAR',
    due_on: 'DATE',
    decided_on: 'DATE',
    minutes: 'BIGINT',
    cost: 'DOUBLE',
    accepted: 'BOOLEAN',
  },
  capacity: {
    capacity_key: 'INTEGER',
    title_key: 'INTEGER',
    partner: 'VARCHAR',
    week: 'DATE',
    declared: 'BIGINT',
  },
} as const;

type Cell = string | number | boolean | null;

/** The metrics of each group, by its dimensions as JSON. */
export type Groups = Map<string, (number | null)[]>;

/** The tables of a world on native DuckDB, and queries on them through the compiler. */
export class NativeWorld {
  readonly connection: DuckDBConnection;
  readonly #definitions: Definitions;

  private constructor(connection: DuckDBConnection, definitions: Definitions) {
    this.connection = connection;
    this.#definitions = definitions;
  }

  static async open(definitions: Definitions): Promise<NativeWorld> {
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    await connection.run('CREATE SCHEMA core');
    return new NativeWorld(connection, definitions);
  }

  async put({ genres, deliveries, capacity }: World): Promise<void> {
    await this.#fill(
      'title',
      Object.entries(genres).map(([key, genre]) => [Number(key), genre]),
    );
    await this.#fill(
      'delivery',
      deliveries.map((d, i) => [
        i,
        d.title,
        d.partner,
        d.kind,
        d.due,
        d.decided,
        d.minutes,
        d.cost,
        d.accepted,
      ]),
    );
    await this.#fill(
      'capacity',
      capacity.map((c, i) => [i, c.title, c.partner, c.week, c.declared]),
    );
  }

  async #fill(name: keyof typeof types, rows: readonly (readonly Cell[])[]): Promise<void> {
    const columns = Object.entries(types[name]).map(([column, type]) => `${ident(column)} ${type}`);
    const table = `core.${ident(name)}`;
    await this.connection.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(', ')})`);
    if (rows.length === 0) return;
    const values = rows.map((row) => `(${row.map((cell) => literal(cell)).join(', ')})`);
    await this.connection.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
  }

  /** What a query gives. */
  async run(query: object): Promise<Groups> {
    const asked = semanticQuerySchema.parse(query);
    const plan = compile(this.#definitions, asked);
    if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join('\n'));
    const reader = await this.connection.runAndReadAll(plan.value.sql);
    const names = reader.columnNames();
    return new Map(
      reader.getRowsJson().map((row) => {
        const cell = (name: string): unknown => row[names.indexOf(name)] ?? null;
        const number = (value: unknown): number | null => (value === null ? null : Number(value));
        return [JSON.stringify(asked.by.map(cell)), asked.metrics.map((name) => number(cell(name)))];
      }),
    );
  }
}

/** That two results are the same, numbers to 1e-9. */
export function expectSame(found: Groups, wanted: Groups): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [key, values] of wanted)
    found.get(key)?.forEach((value, i) => {
      const right = values[i] ?? null;
      if (value === null || right === null) expect([key, value]).toEqual([key, right]);
      else expect(Math.abs(value - right), key).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(right)));
    });
}
