import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openSmallPackage,
  rowsOf,
  type Rows,
  type SmallPackage,
} from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';

/** What was available: language, type, first day and last day (open where there is none), as days of September 2026. */
type Offer = readonly [language: string, type: string, from: number, to?: number];

/** How a title was seen in the week of Monday, 7 September 2026. */
type Seen = 'French subtitles' | 'French dub' | 'Norwegian dub' | 'unknown';

interface Case {
  readonly name: string;
  readonly seen: Seen;
  readonly offers: readonly Offer[];
  readonly choice: string | null;
  /** Days of the week, counted on a calendar, with subtitles and with a dub. */
  readonly days: readonly [subtitles: number, dub: number];
}

const cases: readonly Case[] = [
  {
    name: 'subtitles and a dub all week',
    seen: 'French dub',
    offers: [
      ['fr', 'subtitle', 1],
      ['fr', 'dub', 7, 13],
    ],
    choice: 'sub_and_dub',
    days: [7, 7],
  },
  {
    name: 'subtitles only',
    seen: 'French subtitles',
    offers: [['fr', 'subtitle', 1, 30]],
    choice: 'sub_only',
    days: [7, 0],
  },
  { name: 'a dub only', seen: 'French dub', offers: [['fr', 'dub', 1]], choice: 'dub_only', days: [0, 7] },
  { name: 'nothing', seen: 'French subtitles', offers: [], choice: 'none', days: [0, 0] },
  {
    name: 'nothing in that language',
    seen: 'French subtitles',
    offers: [
      ['de', 'subtitle', 1],
      ['de', 'dub', 1],
    ],
    choice: 'none',
    days: [0, 0],
  },
  {
    name: 'subtitles from Wednesday',
    seen: 'French subtitles',
    offers: [['fr', 'subtitle', 9]],
    choice: 'partial',
    days: [5, 0],
  },
  {
    name: 'subtitles all week and a dub from Sunday',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1],
      ['fr', 'dub', 13],
    ],
    choice: 'partial',
    days: [7, 1],
  },
  {
    name: 'both for part of the week',
    seen: 'French dub',
    offers: [
      ['fr', 'subtitle', 1, 7],
      ['fr', 'dub', 8, 12],
    ],
    choice: 'partial',
    days: [1, 5],
  },
  {
    name: 'stretches that overlap count once',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 10],
      ['fr', 'subtitle', 5, 20],
    ],
    choice: 'sub_only',
    days: [7, 0],
  },
  {
    name: 'a day on which one stretch ends and another begins counts once',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 10],
      ['fr', 'subtitle', 10, 12],
    ],
    choice: 'partial',
    days: [6, 0],
  },
  {
    name: 'a stretch within a stretch, and one that follows',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 11],
      ['fr', 'subtitle', 8, 9],
      ['fr', 'subtitle', 10, 12],
    ],
    choice: 'partial',
    days: [6, 0],
  },
  {
    name: 'stretches that touch make a whole week',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 9],
      ['fr', 'subtitle', 10],
    ],
    choice: 'sub_only',
    days: [7, 0],
  },
  {
    name: 'stretches with a day between them do not',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 9],
      ['fr', 'subtitle', 11, 30],
    ],
    choice: 'partial',
    days: [6, 0],
  },
  {
    name: 'SDH counts as subtitles, and together they count once',
    seen: 'French subtitles',
    offers: [
      ['fr', 'subtitle', 1, 10],
      ['fr', 'sdh', 9],
    ],
    choice: 'sub_only',
    days: [7, 0],
  },
  {
    name: 'a forced narrative, an audio description and scripts are no choice',
    seen: 'French subtitles',
    offers: [
      ['fr', 'forced_narrative', 1],
      ['fr', 'audio_description', 1],
      ['fr', 'template', 1],
      ['fr', 'dub_script', 1],
      ['fr', 'dialogue_list', 1],
    ],
    choice: 'none',
    days: [0, 0],
  },
  {
    name: 'regions are one language',
    seen: 'French subtitles',
    offers: [
      ['fr-CA', 'subtitle', 1, 9],
      ['fr-FR', 'subtitle', 10],
      ['fr-CA', 'dub', 1],
    ],
    choice: 'sub_and_dub',
    days: [7, 7],
  },
  {
    name: 'the Norwegians are one language',
    seen: 'Norwegian dub',
    offers: [
      ['nn', 'subtitle', 1],
      ['no', 'dub', 1],
    ],
    choice: 'sub_and_dub',
    days: [7, 7],
  },
  {
    name: 'what ended the day before is gone',
    seen: 'French subtitles',
    offers: [['fr', 'subtitle', 1, 6]],
    choice: 'none',
    days: [0, 0],
  },
  {
    name: 'what begins the day after is not there',
    seen: 'French dub',
    offers: [['fr', 'dub', 14]],
    choice: 'none',
    days: [0, 0],
  },
  {
    name: 'the last day counts',
    seen: 'French subtitles',
    offers: [['fr', 'subtitle', 1, 7]],
    choice: 'partial',
    days: [1, 0],
  },
  {
    name: 'a stretch that ends before it begins is none',
    seen: 'French subtitles',
    offers: [['fr', 'subtitle', 12, 8]],
    choice: 'none',
    days: [0, 0],
  },
  {
    name: 'who knows in which language',
    seen: 'unknown',
    offers: [
      ['fr', 'subtitle', 1],
      ['fr', 'dub', 1],
    ],
    choice: null,
    days: [0, 0],
  },
];

