import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  modelRows,
  openSmallPackage,
  rowsOf,
  type Rows,
  type SmallPackage,
} from '../../datasets/tools/small-package.ts';
import { readRuleToday, ruleTodaySql } from '../stats/study/rule-today.ts';
import { stratumOf } from '../stats/study/testing.ts';
import { limitsInForceSql } from '../semantic/limits-in-force.ts';

const today = '2026-10-05';

/** A row of the style guide; its citation says which. */
function limit(
  citation: string,
  maxCps: number,
  validFrom: string,
  rest: Readonly<Record<string, string>>,
): Rows[number] {
  return {
    guide: 'house',
    scope: 'translation',
    audience: 'adult',
    asset_type: 'subtitle',
    valid_from: validFrom,
    max_cps: maxCps,
    max_chars_per_line: maxCps + 20,
    count_mode: 'grapheme',
    citation,
    ...rest,
  };
}

const limits = [
  limit('French of 2020', 17, '2020-01-01', { language: 'fr' }),
  limit('French of 2023', 20, '2023-01-01', { language: 'fr', quote: 'Vingt caractères par seconde.' }),
  limit('French to come', 30, '2026-10-06', { language: 'fr' }),
  limit('Canadian', 19, '2022-01-01', { language: 'fr-CA' }),
  limit('Children', 13, '2020-01-01', { language: 'fr', audience: 'children' }),
  limit('SDH', 21, '2020-01-01', { language: 'fr', asset_type: 'sdh' }),
  limit('Template', 25, '2020-01-01', { language: 'en', scope: 'template', asset_type: 'template' }),
  limit('No template', 98, '2024-01-01', { language: 'en', asset_type: 'template' }),
  limit('Another guide', 99, '2024-01-01', { guide: 'other', language: 'fr' }),
  limit('Brazilian', 16, '2020-01-01', { language: 'pt-BR' }),
];

interface Case {
  readonly name: string;
  readonly language: string;
  readonly title?: string;
  readonly type?: string;
  readonly deliveredOn: string | null;
  /** How the language was found and the row that applies, at delivery and today; null where none does. */
  readonly delivery: readonly [rule: string, citation: string] | null;
  readonly now: readonly [rule: string, citation: string] | null;
}

const exact = (citation: string) => ['exact_tag', citation] as const;
const primary = (citation: string) => ['primary_subtag', citation] as const;

const cases: readonly Case[] = [
  {
    name: 'the limit that was valid at delivery, and the one that is valid today',
    language: 'fr',
    deliveredOn: '2022-06-01',
    delivery: exact('French of 2020'),
    now: exact('French of 2023'),
  },
  {
    name: 'a limit is valid on its first day',
    language: 'fr',
    deliveredOn: '2023-01-01',
    delivery: exact('French of 2023'),
    now: exact('French of 2023'),
  },
  {
    name: 'and not on the day before',
    language: 'fr',
    deliveredOn: '2022-12-31',
    delivery: exact('French of 2020'),
    now: exact('French of 2023'),
  },
  {
    name: 'before the first limit there was none',
    language: 'fr',
    deliveredOn: '2019-12-31',
    delivery: null,
    now: exact('French of 2023'),
  },
  {
    name: 'nobody knows what applied to a version without a day of delivery',
    language: 'fr',
    deliveredOn: null,
    delivery: null,
    now: exact('French of 2023'),
  },
  {
    name: 'the exact tag goes before a later row of the primary subtag',
    language: 'fr-CA',
    deliveredOn: '2024-01-01',
    delivery: exact('Canadian'),
    now: exact('Canadian'),
  },
  {
    name: 'the primary subtag, until the exact tag is valid',
    language: 'fr-CA',
    deliveredOn: '2021-06-01',
    delivery: primary('French of 2020'),
    now: exact('Canadian'),
  },
  {
    name: 'the primary subtag, where the exact tag is not listed',
    language: 'fr-BE',
    deliveredOn: '2024-01-01',
    delivery: primary('French of 2023'),
    now: primary('French of 2023'),
  },
  {
    name: 'tags match in any case',
    language: 'FR-ca',
    deliveredOn: '2024-01-01',
    delivery: exact('Canadian'),
    now: exact('Canadian'),
  },
  {
    name: 'a region does not stand for its language',
    language: 'pt',
    deliveredOn: '2024-01-01',
    delivery: null,
    now: null,
  },
  {
    name: 'nor for another region',
    language: 'pt-PT',
    deliveredOn: '2024-01-01',
    delivery: null,
    now: null,
  },
  {
    name: 'children have their own limits',
    language: 'fr',
    title: 'children',
    deliveredOn: '2024-01-01',
    delivery: exact('Children'),
    now: exact('Children'),
  },
  {
    name: 'no limit crosses the audience',
    language: 'fr-CA',
    title: 'children',
    deliveredOn: '2024-01-01',
    delivery: primary('Children'),
    now: primary('Children'),
  },
  {
    name: 'a title without an audience has no limits',
    language: 'fr',
    title: 'nobody',
    deliveredOn: '2024-01-01',
    delivery: null,
    now: null,
  },
  {
    name: 'SDH has its own limits',
    language: 'fr',
    type: 'sdh',
    deliveredOn: '2024-01-01',
    delivery: exact('SDH'),
    now: exact('SDH'),
  },
  {
    name: 'no limit crosses the asset type',
    language: 'fr',
    type: 'forced_narrative',
    deliveredOn: '2024-01-01',
    delivery: null,
    now: null,
  },
  {
    name: 'a template goes by the scope of templates',
    language: 'en',
    type: 'template',
    deliveredOn: '2025-01-01',
    delivery: exact('Template'),
    now: exact('Template'),
  },
];

