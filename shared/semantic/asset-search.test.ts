import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, rowsOf, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { producerCases } from '../../datasets/tools/producers/cases.ts';
import { packageOf } from '../../datasets/tools/producers/package.ts';
import type { Filter } from '../workspace/filter.ts';
import {
  assetClaimsSql,
  assetContributionsSql,
  assetLanguagesSql,
  assetProducerSql,
} from './asset-producer.ts';
import { findAssetsSql } from './asset-search.ts';

/** Titles and assets whose makers don't matter. */
const titles = [
  { title_id: 't1', name: 'The Harbour', content_type: 'film', genre: 'drama' },
  { title_id: 't2', name: 'Crème Brûlée', content_type: 'film', genre: 'comedy' },
  { title_id: 't3', name: '坂道の上', content_type: 'film' },
  { title_id: 't4', name: "O'Neill's Harbours", content_type: 'film' },
];
const asset = (asset_id: string, title_id: string, language: string, asset_type: string) => ({
  asset_id,
  title_id,
  language,
  asset_type,
  workflow: 'licensed',
});

const languages = new Map([
  ['de', 'German'],
  ['fr-CA', 'Canadian French'],
  ['ja', 'Japanese'],
]);

let open: SmallPackage;
beforeAll(async () => {
  const made = packageOf(producerCases);
  open = await openSmallPackage({
    ...made,
    titles,
    assets: [
      ...(made['assets'] ?? []),
      asset('x1', 't2', 'fr-CA', 'dub'),
      asset('x2', 't2', 'de', 'dub'),
      asset('x3', 't3', 'ja', 'subtitle'),
      asset('x4', 't4', 'ja', 'subtitle'),
    ],
    licensor_credits: [
      ...(made['licensor_credits'] ?? []),
      { asset_id: 'x1', licensor_id: 'films', credited_studio: 'Studio Éclair' },
    ],
  });
});
afterAll(() => open.engine.close());

async function found(text: string, filters: readonly Filter[] = [], limit = 500): Promise<unknown[]> {
  const rows = await rowsOf(
    open.engine,
    findAssetsSql({ text, languages, filters, limit }, open.definitions),
  );
  return rows.map((row) => row['asset_id']);
}

describe('a search finds assets', () => {
  test.each([
    ['the beginning of a word of the title', 'brul', ['x2', 'x1']],
    ['accents as they are', 'BRÛLÉE', ['x2', 'x1']],
    ['the language by its name', 'canadian', ['x1']],
    ['the language by its tag', 'fr-ca', ['x1']],
    ['the id', 'x3', ['x3']],
    ['the producer', 'éclair dub', ['x1']],
    ['several words, in any order', 'dub german creme', ['x2']],
    ['a part of a title without spaces between its words', '道の', ['x3']],
    ['a quotation mark', "o'neill", ['x4']],
    ['a word within another one does not count', 'rulee', []],
    ['what is nowhere', "'; DROP TABLE x; --", []],
    ['percent signs are no wildcards', '%', []],
  ])('%s', async (_, text, assets) => {
    expect(await found(text)).toEqual(assets);
  });

  test('all of them, those that need a look first: nobody is the producer, then sources disagree', async () => {
    const rows = await rowsOf(
      open.engine,
      findAssetsSql({ text: ' ', languages, filters: [], limit: 500 }, open.definitions),
    );
    expect(rows).toHaveLength(producerCases.length + 4);
    const unresolved = rows.findIndex((row) => row['producer'] !== null);
    expect(rows.slice(0, unresolved).every((row) => row['unresolved_reason'] !== null)).toBe(true);
    expect(rows.slice(unresolved).every((row) => row['producer'] !== null)).toBe(true);
    expect(rows[unresolved]?.['conflicts']).toBe(2);
    expect(rows.at(-1)?.['conflicts']).toBe(0);
  });

  test('an asset by its whole id before those that begin with it', async () => {
    expect((await found('a01')).at(0)).toBe('a01');
  });

  test('at most as many as are asked for', async () => {
    expect(await found('', [], 3)).toHaveLength(3);
  });

  test('under the filters that reach assets; others are left out', async () => {
    const filters: Filter[] = [
      { dimension: 'genre', op: 'eq', values: ['comedy'] },
      { dimension: 'producer_name', op: 'is_not_null', values: [] },
      { dimension: 'country', op: 'eq', values: ['DE'] },
    ];
    expect(await found('', filters)).toEqual(['x1']);
  });
});

describe('one asset', () => {
  const rows = (sql: string) => rowsOf(open.engine, sql);

  test('who made it, with names', async () => {
    expect(await rows(assetProducerSql('x1'))).toMatchObject([
      {
        title: 'Crème Brûlée',
        language: 'fr-CA',
        producer: 'Studio Éclair',
        producer_kind: 'dubbing_studio',
        producer_country: 'FR',
        parent: 'Studio Éclair',
        rule_id: 'licensed_studio',
        first_delivered_on: null,
      },
    ]);
  });

  test('what every source says of it', async () => {
    expect(await rows(assetClaimsSql('x1'))).toMatchObject([
      { source: 'licensor_credit', partner: 'Studio Éclair', counts: true, credited_studio: null },
      { source: 'licensor', partner: 'Grand Large', counts: false, credited_studio: 'Studio Éclair' },
    ]);
  });

  test('an order says what was ordered', async () => {
    const place = producerCases.findIndex(({ name }) => name.startsWith('an order to check'));
    const claims = await rows(assetClaimsSql(`a${String(place + 1).padStart(2, '0')}`));
    expect(claims.map((row) => [row['partner'], row['service'], row['counts']])).toEqual([
      ['Ligne Claire', 'translation', true],
      ['Anna Reuter', 'qc', false],
    ]);
  });

  test('everyone who worked on it', async () => {
    expect(await rows(assetContributionsSql('x1'))).toMatchObject([
      { role: 'credited_studio', partner: 'Studio Éclair', kind: 'dubbing_studio', is_producer: true },
      { role: 'licensor', partner: 'Grand Large', kind: 'licensor', is_producer: false },
    ]);
  });

  test('the languages that there are', async () => {
    const found = await rows(assetLanguagesSql);
    expect(found.map((row) => row['language'])).toEqual(['de', 'fr-CA', 'ja']);
  });

  test.each(["x1' OR '1' = '1", 'nowhere'])('nothing for an id that is none: %s', async (id) => {
    for (const sql of [assetProducerSql(id), assetClaimsSql(id), assetContributionsSql(id)])
      expect(await rows(sql)).toEqual([]);
  });
});
