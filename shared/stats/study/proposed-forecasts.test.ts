import { describe, expect, test } from 'vitest';
import type { Reader } from '../../engine/derived-tables.ts';
import type { Cell } from '../../engine/port.ts';
import { languageStudy } from '../../brief/testing.ts';
import { cubeOf } from '../curve/testing.ts';
import type { Evidence } from '../gates.ts';
import type { Grade } from '../grade.ts';
import { withForecasts, type Fitted } from './proposed-forecasts.ts';
import type { LanguageStudy } from './types.ts';

/**
 * Lines around a limit of 17 cps, whose forecast can be had with paper and pencil. In each of 20 blocks of titles a bin of a tenth of a
 * character holds 20 lines from 12 up to 17 and 10 from there up to 19: half of the lines over the limit were condensed. They stand in the ten
 * bins from 16 to 17, which hold 20 more each, as many as the 200 lines that are over the limit. One event is expected of each line.
 */
const bins = Array.from({ length: 70 }, (_, i) => 120 + i);
const linesIn = (bin: number): number => (bin >= 170 ? 10 : bin >= 160 ? 40 : 20);

/** The lines of a second language, where too few bins over the limit hold any to read from them how many keep to it. */
const unread = bins.filter((bin) => bin < 170 || bin > 186);

const cellsOf = (stratum: number, own: readonly number[]): Record<string, Cell>[] =>
  own.flatMap((bin) =>
    Array.from({ length: 20 }, (_, block) => ({
      stratum_key: stratum,
      block,
      is_under_limit: 1,
      bin,
      genre: 'drama',
      duration_class: 'over 3 s',
      lines: linesIn(bin),
      speed: linesIn(bin) * (bin + 0.5) * 0.1,
      seconds: linesIn(bin),
      exposures: linesIn(bin) * 100,
      hours: linesIn(bin),
      expected: linesIn(bin),
      // Which lines are condensed is left to no chance, so that the interval is that of the places where they come to stand.
      expected_squares: 0,
    })),
  );

/** Answers with these rows, and counts how often it is asked. */
function readerOf(rows: readonly Record<string, Cell>[]): {
  readonly reader: Reader;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const names = Object.keys(rows[0] ?? {});
  const table = {
    columns: names.map((name) => ({ name, type: 'number' as const })),
    values: names.map((name) => rows.map((row) => row[name] ?? null)),
    rowCount: rows.length,
  };
  return {
    asked,
    reader: {
      query: (sql) => {
        asked.push(sql);
        return Promise.resolve(table);
      },
    },
  };
}

/** Log rate 0.1 per cps in every title, without any scatter, so that the curve has no error. */
const cube = cubeOf(
  Array.from({ length: 20 }, (_, title) => title).flatMap((title) =>
    bins.map((bin) => {
      const cps = (bin + 0.5) * 0.1;
      return { title, cps, w: linesIn(bin), u: 0.1 * cps + title, z: [] };
    }),
  ),
  { covariates: [] },
);

const fitsOf = (strata: readonly number[]): Fitted[] =>
  strata.map((stratum) => ({
    point: { stratum, centre: 13, knot: 17, width: 0.5, beta: [0.1, 0, 0, 0, 0, 0] },
    cube,
  }));

/** Evidence that passes G1 to G6. */
const best: Evidence = {
  titlesAbove: 20,
  linesAbove: 300,
  eventsAbove: 200,
  effectiveTitles: 10,
  reversal: 'none',
  reversalExplained: false,
  controls: [{ name: 'next_line', placebo: null, bound: 0.01, outcome: 'passed' }],
  designs: { estimate: 1, se: 1 },
  threshold: { q: 0.01, kink: 0.01, splineBetter: false },
  effect: 0.04,
  confounded: 0.001,
  benchmark: { low: 16.2, high: 16.8 },
  simulated: null,
  smallestThatMatters: null,
};

/** A language whose limit of 17 cps is to become 16, since the benchmark speed's interval begins at 16.2. */
function studied(verdict: 'lower' | 'keep' = 'lower', key = 1): LanguageStudy {
  const study = languageStudy({ verdict, limit: 17, safe: 12, benchmark: { low: 16.2, high: 16.8 } });
  if (study.finding === null) throw new Error('The test has none.');
  return {
    ...study,
    stratum: { ...study.stratum, key },
    finding: { ...study.finding, grade: 'moderate', evidence: best },
  };
}

