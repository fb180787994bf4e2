import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaveOneTitleOut } from '../../datasets/golden/jackknife.ts';
import { modelRows, openSmallPackage, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';
import type { SemanticQuery } from '../semantic/query.ts';

const outcomes = ['rewinds', 'pauses', 'exits', 'text_offs', 'audio_switches'] as const;
type Outcome = (typeof outcomes)[number];

/** The versions: their titles and languages. */
const versions = {
  v1: { title: 't1', language: 'fr', type: 'subtitle' },
  v2: { title: 't2', language: 'fr', type: 'subtitle' },
  v3: { title: 't1', language: 'fr', type: 'sdh' },
  v4: { title: 't1', language: 'de', type: 'subtitle' },
  v5: { title: 't3', language: 'fr', type: 'subtitle' },
} as const;
type Version = keyof typeof versions;

interface Line {
  readonly version: Version;
  readonly ordinal: number;
  /** In milliseconds. */
  readonly duration: number;
  readonly event?: string;
  readonly zone?: string;
}

const line = (version: Version, ordinal: number, duration: number, rest: Partial<Line> = {}): Line => ({
  version,
  ordinal,
  duration,
  ...rest,
});

const lines: readonly Line[] = [
  line('v1', 1, 1000),
  line('v1', 2, 1499.5),
  line('v1', 3, 1500),
  line('v1', 4, 3000),
  line('v1', 5, 3000.5),
  line('v1', 6, 0),
  line('v1', 7, 2000, { zone: 'credits' }),
  line('v1', 8, 2000, { event: 'credit', zone: 'body' }),
  line('v2', 1, 2000),
  line('v2', 2, 4000),
  line('v3', 1, 1800, { zone: 'recap' }),
  line('v4', 1, 1800),
  line('v4', 2, -200),
  line('v5', 1, 2500),
];

type Counts = readonly [exposures: number | null, ...(number | null)[]];

interface Engagement {
  readonly line: Line;
  readonly segment: string;
  readonly exposures: number | null;
  readonly counts: Readonly<Record<Outcome, number | null>>;
}

/** Exposures, then rewinds, pauses, exits, text offs and audio switches; null where suppressed. */
const counted: readonly (readonly [Version, number, string, Counts])[] = [
  ['v1', 1, 'on', [100, 10, 1, 2, 3, 0]],
  ['v1', 1, 'too', [50, 5, 1, 0, 1, 0]],
  ['v1', 1, 'off', [900, 800, 700, 600, 500, 400]],
  ['v1', 2, 'on', [300, null, 2, 3, null, 1]],
  ['v1', 3, 'on', [200, 4, 2, 2, 1, 1]],
  ['v1', 4, 'on', [null, 7, 1, 1, 1, 1]],
  ['v1', 4, 'too', [400, 12, null, 6, 2, 0]],
  ['v1', 5, 'on', [80, 8, 8, 1, 0, 0]],
  ['v1', 6, 'on', [70, 7, 7, 7, 7, 7]],
  ['v1', 7, 'on', [500, 1, 1, 400, 2, 0]],
  ['v1', 8, 'on', [600, 2, 1, 550, 3, 0]],
  ['v2', 1, 'on', [1000, 90, 30, 20, 10, 5]],
  ['v2', 1, 'off', [1000, 1, 1, 1, 1, 1]],
  ['v2', 2, 'on', [0, 0, 0, 0, 0, 0]],
  ['v3', 1, 'on', [250, 20, 5, 4, 3, 2]],
  ['v4', 1, 'on', [120, 6, 6, 6, 6, 6]],
  ['v4', 2, 'on', [40, 4, 4, 4, 4, 4]],
  ['v5', 1, 'on', [60, 9, 3, 2, 1, 0]],
];

const engagement: readonly Engagement[] = counted.map(([version, ordinal, segment, [exposures, ...rest]]) => {
  const found = lines.find((each) => each.version === version && each.ordinal === ordinal);
  if (found === undefined) throw new Error(`There is no line ${ordinal} in ${version}.`);
  const [rewinds = null, pauses = null, exits = null, text_offs = null, audio_switches = null] = rest;
  return { line: found, segment, exposures, counts: { rewinds, pauses, exits, text_offs, audio_switches } };
});

/** The rows on which a rate rests: subtitles on, nothing suppressed, and for exits no credits. */
function ratedBy(outcome: Outcome): Engagement[] {
  return engagement.filter(
    ({ segment, exposures, counts, line: { event, zone } }) =>
      segment !== 'off' &&
      exposures !== null &&
      counts[outcome] !== null &&
      (outcome !== 'exits' || (event !== 'credit' && zone !== 'credits')),
  );
}

const sum = (rows: readonly Engagement[], of: (row: Engagement) => number | null): number =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0);

