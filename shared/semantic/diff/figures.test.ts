import { expect, test } from 'vitest';
import { loadDefinitions } from '../definitions.ts';
import { askParts, readParts } from './figures.ts';

test('a group without a value is another than one whose value is the word null', () => {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The shipped definitions are at fault.');
  const question = askParts(definitions.value, ['lines'], ['genre']);
  const values = new Map<string, (string | number | null)[]>([
    ['genre', ['null', null, 'drama']],
    ['lines', [3, 4, 5]],
  ]);
  const columns = question.plan.columns.map(({ name }) => values.get(name) ?? [null, null, null]);
  const groups = readParts(question, {
    columns: question.plan.columns.map(({ name }) => ({ name, type: 'string' })),
    values: columns,
    rowCount: 3,
  });
  const found = [...groups.values()].map(({ by, figures }) => [by['genre'], figures.get('lines')?.value]);
  expect(found).toEqual(
    expect.arrayContaining([
      ['null', 3],
      [null, 4],
      ['drama', 5],
    ]),
  );
});
