import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type Rows, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';

/** Texts in four languages, each reviewed by the client's linguists. */
const texts = [
  ['de', 'de'],
  ['cmn', 'cmn-Hans'],
  ['ja', 'JA'],
  ['fr', 'fr'],
] as const;

const assets: Rows = texts.map(([asset_id, language]) => ({
  asset_id,
  title_id: 't',
  asset_type: 'subtitle',
  language,
  workflow: 'in_house',
}));
const versions: Rows = texts.map(([asset_id]) => ({ version_id: `v-${asset_id}`, asset_id, version: 1 }));

const review = (review_id: string, language: string, words: number | null, characters: number | null) => ({
  review_id,
  version_id: `v-${language}`,
  stage: 'linguistic',
  reviewed_on: '2026-09-01',
  sample_reason: 'random',
  reviewer_side: 'client',
  outcome: 'pass',
  word_count: words,
  char_count: characters,
});
const reviews: Rows = [
  review('de1', 'de', 1000, 6000),
  // Nobody counted its words, so that its points are of no words.
  review('de2', 'de', null, 9000),
  review('cmn1', 'cmn', null, 2000),
  review('ja1', 'ja', null, 500),
  review('fr1', 'fr', null, 500),
];
const finding = (review_id: string, severity: string) => ({
  finding_id: `f-${review_id}`,
  review_id,
  category: 'accuracy',
  severity,
  status: 'open',
});
const findings: Rows = [
  finding('de1', 'major'),
  finding('de2', 'critical'),
  finding('cmn1', 'major'),
  finding('ja1', 'major'),
  finding('fr1', 'major'),
];

const week = '2026-08-31';
let rows = 0;
const switched = (from_audio: string, to_audio: string | null, switches: number) => ({
  switch_row_id: (rows += 1),
  title_id: 't',
  country: 'DE',
  week_start: week,
  from_audio,
  to_audio,
  starters: 100,
  switches,
});
const switches: Rows = [
  switched('de', 'en', 20),
  // Another region of the same language is the same dub.
  switched('de', 'de-AT', 10),
  // Nobody knows to what these changed.
  switched('fr', 'und', 30),
  switched('it', null, 5),
];

const offered = (language: string, asset_type: string, live_from: string, live_to: string | null) => ({
  title_id: 't',
  country: 'DE',
  language,
  asset_type,
  live_from,
  live_to,
});
const availability: Rows = [
  offered('fr', 'dub', '2026-04-01', null),
  // On the last day it was still there.
  offered('it', 'dub', '2026-01-01', '2026-05-01'),
  // Gone before the launch, and never there again.
  offered('de', 'subtitle', '2026-01-01', '2026-04-30'),
  // Gone before the launch, and there again after it.
  offered('es', 'subtitle', '2026-01-01', '2026-02-01'),
  offered('es', 'sdh', '2026-06-01', null),
];

let data: SmallPackage;
beforeAll(async () => {
  data = await openSmallPackage({
    titles: [{ title_id: 't', name: 'T', content_type: 'film' }],
    title_original_languages: [{ title_id: 't', language: 'en', is_primary: true }],
    launches: [{ title_id: 't', country: 'DE', launched_on: '2026-05-01' }],
    assets,
    asset_versions: versions,
    availability,
    qc_reviews: reviews,
    qc_findings: findings,
    playback_switches: switches,
  });
});
afterAll(() => data.engine.close());

/** What a metric is by a dimension; values of the dimension without one are left out. */
async function valuesOf(metric: string, by: string): Promise<Record<string, number>> {
  const question = { metrics: [metric], by: [by], where: [], order: [], limit: null };
  const { columns, rows } = await answer(data.engine, data.definitions, question, {
    ...{ app: '', engine: '', package: '', as_of: '', default_guide: null },
  });
  const at = columns.findIndex(({ name }) => name === metric);
  return Object.fromEntries(
    rows.flatMap((row) => (row[at] === null ? [] : [[String(row[0]), Number(row[at])] as const])),
  );
}

test.each<[metric: string, by: string, values: Readonly<Record<string, number>>]>([
  // 5 points of a major finding in 1,000 words; the 25 of the review without words are of none.
  ['translation_penalty_per_1000_words', 'language', { de: 5 }],
  // However the tag of a language without spaces is written.
  ['translation_penalty_per_1000_characters', 'language', { 'cmn-Hans': 2.5, JA: 10 }],
  ['dub_switch_away_rate', 'language', { de: 0.2 }],
  ['ready_at_launch_rate', 'language', { es: 0, fr: 1, it: 1 }],
  ['late_offers', 'language', { es: 1, fr: 0, it: 0 }],
])('%s by %s counts what is known alone', async (metric, by, values) => {
  expect(await valuesOf(metric, by)).toEqual(values);
});

test('roles answer for the points of the reviews that count', async () => {
  const byRole = await valuesOf('translation_penalty_of_role', 'responsible_role');
  expect(Object.values(byRole).filter((points) => points > 0)).toEqual([5]);
});
