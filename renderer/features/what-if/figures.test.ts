import { describe, expect, test } from 'vitest';
import type { Forecast, Range } from '../../../shared/stats/forecast.ts';
import type { WhatIf } from '../../../shared/stats/whatif.ts';
import { signed } from '../../i18n/format.ts';
import {
  complianceShare,
  figureWords,
  forecastsByDesign,
  forecastsByRole,
  linesOver,
  mainAtSameMoment,
  mainForecast,
} from './figures.ts';

const range = (estimate: number, low: number, high: number): Range => ({ estimate, low, high });
const at = (compliance: number, change = range(0.0056, 0.0049, 0.0063)): Forecast => ({
  compliance,
  change,
  perThousandExposures: range(0.0201, 0.0175, 0.0228),
  perThousandHours: range(27.66, 24.03, 31.3),
  characters: 2586,
  linesChanged: 583,
  takenAs: 0.62,
});
const bunching = {
  compliance: 0.29,
  fitted: 0.29,
  se: 0.1,
  reach: 0.14,
  byMass: 0.3,
  low: 0.15,
  high: 0.43,
  over: 9,
  condensed: 4,
  smooth: new Map<number, number>(),
};
const found = (forecasts: readonly Forecast[], read: WhatIf['bunching'] = bunching): WhatIf => ({
  policy: 'condense',
  from: 17,
  to: 20,
  extrapolated: false,
  bunching: read,
  lines: 13890,
  isSharp: true,
  underOther: 0,
  sameMoment: 'left_out',
  shares: { now: { estimate: 0, low: 0, high: 0 }, new: { estimate: 0, low: 0, high: 0 } },
  overNow: 0.108,
  overNew: 0.015,
  forecasts,
  byGenre: [],
  byDuration: [],
});

describe('figures of a forecast in words', () => {
  test('have the decimals that their interval carries', () => {
    expect(figureWords(at(1), 'change')).toBe('+0.56\u202f% [0.49, 0.63]');
    expect(figureWords(at(1, range(0.0001, -0.0011, 0.0014)), 'change')).toBe('+0.01\u202f% [−0.11, 0.14]');
    expect(figureWords(at(1), 'perThousandExposures')).toBe('+0.0201 [0.0175, 0.0228]');
    expect(figureWords(at(1), 'perThousandHours')).toBe('+27.7 [24.0, 31.3]');
  });

  test('have no sign where they round to nothing, and a dash where they can’t be had', () => {
    expect(figureWords(at(1, range(-0.00001, -0.001, 0.001)), 'change')).toBe('0.00\u202f% [−0.10, 0.10]');
    expect(figureWords(at(1, range(Number.NaN, Number.NaN, Number.NaN)), 'change')).toBe('–');
    expect([signed(-7082), signed(0), signed(2586)]).toEqual(['−7,082', '0', '+2,586']);
  });

  test('count lines from their share', () => {
    expect(linesOver(0.015, { lines: 13890, titles: 41 })).toBe('208 of 13,890 lines, 41 titles');
    expect([complianceShare(1), complianceShare(0.373)]).toEqual(['100\u202f%', '37.3\u202f%']);
  });
});

describe('the forecasts of a language', () => {
  test('at a compliance that was read are told apart from those around it', () => {
    const [less, read, full] = [at(0.14), at(0.29), at(1)];
    const byRole = forecastsByRole(found([less, read, full]), null);
    expect([byRole.get('less'), byRole.get('read'), byRole.get('full')]).toEqual([less, read, full]);
    expect(mainForecast(found([less, read, full]), null)).toBe(read);
  });

  test('at a stated compliance are one', () => {
    const stated = at(0.5);
    expect([...forecastsByRole(found([stated]), 0.5)]).toEqual([['stated', stated]]);
    expect(mainForecast(found([stated], null), 0.5)).toBe(stated);
    // What was found at another compliance is not that of this one.
    expect(mainForecast(found([at(0.14), at(0.29), at(1)]), 0.5)).toBeNull();
  });

  test('at the same moment stand beside those within titles, where there are any', () => {
    const [stated, other] = [at(0.5), at(0.5, range(0.004, 0.003, 0.005))];
    const alone = found([stated]);
    expect(mainAtSameMoment(alone, 0.5)).toBeNull();
    expect(forecastsByDesign(alone)).toEqual([{ isSameMoment: false, forecasts: [stated], bunching }]);
    const both = { ...alone, sameMoment: [other] };
    expect(mainAtSameMoment(both, 0.5)).toBe(other);
    expect(forecastsByDesign(both)[1]).toEqual({ isSameMoment: true, forecasts: [other], bunching });
  });

  test('are none where compliance can’t be read, or the limit stays', () => {
    expect(mainForecast(found([], null), null)).toBeNull();
    expect(mainForecast({ ...found([at(1)]), to: 17 }, 1)).toBeNull();
  });
});
