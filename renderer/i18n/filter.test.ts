import { describe, expect, test } from 'vitest';
import type { Filter } from '../../shared/workspace/filter.ts';
import { filterDimensions } from '../../shared/workspace/reach.ts';
import { dimensionLabel, filterLabel, valueLabel } from './filter.ts';

describe('what a chip says', () => {
  test.each<[dimension: string, op: Filter['op'], values: Filter['values'], words: string]>([
    ['language', 'in', ['sv', 'da'], 'Swedish, Danish'],
    ['language', 'in', ['sv', 'da', 'nb', 'fi', 'is'], 'Swedish, Danish + 3'],
    ['language', 'ne', ['sv'], 'not Swedish'],
    ['country', 'eq', ['SE'], 'Sweden'],
    ['week', 'between', ['2026-01-05', '2026-02-02'], 'Jan 5, 2026 to Feb 2, 2026'],
    ['week', 'ge', ['2026-01-05'], 'from Jan 5, 2026'],
    ['week', 'lt', ['2026-01-05'], 'below Jan 5, 2026'],
    ['genre', 'is_null', [], 'unknown'],
    ['genre', 'is_not_null', [], 'known'],
    ['genre', 'eq', [''], 'unknown'],
    ['asset_type', 'in', ['forced_narrative'], 'forced narrative'],
    ['title', 'eq', ['<img src=x onerror=alert(1)>'], '<img src=x onerror=alert(1)>'],
    ['planet', 'eq', ['Mars'], 'Mars'],
    // A bin is named by its lower edge: from 17 up to 22 are the bins 17 to 21.
    ['cps_bin', 'between', [17, 21], '17 to 22 cps'],
    ['cps_bin', 'eq', [17], '17 to 18 cps'],
    ['cps_bin', 'ne', [17], 'not 17 to 18 cps'],
    ['cps_bin', 'in', [17, 20], '17 to 18, 20 to 21 cps'],
    ['cps_bin', 'lt', [17], 'below 17 cps'],
    ['cps_bin', 'le', [17], 'below 18 cps'],
    ['cps_bin', 'gt', [17], 'from 18 cps'],
    ['cps_bin', 'ge', [17], 'from 17 cps'],
    ['speed_ratio_bin', 'between', [0.95, 1.15], '0.95 to 1.20 × limit'],
    ['wpm_bin', 'between', [150, 190], '150 to 200 wpm'],
    ['cpl_bin', 'ge', [42], 'from 42 characters'],
    ['cps_bin', 'eq', ['17'], '17 cps'],
  ])('%s %s %j: %s', (dimension, op, values, words) => {
    expect(filterLabel({ dimension, op, values })).toBe(words);
  });

  test('names what has a name, and what has none by its id', () => {
    const names = new Map([['t1', 'Über-Ärger']]);
    const on = (op: Filter['op'], values: Filter['values']) =>
      filterLabel({ dimension: 'title', op, values }, names);
    expect(on('in', ['t1', 't2'])).toBe('Über-Ärger, t2');
    expect(on('ne', ['t1'])).toBe('not Über-Ärger');
    expect(on('eq', ['t2'])).toBe('t2');
  });

  test('names its dimension; one that is not known by its own name', () => {
    expect(filterDimensions.map(({ name }) => dimensionLabel(name))).not.toContain('');
    expect(dimensionLabel('cps_bin')).toBe('Speed');
    expect(dimensionLabel('planet')).toBe('planet');
  });

  test.each<[name: string, value: string | number | boolean | null, words: string]>([
    ['language', null, 'unknown'],
    ['language', 'zz-x-made-up', 'zz-x-made-up'],
    ['cps_bin', 17, '17'],
    ['cps_bin', 17.5, '17.5'],
    ['speed_ratio_bin', 1, '1.00'],
    ['genre', true, 'true'],
    ['sources_disagree', true, 'yes'],
    ['sources_disagree', 'false', 'no'],
  ])('the value %s = %j is %s', (name, value, words) => {
    expect(valueLabel(name, value)).toBe(words);
  });
});
