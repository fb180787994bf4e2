import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { insertRows } from './insert-rows.ts';
import type { Engine, InsertColumn } from './port.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.query('CREATE TABLE source.named (name VARCHAR NOT NULL, size BIGINT)');
});
afterAll(() => engine.close());

const named = (...values: (string | null)[]): InsertColumn[] => [{ name: 'name', type: 'string', values }];
const rows = async (): Promise<unknown> => (await engine.query('SELECT name, size FROM source.named')).values;

test('rows are added to the columns that they name', async () => {
  await insertRows(engine, 'named', named('a', 'b'));
  expect(await rows()).toEqual([
    ['a', 'b'],
    [null, null],
  ]);
});

test('rows that the table refuses are not in the way of the next ones', async () => {
  await expect(insertRows(engine, 'named', named('c', null))).rejects.toThrow(/NOT NULL/);
  await insertRows(engine, 'named', named('d'));
  expect(await rows()).toEqual([
    ['a', 'b', 'd'],
    [null, null, null],
  ]);
});
