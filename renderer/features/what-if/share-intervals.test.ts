import { expect, test } from 'vitest';
import { stratumOf } from '../../../shared/stats/study/testing.ts';
import type { WhatIf } from '../../../shared/stats/whatif.ts';
import { shareIntervals } from './share-intervals.ts';
import type { ToldLanguage } from './shown.ts';

function told(name: string, shares: WhatIf['shares'], lines: number): ToldLanguage {
  return {
    language: 'de',
    name,
    limit: 15,
    stale: false,
    answer: {
      kind: 'told',
      stratum: stratumOf(),
      titles: 41,
      whatIf: {
        policy: 'condense',
        from: 17,
        to: 15,
        extrapolated: false,
        bunching: null,
        isSharp: false,
        underOther: 0,
        sameMoment: 'left_out',
        lines,
        overNow: shares.now.estimate,
        overNew: shares.new.estimate,
        shares,
        forecasts: [],
        byGenre: [],
        byDuration: [],
      },
    },
  };
}

const now = { estimate: 0.108, low: 0.098, high: 0.119 };
const over = { estimate: 0.3341, low: 0.31, high: 0.36 };
const none = { estimate: 0.5, low: Number.NaN, high: Number.NaN };

test('both shares of a language stand with their intervals and the lines that they are of, without any forecast', () => {
  const { rows, series, measure } = shareIntervals([told('German', { now, new: over }, 14_439)]);
  expect(series).toEqual(['over today’s limit', 'over the new limit, as lines are today']);
  expect(rows).toEqual([
    { name: 'German', alone: 'German, 17 → 15 cps', n: '14,439 lines', marks: [now, over] },
  ]);
  expect(measure.words(over)).toBe('33.4\u202f% [31.0\u202f%, 36.0\u202f%]');
});

test('a share without an interval is not drawn', () => {
  const { rows } = shareIntervals([
    told('German', { now, new: none }, 10),
    told('Greek', { now: none, new: none }, 10),
  ]);
  expect(rows).toEqual([{ name: 'German', alone: 'German, 17 → 15 cps', n: '10 lines', marks: [now, null] }]);
});
