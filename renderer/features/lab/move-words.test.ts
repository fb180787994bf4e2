import { describe, expect, test } from 'vitest';
import { loadDefinitions, type Metric } from '../../../shared/semantic/definitions.ts';
import { differenceText, dimensionLabel, figureText, groupText, valuesText } from './move-words.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const partners = new Map([['p7', 'Aubier Voix']]);
function metric(name: string): Metric {
  const found = definitions.metrics.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

describe('what moved, in words', () => {
  test.each([
    ['producer', 'Producer'],
    ['metric_time__month', 'Month'],
    ['capacity_week__month', 'Week of capacity, by month'],
    ['gone', 'gone'],
  ])('%s is called %s', (name, label) => {
    expect(dimensionLabel(name, definitions)).toBe(label);
  });

  test('a group names its dimensions', () => {
    expect(groupText({ metric_time__month: '2022-03', producer: null }, definitions, partners)).toBe(
      'Month: 2022-03, Producer: unknown',
    );
    expect(groupText({}, definitions, partners)).toBe('all together');
  });

  test('partners are named, beside the id that rows carry; what merely looks like one is not', () => {
    expect(groupText({ producer: 'p7', genre: 'p7' }, definitions, partners)).toBe(
      'Producer: Aubier Voix (p7), Genre: p7',
    );
    expect(groupText({ parent_producer: 'p9' }, definitions, partners)).toBe('Parent of the producer: p9');
    expect(valuesText({ producer_id: 'p7', title_id: 'p7', parent_id: null }, ', ', partners)).toBe(
      'producer_id Aubier Voix (p7), title_id p7, parent_id unknown',
    );
  });

  test('an interval holds nothing that a share can not be', () => {
    const figure = { value: 0.098, low: -0.021, high: 1.02, n: 41, events: null };
    expect(figureText(figure, metric('disagreement_share'))).toBe(
      '9.8\u202f% [0.0\u202f%, 100.0\u202f%], n 41',
    );
    expect(figureText({ value: 12, low: null, high: null, n: null, events: null }, metric('assets'))).toBe(
      '12',
    );
    expect(figureText(null, metric('assets'))).toBe('not there');
  });

  test('a share moves by percentage points, anything else by its own unit', () => {
    const move = { few: false, population: 'same' } as const;
    expect(differenceText({ ...move, delta: 0.636 }, metric('disagreement_share'))).toBe('+63.6 pp');
    expect(differenceText({ ...move, delta: -0.0087 }, metric('dub_switch_away_rate'))).toBe('−0.87 pp');
    expect(differenceText({ ...move, delta: -41 }, metric('producers'))).toBe('−41');
    expect(differenceText({ ...move, delta: 0 }, metric('pass_rate'))).toBe('interval');
    expect(differenceText({ delta: 0.5, few: true, population: 'alone' }, metric('pass_rate'))).toBe(
      '+50.0 pp, too few to compare, population alone',
    );
  });
});
