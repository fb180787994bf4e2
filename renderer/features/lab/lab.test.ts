import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { shippedTexts } from '../../../shared/semantic/definitions/shipped-texts.ts';
import { proposalsAt } from './completion.ts';
import { filesOf, sameEdits, textOf, withText } from './files.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const model = 'models/consumption.yaml';
const shipped = shippedTexts.get(model) ?? '';

describe('a draft', () => {
  test('holds what differs from what ships, and no more', () => {
    const once = withText(model, 'name: x', [], shippedTexts);
    expect(textOf(model, once, shippedTexts)).toBe('name: x');
    expect(textOf(model, [], shippedTexts)).toBe(shipped);
    expect(withText(model, 'name: y', once, shippedTexts)).toEqual([{ path: model, text: 'name: y' }]);
    expect(withText(model, shipped, once, shippedTexts)).toEqual([]);
  });

  test('is the same whatever the order of its files', () => {
    const [a, b] = [
      { path: 'models/a.yaml', text: '1' },
      { path: 'models/b.yaml', text: '2' },
    ];
    expect(sameEdits([a, b], [b, a])).toBe(true);
    expect(sameEdits([a, b], [a])).toBe(false);
    expect(sameEdits([a], [{ ...a, text: '2' }])).toBe(false);
  });
});

test('every file is listed once: tables of rules, metrics, and the others', () => {
  const lists = (['rules', 'metrics', 'other'] as const).map((kind) =>
    filesOf(kind, shippedTexts, definitions),
  );
  expect(
    lists
      .flat()
      .map(({ value }) => value)
      .toSorted(),
  ).toEqual([...shippedTexts.keys()].toSorted());
  const ruled = [...shippedTexts].filter(([, text]) => text.includes('\nrules:')).map(([path]) => path);
  expect(lists[0]?.map(({ value }) => value).toSorted()).toEqual(ruled.toSorted());
  expect(lists[1]?.every(({ value }) => value.startsWith('metrics/'))).toBe(true);
});

/** What is proposed where `|` stands in a shipped file, in which `from` is replaced first. */
function proposed(path: string, from: string, to: string): string[] {
  const text = shippedTexts.get(path) ?? '';
  expect(text).toContain(from);
  const edited = text.replace(from, to);
  const offset = edited.indexOf('|>');
  const found = proposalsAt(path, edited.replace('|>', ''), offset, definitions);
  return found?.proposals.map(({ label }) => label) ?? [];
}

describe('completion', () => {
  test('of keys, by the schema of the part that the cursor is in, without those that are there', () => {
    const keys = proposed('metrics/reading.yaml', '    agg: median\n', '    agg: median\n    ex|>\n');
    expect(keys).toContain('quantile');
    expect(keys).not.toContain('agg');
    expect(keys).not.toContain('numerator');
    expect(proposed(model, 'grain: viewing row\n', 'grain: viewing row\nba|>\n')).toContain('batch');
    expect(proposed(model, '      when: text_in_original\n', '      |>\n')).toContain('when');
  });

  test('of values that are one of a few', () => {
    expect(proposed('metrics/reading.yaml', 'agg: median', 'agg: me|>')).toEqual(
      expect.arrayContaining(['median', 'count_distinct']),
    );
    expect(proposed('metrics/reading.yaml', 'status: certified', 'status: |>')).toEqual([
      'certified',
      'draft',
    ]);
  });

  test('of names: models, dimensions, columns, fields, ways to other models, functions', () => {
    expect(proposed('metrics/reading.yaml', 'model: line_reading', 'model: li|>')).toContain(
      'line_engagement_fact',
    );
    expect(proposed('metrics/consumption.yaml', 'date: week', 'date: we|>')).toContain('week');
    const expression = proposed('metrics/reading.yaml', 'expr: cps', 'expr: cps + c|>');
    expect(expression).toEqual(expect.arrayContaining(['cps', 'char_count', 'version', 'coalesce', 'and']));
    expect(expression).not.toContain('consumption_mode');
    expect(proposed(model, 'when: text_in_original', 'when: audio_is_original and te|>')).toContain(
      'text_is_off',
    );
    expect(proposed(model, "consumption_tag: 'null'", 'consumption_tag: au|>')).toContain('audio_language');
    expect(proposed(model, 'when: text_in_original', 'when: title.ge|>')).toEqual(
      expect.arrayContaining(['genre', 'audience']),
    );
    expect(proposed('metrics/dimensions/lines.yaml', 'bin(cps, 1)', 'bin(c|>')).toContain('cps');
  });

  test('of nothing where there is nothing to say', () => {
    expect(proposalsAt('notes.yaml', 'a: b', 4, definitions)?.proposals ?? []).toEqual([]);
    expect(proposalsAt(model, '', 0, definitions)?.proposals.map(({ label }) => label)).toContain('name');
  });
});