let open: SmallPackage;
let versions: Awaited<ReturnType<typeof modelRows>>;
beforeAll(async () => {
  open = await openSmallPackage(
    {
      titles: [
        { title_id: 'adult', name: 'A', content_type: 'film', audience: 'adult' },
        { title_id: 'children', name: 'B', content_type: 'film', audience: 'children' },
        { title_id: 'nobody', name: 'C', content_type: 'film', audience: null },
      ],
      assets: cases.map(({ language, type = 'subtitle', title = 'adult' }, i) => ({
        asset_id: `a${String(i)}`,
        title_id: title,
        language,
        asset_type: type,
        workflow: 'partner',
      })),
      asset_versions: cases.map(({ deliveredOn }, i) => ({
        version_id: `v${String(i)}`,
        asset_id: `a${String(i)}`,
        version: 1,
        delivered_on: deliveredOn,
        frame_rate_num: 24000,
        frame_rate_den: 1001,
      })),
      style_limits: limits,
    },
    { asOf: today, guide: 'house' },
  );
  versions = await modelRows(open, 'text_version');
});
afterAll(() => open.engine.close());

const cpsOf = (citation: string | undefined): number | null => {
  const found = limits.find((row) => row['citation'] === citation)?.['max_cps'];
  return typeof found === 'number' ? found : null;
};

test.each(cases.map((each, i) => [each.name, each, i] as const))('%s', (_, { delivery, now }, i) => {
  const version = versions.find((row) => row['version_id'] === `v${String(i)}`);
  const maxCps = cpsOf(delivery?.[1]);
  expect(version).toMatchObject({
    limit_rule: delivery?.[0] ?? 'none',
    citation: delivery?.[1] ?? null,
    max_cps: maxCps,
    max_chars_per_line: maxCps === null ? null : maxCps + 20,
    limit_rule_today: now?.[0] ?? 'none',
    citation_today: now?.[1] ?? null,
    max_cps_today: cpsOf(now?.[1]),
  });
});

test('a version has one row, a number of its own, and one with all versions of its title and language', () => {
  expect(versions).toHaveLength(cases.length);
  expect(new Set(versions.map((row) => row['version_key'])).size).toBe(cases.length);
  const ofAdultFrench = cases.flatMap(({ language, title }, i) =>
    language === 'fr' && title === undefined ? [`v${String(i)}`] : [],
  );
  const key = (id: string) => versions.find((row) => row['version_id'] === id)?.['title_language_key'];
  expect(new Set(ofAdultFrench.map(key)).size).toBe(1);
  const combinations = new Set(cases.map(({ language, title }) => `${title ?? 'adult'} ${language}`));
  expect(new Set(versions.map((row) => row['title_language_key'])).size).toBe(combinations.size);
  expect(versions[0]?.['frame_rate']).toBeCloseTo(23.976, 3);
});

test('a version and a day have one limit at most', async () => {
  const { values } = await open.engine.query(
    'SELECT count(*), count(DISTINCT version_id || basis) FROM core.version_limit',
  );
  const expected = cases
    .flatMap(({ delivery, now }) => [delivery, now])
    .filter((each) => each !== null).length;
  expect(values).toEqual([[expected], [expected]]);
});

test('the limits in force are those of today, those of the most versions first', async () => {
  const inForce = cases.flatMap(({ now, language, title = 'adult', type = 'subtitle' }) =>
    now === null ? [] : [`${language} ${title} ${type} ${now[1]}`],
  );
  const rows = await rowsOf(open.engine, limitsInForceSql);
  const found = rows.map(({ language, audience, asset_type, citation }) =>
    [language, audience, asset_type, citation].map(String).join(' '),
  );
  const versions = Map.groupBy(inForce, (each) => each);
  expect([...found].sort()).toEqual([...versions.keys()].sort());
  const counts = found.map((each) => versions.get(each)?.length ?? 0);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(rows[0]).toMatchObject({ language: 'fr', max_cps: 20, guide: 'house' });
});

test('the rule today is the row of the guide, with its own sentence where the package brings one', async () => {
  const ruleOf = async (audience: string, limit: number, citation: string) =>
    readRuleToday(
      await open.engine.query(ruleTodaySql(stratumOf({ language: 'fr', audience, limit, citation }))),
    );
  expect(await ruleOf('adult', 20, 'French of 2023')).toEqual({
    guide: 'house',
    language: 'fr',
    validFrom: '2023-01-01',
    maxCps: 20,
    countMode: 'grapheme',
    maxDurationMs: null,
    minGapFrames: null,
    citation: 'French of 2023',
    quote: 'Vingt caractères par seconde.',
  });
  expect(await ruleOf('children', 13, 'Children')).toMatchObject({ citation: 'Children', quote: null });
});