/** The class in whose own rate a line shares: its title, its language and its duration; null without a duration. */
function classOf({ version, duration }: Line): string | null {
  if (duration <= 0) return null;
  const { title, language } = versions[version];
  return `${title} ${language} ${duration < 1500 ? 'short' : duration <= 3000 ? 'middle' : 'long'}`;
}

function ownRate(outcome: Outcome, of: Line): number | null {
  const own = classOf(of);
  const rows = ratedBy(outcome).filter((row) => classOf(row.line) === own);
  const exposures = sum(rows, (row) => row.exposures);
  return own === null || exposures === 0 ? null : sum(rows, (row) => row.counts[outcome]) / exposures;
}

function expectedOf(outcome: Outcome, row: Engagement): number | null {
  const rate = ownRate(outcome, row.line);
  return rate === null || row.exposures === null ? null : row.exposures * rate;
}

let open: SmallPackage;
beforeAll(async () => {
  const segment = {
    window_start: '2026-01-01',
    window_end: '2026-03-01',
    profile_match: 'unknown',
    audio_context: 'unknown',
  };
  open = await openSmallPackage({
    titles: ['t1', 't2', 't3'].map((id) => ({ title_id: id, name: id, content_type: 'film' })),
    assets: Object.entries(versions).map(([id, { title, language, type }]) => ({
      asset_id: id,
      title_id: title,
      language,
      asset_type: type,
      workflow: 'partner',
    })),
    asset_versions: Object.keys(versions).map((id) => ({ version_id: id, asset_id: id, version: 1 })),
    timed_text_events: lines.map(({ version, ordinal, duration, event = 'dialogue', zone = null }) => ({
      version_id: version,
      ordinal,
      event_type: event,
      zone,
      start_ms: ordinal * 10_000,
      end_ms: ordinal * 10_000 + duration,
      char_count: 20,
    })),
    engagement_segments: [
      { segment_id: 'on', subtitles_on: true, ...segment },
      { segment_id: 'too', subtitles_on: true, ...segment },
      { segment_id: 'off', subtitles_on: false, ...segment },
    ],
    line_engagement: engagement.map(({ line: { version, ordinal }, segment: id, exposures, counts }) => ({
      version_id: version,
      ordinal,
      segment_id: id,
      exposures,
      ...counts,
    })),
  });
});
afterAll(() => open.engine.close());

describe('the fact', () => {
  test('has one row for each row of engagement, the control too, and what its own rate expects', async () => {
    const rows = await modelRows(open, 'line_engagement_fact');
    // Versions and segments are numbered by their ids.
    const ordered = engagement.toSorted((a, b) =>
      a.line.version !== b.line.version
        ? a.line.version.localeCompare(b.line.version)
        : a.line.ordinal - b.line.ordinal || a.segment.localeCompare(b.segment),
    );
    expect(rows).toHaveLength(engagement.length);
    ordered.forEach((own, i) => {
      const row = rows[i];
      const { line: of, segment, exposures, counts } = own;
      expect(row).toMatchObject({
        ordinal: of.ordinal,
        duration_ms: of.duration,
        subtitles_on: segment !== 'off',
        in_credits: of.event === 'credit' || of.zone === 'credits',
        exposures,
        ...counts,
      });
      for (const outcome of outcomes) {
        const expected = expectedOf(outcome, own);
        if (expected === null) expect(row?.[`expected_${outcome}`]).toBeNull();
        else expect(row?.[`expected_${outcome}`]).toBeCloseTo(expected, 9);
      }
    });
  });

  test('puts lines of one title, language and duration into one class, whatever their version', async () => {
    const rows = await modelRows(open, 'line_engagement_fact');
    const keys = new Map<string, Set<unknown>>();
    engagement
      .toSorted((a, b) => a.line.version.localeCompare(b.line.version) || a.line.ordinal - b.line.ordinal)
      .forEach(({ line: of }, i) => {
        const name = String(classOf(of));
        keys.set(name, (keys.get(name) ?? new Set()).add(rows[i]?.['class_key']));
      });
    expect([...keys.values()].map(({ size }) => size)).toEqual(Array.from({ length: keys.size }, () => 1));
    expect(keys.get('null')).toEqual(new Set([null]));
    expect(new Set([...keys.values()].flatMap((each) => [...each])).size).toBe(keys.size);
  });
});

