import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../../electron/cli/engine/open.ts';
import { folderFiles } from '../../../electron/cli/folder-files.ts';
import { loadPackage } from '../../engine/load.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, qualified } from '../../engine/quote.ts';
import { sourceSpec } from '../../package/tables.ts';
import { loadDefinitions, type Model } from '../definitions.ts';
import { modelSql } from '../model-sql.ts';
import { modelLineage, type ModelLineage } from './model.ts';
import { everything } from './relation.ts';

/**
 * DuckDB says whether the lineage of each model is right, on the demo. A model column is made again from tables in which everything
 * that it does not claim is null, or empty: the same values must come. Each column that is claimed is taken away: then the model can't
 * be made.
 */

/** Groups of columns that are tried in a model, evenly over all of them; every one in the long run. */
const mostGroups = process.env['SUBTEXT_RANDOM_CASES'] === undefined ? 8 : Infinity;

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const { models } = read.value;

let engine: Engine;
/** Of the models that are built in ranges, one range does: the first versions. */
let context = { guide: 'netflix', asOf: '2026-10-25', batch: { from: '', to: '' } };
beforeAll(async () => {
  engine = await openNodeEngine();
  const { manifest } = await loadPackage(engine, await folderFiles('datasets/demo'), {});
  await engine.query(`ATTACH ':memory:' AS probe`);
  const { values } = await engine.query('SELECT quantile_disc(version_id, 0.1) FROM source.asset_versions');
  context = { ...context, asOf: manifest.asOf, batch: { from: '', to: String(values[0]?.[0]) } };
  for (const schema of ['source', 'core']) await engine.query(`CREATE SCHEMA probe.${schema}`);
});
afterAll(() => engine.close());

/** The tables that a model reads, `schema.name`, with their columns. */
function tablesOf({ reads }: Model): { id: string; columns: readonly string[] }[] {
  return [
    ...reads.sources.map((name) => ({
      id: `source.${name}`,
      columns: (sourceSpec(name)?.loaded ?? []).map((column) => column.name),
    })),
    ...reads.models.map((name) => ({
      id: `core.${name}`,
      columns: [...(models.get(name)?.columns.keys() ?? [])],
    })),
  ];
}

function quoted(id: string): string {
  const [schema = '', name = ''] = id.split('.');
  return qualified(schema, name);
}

/** The SQL of a model over the views. */
function sqlOverViews(model: Model): string {
  const tables = [...model.reads.sources, ...model.reads.models].join('|');
  return modelSql(model, context).replaceAll(
    new RegExp(`\\b((?:source|core)\\.(?:${tables})\\b)`, 'g'),
    'probe.$1',
  );
}

/** Puts views in place of the tables: every column that is not in `claimed` null, every table whose rows are not claimed empty. */
async function showOnly(model: Model, claimed: ReadonlySet<string>): Promise<void> {
  for (const { id, columns } of tablesOf(model)) {
    const shown = columns.map((column) =>
      claimed.has(`${id}.${column}`)
        ? ident(column)
        : `nullif(${ident(column)}, ${ident(column)}) AS ${ident(column)}`,
    );
    const none = claimed.has(id) ? '' : ' WHERE FALSE';
    await engine.query(
      `CREATE OR REPLACE VIEW probe.${quoted(id)} AS SELECT ${shown.join(', ')} FROM data.${quoted(id)}${none}`,
    );
  }
}

/** What each column claims, the columns that its decision table names followed to what they come from. */
function claimsOf({ columns, rows, decided }: ModelLineage): ReadonlyMap<string, ReadonlySet<string>> {
  const own = [...columns].map(([name, reads]): [string, ReadonlySet<string>] => [
    name,
    new Set([...rows, ...everything(reads)]),
  ]);
  const known = new Map(own);
  const written = [...decided].map(([name, from]): [string, ReadonlySet<string>] => [
    name,
    new Set([...rows, ...[...from.keys()].flatMap((column) => [...(known.get(column) ?? [])])]),
  ]);
  return new Map([...own, ...written]);
}

/** Columns with the same claims, together. */
function byClaims(
  claims: ReadonlyMap<string, ReadonlySet<string>>,
): { names: string[]; claimed: ReadonlySet<string> }[] {
  const found = new Map<string, { names: string[]; claimed: ReadonlySet<string> }>();
  for (const [name, claimed] of claims) {
    const key = [...claimed].sort().join(' ');
    const group = found.get(key) ?? { names: [], claimed };
    group.names.push(name);
    found.set(key, group);
  }
  return [...found.values()];
}

function evenly<T>(all: readonly T[]): T[] {
  const each = Math.max(1, all.length / mostGroups);
  return all.filter((_, i) => Math.floor(i / each) !== Math.floor((i - 1) / each));
}

describe.each([...models.values()].map((model) => [model.name, model] as const))('%s', (_, model) => {
  const lineage = modelLineage({ models }, model);

  test('its columns come from nothing else than what they claim', async () => {
    const whole = model.batch === null ? `core.${ident(model.name)}` : `(${modelSql(model, context)})`;
    for (const { names, claimed } of evenly(byClaims(claimsOf(lineage)))) {
      await showOnly(model, claimed);
      // Every row goes into the sum, in whatever order.
      const sum = `SELECT CAST(sum(hash(${names.map((each) => ident(each)).join(', ')})) AS VARCHAR)`;
      const { values } = await engine.query(
        `${sum} FROM ${whole} UNION ALL ${sum} FROM (${sqlOverViews(model)})`,
      );
      expect(values[0]?.[1], names.join(', ')).toBe(values[0]?.[0]);
    }
  });

  test('it can not be made without one of the columns that are claimed', async () => {
    const claims = new Set([...claimsOf(lineage).values()].flatMap((claimed) => [...claimed]));
    const tables = tablesOf(model);
    await showOnly(
      model,
      new Set(tables.flatMap(({ id, columns }) => [id, ...columns.map((column) => `${id}.${column}`)])),
    );
    const needless: string[] = [];
    for (const { id, columns } of tables)
      for (const column of columns.filter((each) => claims.has(`${id}.${each}`))) {
        const without = `SELECT * EXCLUDE (${ident(column)}) FROM data.${quoted(id)}`;
        await engine.query(`CREATE OR REPLACE VIEW probe.${quoted(id)} AS ${without}`);
        const made = await engine.query(`EXPLAIN ${sqlOverViews(model)}`).then(
          () => true,
          () => false,
        );
        if (made) needless.push(`${id}.${column}`);
        await engine.query(`CREATE OR REPLACE VIEW probe.${quoted(id)} AS SELECT * FROM data.${quoted(id)}`);
      }
    expect(needless).toEqual([]);
  });
});