const graded = async (smallest: number | null, ...studies: readonly LanguageStudy[]) => {
  const rows = studies.flatMap(({ stratum: { key } }) => cellsOf(key, key === 2 ? unread : bins));
  const { reader, asked } = readerOf(rows);
  const question = { outcome: 'rewinds', smallestThatMatters: smallest } as const;
  const keys = studies.map(({ stratum }) => stratum.key);
  const found = await withForecasts(reader, studies, question, fitsOf(keys), {});
  return { asked, findings: found.map(({ finding }) => finding) };
};

/**
 * At a limit of 16, lines that follow come to stand at 15.6, or by the interval at 16 to 15.2. Of the 1400 events of a block each bin from 16 to 17 has 40.
 * There they take exp(0.1 (to - 16.05 - 0.1 k)) - 1 off each of bin k, by their sum over the ten bins D = 9.563918 e^(0.1 (to - 16.05)) - 10:
 * -0.483781 at 16, -0.856914 at 15.6, -1.215415 at 15.2, where 9.563918 = (1 - e^-0.1) / (1 - e^-0.01).
 * All follow: 40 D, as 48.6166 fewer at 15.2, 3.4726 % of 1400.
 * 35 in 100 follow, 15 less than was read: 0.35 x 40 D of all that keep to 17, which is 6.77293 fewer at 16. Of those condensed to 17, as many as 35 for
 * each 65 of the 200 lines over it, the others go too: 200 x 0.35 from 17 to 16. They are told of by the lines over 17, of rate e^(0.1 speed): 10 in each bin from
 * 17.05 to 18.95, whose e^(-0.1 speed) add up to 33.1146; so 0.35 x 33.1146 (e^1.7 - e^1.6) = 6.03746 fewer, together 12.81039, 0.9150 % of 1400.
 */
const byHand = { low: -0.034726, high: -0.00915 };

describe('the limit that a verdict proposes', () => {
  test('is forecast over the compliances around the one that was read', async () => {
    const { findings } = await graded(0.01, studied());
    const simulated = findings[0]?.evidence.simulated;
    expect(simulated).toMatchObject({ limit: 16, lines: 28_000 });
    const { low = 0, high = 0 } = typeof simulated === 'object' ? (simulated ?? {}) : {};
    expect(low).toBeCloseTo(byHand.low, 5);
    expect(high).toBeCloseTo(byHand.high, 5);
  });

  test.each([
    // 0.915 to 3.473 % fewer events are more than 0.5 % and less than 4 %, and 2 % lies among them.
    [0.005, 'passed', 'strong'],
    [0.04, 'passed', 'strong'],
    [0.02, 'failed', 'moderate'],
    [0.0092, 'failed', 'moderate'],
    [0.0091, 'passed', 'strong'],
  ] as const)('held against %d: the gate is %s, the grade %s', async (smallest, gate, grade) => {
    const { findings } = await graded(smallest, studied());
    expect(findings[0]?.gates.matters).toBe(gate);
    expect(findings[0]?.grade).toBe<Grade>(grade);
    expect(findings[0]?.decision).toEqual(studied().finding?.decision);
  });

  test('is read for all languages by one statement', async () => {
    const { asked, findings } = await graded(0.005, studied(), studied('lower', 3), studied('keep', 4));
    expect(asked).toHaveLength(1);
    expect(findings.map((finding) => finding?.gates.matters)).toEqual(['passed', 'passed', 'unknown']);
    expect(findings[2]?.evidence.simulated).toBe('no_change');
  });

  test('has no forecast where the compliance can not be read', async () => {
    const { findings } = await graded(0.01, studied('lower', 2));
    expect(findings[0]?.evidence.simulated).toBe('no_compliance');
    expect(findings[0]).toMatchObject({ grade: 'moderate', gates: { matters: 'unknown' } });
  });
});

describe('nothing is read', () => {
  test('where no smallest change that matters is stated, and the finding stays as it was', async () => {
    const { asked, findings } = await graded(null, studied());
    expect(asked).toEqual([]);
    expect(findings).toEqual([studied().finding]);
  });

  test('where no verdict proposes a limit', async () => {
    const { asked, findings } = await graded(0.01, studied('keep'));
    expect(asked).toEqual([]);
    expect(findings[0]?.gates.matters).toBe('unknown');
  });
});
