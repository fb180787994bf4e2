import { describe, expect, it } from 'vitest';
import { gateLines } from './gate-words.ts';
import { gatesOf, type Evidence } from './gates.ts';
import * as words from './words.ts';
import type { Forecast } from './forecast.ts';
import {
  associationWords,
  bendOfFewTitles,
  boundAt,
  complianceWords,
  forecastNotices,
  percent,
  pilotWords,
  reversalWords,
  signedPercent,
} from './words.ts';

describe('percent', () => {
  it.each([
    [0.09, '9 %', '+9 %'],
    [-0.123, '12 %', '−12 %'],
    [0.0058, '0.6 %', '+0.6 %'],
    [0.0096, '1 %', '+1 %'],
    [0, '0 %', '0 %'],
    [-0.0001, '0 %', '0 %'],
  ])('%d is %s, with its sign %s', (share, plain, signed) => {
    expect([percent(share), signedPercent(share)]).toEqual([plain, signed]);
  });
});

describe('an association', () => {
  const of = (ratio: number, low: number, high: number) =>
    associationWords({ outcome: 'rewinds', speed: 18, found: { ratio, low, high } });

  it('has the fixed wording', () => {
    expect(of(1.09, 1.05, 1.13)).toBe(
      'Lines over 18 cps are associated with 9 % more rewinds within the same title (95 % interval +5 % to +13 %).',
    );
    expect(of(0.9, 0.8, 0.99)).toContain(
      '10 % fewer rewinds within the same title (95 % interval −20 % to −1 %)',
    );
  });

  it('is none where its interval has no difference in it', () => {
    for (const [low, high] of [
      [0.98, 1.05],
      [1, 1.05],
      [0.98, 1],
    ] as const)
      expect(of(1.01, low, high)).toMatch(
        /^Lines over 18 cps show no clear difference in rewinds within the same title/,
      );
  });

  it('is said not to be known where it could not be had', () => {
    expect(of(1.09, Number.NaN, Number.NaN)).toContain('can’t be told');
  });
});

const evidence: Evidence = {
  titlesAbove: 31,
  linesAbove: 900,
  eventsAbove: 410,
  effectiveTitles: 12.7,
  reversal: 'none',
  reversalExplained: false,
  controls: [
    { name: 'next_line', placebo: null, bound: 0.01, outcome: 'passed' },
    { name: 'subtitles_off', placebo: null, bound: 0.01, outcome: 'unclear' },
    { name: 'other_languages', placebo: null, bound: 0.01, outcome: 'not_run' },
  ],
  designs: null,
  threshold: { q: 0.2, kink: 0.1, splineBetter: false },
  effect: 0.04,
  confounded: 0.01,
  benchmark: null,
  simulated: { limit: 20, lines: 900, low: 0.01, high: 0.02, extrapolated: false },
  smallestThatMatters: 0.005,
};

describe('the lines of the gates', () => {
  const lines = gateLines(evidence, gatesOf(evidence));

  it('are G1 to G7 with what was found', () => {
    expect(lines.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'G1 passed',
      'G2 passed',
      'G3 failed',
      'G4 unknown',
      'G5 failed',
      'G6 passed',
      'G7 passed',
    ]);
    expect(lines[0]?.reason).toBe(
      'Above the limit there are 31 titles (which tell as much as 12 of one size), 900 lines and 410 events; it takes 20, 10, 300 and 200.',
    );
    expect(lines[2]?.reason).toMatch(/^Of 3 placebos: 1 .*; 1 .*; 1 not run\.$/);
    expect(lines[3]?.reason).toContain('could not be run');
    expect(lines[6]?.reason).toBe(
      'At a limit of 20 cps the 95 % intervals of the forecast, over the compliances that it is given at, span +1.0 % to +2.0 % of all events, from 900 lines: the change is shown to be larger than the smallest that matters, 0.5 %.',
    );
  });

  it('say what failed', () => {
    const worse: Evidence = {
      ...evidence,
      reversal: 'sign',
      designs: { estimate: 9, se: 1 },
      threshold: { q: 0.01, kink: 1, splineBetter: true },
      confounded: -1,
      smallestThatMatters: 0.015,
    };
    const reasons = gateLines(worse, gatesOf(worse)).map(({ reason }) => reason);
    expect(reasons[1]).toContain('nothing says why');
    expect(reasons[3]).toContain('more than chance');
    expect(reasons[4]).toContain('held out');
    expect(reasons[5]).toContain('would turn');
    expect(reasons[6]).toContain('take in');
    const explained = { ...worse, reversalExplained: true };
    expect(gateLines(explained, gatesOf(explained))[1]?.reason).toContain('agrees with the one within');
  });
});