const languagesOf: Readonly<Record<Seen, Rows[number]>> = {
  'French subtitles': {
    audio_type: 'original',
    audio_language: 'en',
    text_type: 'subtitle',
    text_language: 'fr',
  },
  'French dub': { audio_type: 'dub', audio_language: 'fr', text_type: 'off' },
  'Norwegian dub': { audio_type: 'dub', audio_language: 'nb', text_type: 'off' },
  unknown: { audio_type: 'unknown', text_type: 'off' },
};

/** Each case has a country to itself. */
const countryOf = (i: number): string => `A${String.fromCharCode(65 + i)}`;
const day = (of: number): string => `2026-09-${String(of).padStart(2, '0')}`;

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage({
    titles: [
      { title_id: 't1', name: 'The Harbour', content_type: 'film' },
      { title_id: 't2', name: 'Another', content_type: 'film' },
    ],
    title_original_languages: [{ title_id: 't1', language: 'en', is_primary: true }],
    availability: [
      ...cases.flatMap(({ offers }, i) =>
        offers.map(([language, type, from, to]) => ({
          title_id: 't1',
          country: countryOf(i),
          language,
          asset_type: type,
          live_from: day(from),
          live_to: to === undefined ? null : day(to),
        })),
      ),
      { title_id: 't2', country: 'AD', language: 'fr', asset_type: 'dub', live_from: day(1), live_to: null },
    ],
    viewing: cases.map(({ seen }, i) => ({
      view_row_id: i + 1,
      title_id: 't1',
      country: countryOf(i),
      week_start: day(7),
      selection: 'explicit',
      views: 2 ** i,
      ...languagesOf[seen],
    })),
  });
});
afterAll(() => open.engine.close());

test.each(cases.map((each, i) => [each.name, each, i] as const))('%s', async (_, { choice, days }, i) => {
  const [row] = await rowsOf(open.engine, `SELECT * FROM core.choice WHERE view_row_id = ${String(i + 1)}`);
  expect([row?.['choice_set'], row?.['subtitle_days'], row?.['dub_days']]).toEqual([choice, ...days]);
});

test('every row of viewing has one choice, and the rule that decided', async () => {
  const rows = await rowsOf(
    open.engine,
    'SELECT choice_rule AS rule, choice_set AS choice, count(*) AS n FROM core.choice GROUP BY ALL ORDER BY ALL',
  );
  const counted = (choice: string | null): number => cases.filter((each) => each.choice === choice).length;
  expect(rows).toEqual([
    { rule: 'both_all_week', choice: 'sub_and_dub', n: counted('sub_and_dub') },
    { rule: 'dub_all_week', choice: 'dub_only', n: counted('dub_only') },
    { rule: 'never', choice: 'none', n: counted('none') },
    { rule: 'part_of_the_week', choice: 'partial', n: counted('partial') },
    { rule: 'subtitles_all_week', choice: 'sub_only', n: counted('sub_only') },
    { rule: 'unknown_language', choice: null, n: 1 },
  ]);
});

test('preference looks at views that had both all week, and at no others', async () => {
  const { rows } = await answer(
    open.engine,
    open.definitions,
    { metrics: ['preference_share'], by: ['consumption_mode'], where: [], order: [], limit: null },
    { package: '', as_of: '', default_guide: null, engine: '', app: '' },
  );
  const both = cases.flatMap(({ choice, seen }, i) =>
    choice === 'sub_and_dub' ? [{ seen, views: 2 ** i }] : [],
  );
  const sum = (of: readonly { views: number }[]): number => of.reduce((total, { views }) => total + views, 0);
  const dubbed = sum(both.filter(({ seen }) => seen !== 'French subtitles'));
  expect(rows.map(([mode, share, , , n]) => [mode, share, n])).toEqual([
    ['dub', dubbed / sum(both), sum(both)],
    ['subtitles', 1 - dubbed / sum(both), sum(both)],
    ['unknown', 0, sum(both)],
  ]);
});