describe('own rates', () => {
  /** By hand, for French of the first title, 1.5 to 3 s: lines 3, 4, 7, 8 of v1 and line 1 of v3. */
  test('add up what is not suppressed; exits leave credits out', async () => {
    const rows = await modelRows(open, 'engagement_class');
    const found = rows.find((row) => Math.abs(Number(row['rewind_rate']) - 39 / 1950) < 1e-12);
    expect(found?.['pause_rate']).toBeCloseTo(9 / 1550, 12);
    expect(found?.['exit_rate']).toBeCloseTo(12 / 850, 12);
    expect(found?.['text_off_rate']).toBeCloseTo(11 / 1950, 12);
    expect(found?.['audio_switch_rate']).toBeCloseTo(3 / 1950, 12);
  });

  test('are null where nobody was exposed, and there is none for lines without a duration', async () => {
    const rows = await modelRows(open, 'engagement_class');
    const classes = new Set(
      engagement.filter(({ segment }) => segment !== 'off').flatMap(({ line: of }) => classOf(of) ?? []),
    );
    expect(rows).toHaveLength(classes.size);
    expect(rows.filter((row) => row['rewind_rate'] === null)).toHaveLength(1);
  });
});

describe('the rates of each outcome', () => {
  const singular: Readonly<Record<Outcome, string>> = {
    rewinds: 'rewind',
    pauses: 'pause',
    exits: 'exit',
    text_offs: 'text_off',
    audio_switches: 'audio_switch',
  };
  const ask = async (metric: string) => {
    const query: SemanticQuery = { metrics: [metric], by: ['language'], where: [], order: [], limit: null };
    const { rows } = await answer(open.engine, open.definitions, query, {
      package: '',
      as_of: '',
      default_guide: null,
      engine: '',
      app: '',
    });
    return new Map(rows.map(([language, ...rest]) => [language, rest]));
  };
  const byTitle = (
    outcome: Outcome,
    language: string,
    denominator: (row: Engagement) => number | null,
  ): Parameters<typeof leaveOneTitleOut>[0] => {
    const rows = ratedBy(outcome).filter(
      (row) => versions[row.line.version].language === language && denominator(row) !== null,
    );
    return [...Map.groupBy(rows, (row) => versions[row.line.version].title).values()].map((own) => ({
      numerator: sum(own, (row) => row.counts[outcome]),
      denominator: sum(own, denominator),
    }));
  };
  const expectInterval = (
    found: readonly unknown[] | undefined,
    shares: ReturnType<typeof byTitle>,
    n: number,
  ): void => {
    const { value, low, high } = leaveOneTitleOut(shares);
    const close = (end: number | null): unknown => (end === null ? null : expect.closeTo(end, 9));
    expect(found).toEqual([close(value), close(low), close(high), n]);
  };

  test.each(outcomes)('%s per exposure, with titles left out one at a time', async (outcome) => {
    const found = await ask(`${singular[outcome]}_rate`);
    for (const language of ['fr', 'de']) {
      const shares = byTitle(outcome, language, ({ exposures }) => exposures);
      expectInterval(
        found.get(language),
        shares,
        shares.reduce((total, { denominator }) => total + denominator, 0),
      );
    }
  });

  test.each(outcomes)('%s against what the own rates expect; n is exposures', async (outcome) => {
    const found = await ask(`${singular[outcome]}_ratio`);
    for (const language of ['fr', 'de']) {
      const rows = ratedBy(outcome).filter(
        (row) => versions[row.line.version].language === language && expectedOf(outcome, row) !== null,
      );
      expectInterval(
        found.get(language),
        byTitle(outcome, language, (row) => expectedOf(outcome, row)),
        sum(rows, ({ exposures }) => exposures),
      );
    }
  });

  test('one rate by hand: French exits are 47 of 2,510 exposures outside the credits', async () => {
    const rate = (await ask('exit_rate')).get('fr');
    // 2 + 0 + 3 + 2 + 6 + 1 + 7 of v1, 20 + 0 of v2, 4 of v3 and 2 of v5.
    expect(rate?.[0]).toBeCloseTo(47 / (100 + 50 + 300 + 200 + 400 + 80 + 70 + 1000 + 0 + 250 + 60), 12);
  });

  test('exposures are those with subtitles on', async () => {
    const found = await ask('exposures');
    expect(found.get('fr')).toEqual([
      sum(
        engagement.filter(
          ({ segment, line: of }) => segment !== 'off' && versions[of.version].language === 'fr',
        ),
        ({ exposures }) => exposures,
      ),
    ]);
  });
});
