import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { grouped, itemsOf, narrowed, type Narrowing } from './list.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const items = itemsOf(definitions);
const all: Narrowing = { kind: 'metric', search: '', domain: '', status: 'all' };
const names = (narrowing: Partial<Narrowing>): string[] =>
  narrowed(items, { ...all, ...narrowing }).map(({ name }) => name);

describe('the list of the glossary', () => {
  test('has every metric, dimension and model, each with a node of its own', () => {
    expect(names({})).toEqual([...definitions.metrics.keys()]);
    expect(names({ kind: 'dimension' })).toEqual([...definitions.dimensions.keys()]);
    expect(names({ kind: 'model' })).toEqual([...definitions.models.keys()]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  test('finds by words of the name, the label and the meaning, in any order and case', () => {
    expect(names({ search: 'EXCEED half' })).toEqual(['median_cps']);
    expect(names({ search: 'rewind_ratio' })).toEqual(['rewind_ratio']);
    expect(names({ search: 'dubbed third', kind: 'model' })).toEqual(['consumption']);
    expect(names({ search: 'no such thing' })).toEqual([]);
  });

  test('is narrowed by domain and status, which only metrics have', () => {
    expect(names({ domain: 'reading' })).toContain('lines');
    expect(names({ domain: 'reading' })).not.toContain('views');
    const drafts = [...definitions.metrics.values()].filter(({ status }) => status === 'draft');
    expect(names({ status: 'draft' })).toEqual(drafts.map(({ name }) => name));
    expect(names({ kind: 'model', domain: 'reading', status: 'draft' })).toEqual([
      ...definitions.models.keys(),
    ]);
  });

  test('stands under headings, in the order of the definitions', () => {
    const [[heading, first] = ['', []]] = grouped(narrowed(items, all));
    expect(heading).toBe([...definitions.metrics.values()][0]?.domain);
    expect(first[0]?.name).toBe([...definitions.metrics.keys()][0]);
  });
});