describe('the reason of G7', () => {
  const reasonOf = (change: Partial<Evidence>): string => {
    const all = { ...evidence, ...change };
    return gateLines(all, gatesOf(all))[6]?.reason ?? '';
  };
  const forecast = (low: number, high: number) => ({
    limit: 20,
    lines: 16_045,
    low,
    high,
    extrapolated: false,
  });

  it.each([
    [{ smallestThatMatters: null }, 'State it on the Study screen, or with --matters'],
    // What is to be done comes first, whatever else is wanting.
    [{ smallestThatMatters: null, simulated: 'no_change' }, 'No smallest change that matters is stated'],
    [{ simulated: 'no_change' }, 'proposes no other limit'],
    [{ simulated: 'no_compliance' }, 'at a compliance that you state'],
    [{ simulated: 'no_curve' }, 'told too vaguely'],
    [{ simulated: forecast(Number.NaN, Number.NaN) }, 'told too vaguely'],
    [
      { simulated: { ...forecast(0.01, 0.02), extrapolated: true } },
      'than the smallest that matters, 0.5 %. Hardly any line has a speed near the proposed limit: the forecast is extrapolated.',
    ],
  ] as const)('with %o says %s', (change, said) => {
    expect(reasonOf(change)).toContain(said);
  });

  it.each([
    [-0.0042, 0.0031, '−0.4 % to +0.3 % of all', 'from 16,045 lines: the change is shown'],
    [-0.0042, 0.0031, '−0.4 % to +0.3 % of all', 'smaller than the smallest that matters, 0.5 %'],
    [-0.031, -0.012, '−3.1 % to −1.2 % of all', 'larger than the smallest that matters, 0.5 %'],
    // Never reads an end as it reads the smallest change, unless they are the same.
    [0.00504, 0.02, '+0.504 % to +2.000 % of all', 'larger than the smallest that matters, 0.5 %'],
    [0.00496, 0.02, '+0.496 % to +2.000 % of all', 'take in the smallest change that matters, 0.5 %'],
    [0.005, 0.02, '+0.5 % to +2.0 % of all', 'take in the smallest change that matters, 0.5 %'],
  ])('of %d to %d says so', (low, high, interval, size) => {
    const reason = reasonOf({ simulated: forecast(low, high) });
    expect(reason).toContain(interval);
    expect(reason).toContain(size);
  });
});

it('a bend that few titles show is said to be less sure', () => {
  expect(bendOfFewTitles(49)).toMatch(/^Only 49 titles show it: .* 88 in 100 .* not 95\.$/);
  expect(bendOfFewTitles(50)).toBeNull();
});

describe('what would settle it', () => {
  it('names the pilot, its titles, the difference and the power', () => {
    expect(pilotWords(64, Math.log(1.05))).toMatch(
      /chosen at random.*With 64 titles in each of the two groups, a difference of 5 % in the rate over all lines of a title would be found in 80 of 100/,
    );
    expect(pilotWords(null, 0)).toContain('can’t be said');
  });
});

it('never says that speed brings anything about, and every sentence ends', () => {
  const sentences = [
    ...Object.values(words).flatMap((all) => (typeof all === 'function' ? [] : texts(all))),
    ...[
      evidence,
      { ...evidence, smallestThatMatters: null },
      { ...evidence, simulated: 'no_change' as const },
    ].flatMap((one) => gateLines(one, gatesOf(one)).flatMap(({ title, reason }) => [title, reason])),
    reversalWords('sign', null) ?? '',
    reversalWords('sign', { low: -0.01, high: 0.02 }) ?? '',
    reversalWords('size', null) ?? '',
    associationWords({ outcome: 'exits', speed: 18, found: { ratio: 1.1, low: 1.05, high: 1.2 } }),
    pilotWords(64, 0.05),
  ];
  expect(sentences.length).toBeGreaterThan(50);
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(/caus|due to|leads? to|because|makes? (members|viewers)|effect/i);
    expect(sentence).not.toMatch(/undefined|NaN|null/);
    if (sentence.length > 60) expect(sentence).toMatch(/\.$/);
  }
  expect(reversalWords('none', null)).toBeNull();
});

function texts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  return typeof of === 'object' && of !== null ? Object.values(of).flatMap(texts) : [];
}

it('rounds a bound to the side on which it stays true', () => {
  expect([25.979, 17.972, 14.961].map((cps) => boundAt(cps, 1, 'down'))).toEqual([25.9, 17.9, 14.9]);
  expect([15.161, 22.5].map((cps) => boundAt(cps, 1, 'up'))).toEqual([15.2, 22.5]);
  // What is a tenth but for its last digit is that tenth.
  expect([boundAt(17.2 - 1e-12, 1, 'down'), boundAt(17.2 + 1e-12, 1, 'up')]).toEqual([17.2, 17.2]);
});

it('speaks of another direction only where a slope within titles is shown', () => {
  const other = /slopes the other way than within a title/;
  expect(reversalWords('sign', { low: 0.01, high: 0.02 })).toMatch(other);
  expect(reversalWords('sign', { low: -0.01, high: 0.02 })).toMatch(
    /the line slopes, within a title it does not over all speeds/,
  );
  expect(reversalWords('sign', { low: -0.01, high: 0.02 })).not.toMatch(other);
});

it('names a compliance by where it comes from, and by what could be taken of it where that reads differently', () => {
  const range = { estimate: 0, low: 0, high: 0 };
  const at = (compliance: number, takenAs = compliance): Forecast => ({
    ...{ compliance, takenAs, change: range, perThousandExposures: range, perThousandHours: range },
    ...{ characters: 0, linesChanged: 0 },
  });
  const named = (...forecasts: readonly Forecast[]) => forecasts.map((_, i) => complianceWords(forecasts, i));
  expect(named(at(0.32), at(0.47), at(1, 0.59))).toEqual([
    '32 %, 15 points less than read',
    '47 %, as read',
    '100 %, every line (taken as 59 %)',
  ]);
  expect(named(at(0), at(0.1), at(1))[0]).toBe('0 %, no line');
  expect(named(at(0.5, 0.498))).toEqual(['50 %, as stated']);
  expect(named(at(0.5, 0.44))).toEqual(['50 %, as stated (taken as 44 %)']);
  const notices = (...forecasts: readonly Forecast[]) =>
    forecastNotices({ from: 17, forecasts, underOther: 0, lines: 9 });
  expect(notices(at(0.5, 0.498))).toEqual([]);
  expect(notices(at(0.47), at(1, 0.59))).toEqual([
    'A compliance of 100 % asks for more lines than can have been condensed to 17 cps: as many as can be are taken, as with a compliance of 59 %.',
  ]);
});
