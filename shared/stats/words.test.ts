import { describe, expect, it } from 'vitest';
import { gateLines } from './gate-words.ts';
import { gatesOf, type Evidence } from './gates.ts';
import * as words from './words.ts';
import { associationWords, percent, pilotWords, reversalWords, signedPercent } from './words.ts';

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
    associationWords({ outcome: 'rewinds', speed: 18, ratio, low, high });

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
        /^Lines over 18 cps show no difference in rewinds that chance could not have made/,
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
  simulated: { low: 0.01, high: 0.02 },
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
      'Above the limit there are 31 titles (worth 12 of one size), 900 lines and 410 events; it takes 20, 10, 300 and 200.',
    );
    expect(lines[2]?.reason).toMatch(/^1 of 2 placebos .* 1 could not be run\.$/);
    expect(lines[3]?.reason).toContain('could not be run');
    expect(lines[6]?.reason).toMatch(/lies clear of .* 0\.5 %\.$/);
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
    expect(reasons[6]).toContain('takes in');
    const explained = { ...worse, reversalExplained: true };
    expect(gateLines(explained, gatesOf(explained))[1]?.reason).toContain('bears out');
  });
});

describe('what would settle it', () => {
  it('names the pilot, its titles, the difference and the power', () => {
    expect(pilotWords('two_arms', 64, Math.log(1.05))).toMatch(
      /chosen at random.*With 64 titles in each of the two groups, a difference of 5 % would be found in 80 of 100/,
    );
    expect(pilotWords('staggered', 34, Math.log(1.05), 0.9)).toMatch(
      /drawn at random.*With 34 titles, .* 90 of 100/,
    );
    expect(pilotWords('two_arms', null, 0)).toContain('can’t be said');
  });
});

it('never says that speed brings anything about, and every sentence ends', () => {
  const sentences = [
    ...Object.values(words).flatMap((all) => (typeof all === 'function' ? [] : texts(all))),
    ...gateLines(evidence, gatesOf(evidence)).flatMap(({ title, reason }) => [title, reason]),
    reversalWords('sign') ?? '',
    reversalWords('size') ?? '',
    associationWords({ outcome: 'exits', speed: 18, ratio: 1.1, low: 1.05, high: 1.2 }),
    pilotWords('two_arms', 64, 0.05),
  ];
  expect(sentences.length).toBeGreaterThan(50);
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(/caus|due to|leads? to|because|makes? (members|viewers)|effect/i);
    expect(sentence).not.toMatch(/undefined|NaN|null/);
    if (sentence.length > 60) expect(sentence).toMatch(/\.$/);
  }
  expect(reversalWords('none')).toBeNull();
});

function texts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  return typeof of === 'object' && of !== null ? Object.values(of).flatMap(texts) : [];
}
