import { describe, expect, test } from 'vitest';
import { figureSchema } from '../../../../shared/guidelines/figure.ts';
import type { Guide } from '../../../../shared/guidelines/guide.ts';
import { limitOf, limitsFor, type LimitsRequest } from '../../../../shared/guidelines/limits.ts';
import { bbc } from '../../../../shared/guidelines/presets/bbc.ts';
import { netflix } from '../../../../shared/guidelines/presets/netflix/netflix.ts';
import { presets } from '../../../../shared/guidelines/presets/presets.ts';
import { guideText, readGuide } from '../../../../shared/guidelines/read-guide.ts';
import { draftOf, faultsOf, guideOf, shownIn, withEntry, type Draft, type Entry } from './draft.ts';
import { fieldGroups, type EditableRule, type Field } from './fields.ts';

const german: LimitsRequest = { language: 'de', audience: 'adult', kind: 'subtitle' };
const day = '2026-11-26';
const fields = fieldGroups.flatMap((group) => group.fields);

function fieldOf(rule: EditableRule): Field {
  const found = fields.find((field) => field.rule === rule);
  if (found === undefined) throw new Error(`There is no field of ${rule}.`);
  return found;
}

/** A draft in which a user typed something, in the unit that stood there or another. */
function typed(draft: Draft, rule: EditableRule, text: string, unit?: Entry['unit']): Draft {
  const field = fieldOf(rule);
  const shown = shownIn(draft.base, german)(field).entry;
  return withEntry(draft, field, { text, unit: unit ?? shown.unit }, shown);
}

const cps = (guide: Guide, language = 'de', rest: Partial<LimitsRequest> = {}) =>
  limitOf(limitsFor(guide, { ...german, language, ...rest }), 'max_cps')?.figure.value;

describe('the form of a guide', () => {
  test('has a field for every figure but how characters are counted, each in the units and words that the figure takes', () => {
    const rules = figureSchema.options
      .map(({ shape }) => shape.rule.value)
      .filter((rule) => rule !== 'count_mode');
    expect(new Set(fields.map(({ rule }) => rule))).toEqual(new Set(rules));
    expect(fields.length).toBe(rules.length);
    for (const { rule, units, takes, choices } of fields) {
      const values = takes === 'share' ? [0.5] : takes === null ? choices : [2];
      for (const unit of units)
        for (const value of values) {
          const figure = {
            rule,
            value,
            unit,
            scope: {},
            citation: { title: 'x' },
            retrieved: day,
            confidence: 'own',
          };
          expect(figureSchema.safeParse(figure).success, `${rule} ${value} ${unit}`).toBe(true);
        }
    }
  });

  test('shows what the guide has for the lines in view, with the figure that says so', () => {
    const shown = (rule: EditableRule, guide = netflix, request = german) =>
      shownIn(guide, request)(fieldOf(rule));
    expect(shown('max_cps').entry).toEqual({ text: '17', unit: 'characters_per_second' });
    expect(shown('max_cps', netflix, { ...german, language: 'ja' }).entry.text).toBe('4');
    expect(shown('min_duration').entry).toEqual({ text: '0.8333', unit: 's' });
    expect(shown('speaker_hyphens').entry).toEqual({ text: 'both_unspaced', unit: 'style' });
    expect(shown('max_cps', bbc)).toEqual({
      entry: { text: '', unit: 'characters_per_second' },
      figure: null,
    });
    expect(shown('max_cps').figure?.confidence).toBe('official');
  });
});

describe('a draft', () => {
  test('of a preset is a copy, in which what was changed is the user’s own and the rest keeps its sources', () => {
    const draft = { ...typed(draftOf(netflix), 'max_cps', '12,5'), name: ' House ', source: ' Page 3 ' };
    expect(faultsOf(draft).size).toBe(0);
    const made = guideOf(draft, german, [], day);
    expect(made).toMatchObject({ id: 'house', name: 'House', copied_from: 'netflix' });
    expect(cps(made)).toBe(12.5);
    expect(limitOf(limitsFor(made, german), 'max_cps')?.figure).toMatchObject({
      ...{ confidence: 'own', citation: { title: 'Page 3' }, retrieved: day },
      scope: { languages: ['de'], audience: 'adult', kinds: ['subtitle'] },
    });
    const own = made.figures.filter(({ confidence }) => confidence === 'own');
    expect(own).toHaveLength(1);
    expect([
      cps(made, 'fr'),
      cps(made, 'de', { audience: 'children' }),
      cps(made, 'de', { kind: 'sdh' }),
    ]).toEqual([17, 13, 20]);
    expect(readGuide('house.json', guideText(made))).toEqual({ ok: true, value: made, problems: [] });
  });

  test('may hold for every line', () => {
    const made = guideOf({ ...typed(draftOf(netflix), 'max_cps', '12'), holds: 'all' }, german, [], day);
    expect([cps(made), cps(made, 'ja'), cps(made, 'en', { kind: 'sdh' })]).toEqual([12, 12, 12]);
  });

  test('of a guide of one’s own stays that guide', () => {
    const first = guideOf({ ...draftOf(netflix), name: 'House' }, german, [], day);
    const second = guideOf(
      { ...typed(draftOf(first), 'max_cps', '9'), name: 'Renamed' },
      german,
      [first],
      day,
    );
    expect(second).toMatchObject({ id: 'house', name: 'Renamed', copied_from: 'netflix' });
    expect([cps(first), cps(second)]).toEqual([17, 9]);
    expect(guideOf({ ...draftOf(netflix), name: 'House' }, german, [first], day).id).toBe('house-2');
  });

  test('sets nothing where a field is emptied, though a wider figure does', () => {
    const made = guideOf(typed(draftOf(netflix), 'max_lines', ' '), german, [], day);
    expect(limitOf(limitsFor(made, german), 'max_lines')).toBeNull();
    expect(limitOf(limitsFor(made, { ...german, language: 'fr' }), 'max_lines')?.figure.value).toBe(2);
  });

  test('holds in another unit, and goes before a figure made for the same kind of screen', () => {
    const frames = guideOf(typed(draftOf(netflix), 'min_duration', '20', 'frames'), german, [], day);
    expect(limitOf(limitsFor(frames, german), 'min_duration')?.figure).toMatchObject({
      value: 20,
      unit: 'frames',
    });
    const streaming: Guide = {
      ...bbc,
      figures: bbc.figures.map((figure) => ({
        ...figure,
        scope: { languages: ['de'], audience: 'adult', kinds: ['subtitle'], medium: 'streaming' },
      })),
    };
    const made = guideOf(typed(draftOf(streaming), 'max_wpm', '100'), german, [], day);
    expect(limitOf(limitsFor(made, german), 'max_wpm')?.figure.value).toBe(100);
  });

  test('with nothing changed has every figure as it was, 5/6 of a second too', () => {
    for (const preset of presets)
      expect(guideOf(draftOf(preset), german, [], day).figures).toEqual(preset.figures);
    const back = typed(typed(draftOf(netflix), 'min_duration', '1'), 'min_duration', '0.8333');
    expect(guideOf(back, german, [], day).figures).toEqual(netflix.figures);
  });

  test.each<[EditableRule, string]>([
    ['max_cps', '0'],
    ['max_cps', '-4'],
    ['max_cps', 'fast'],
    ['max_cps', '1e3'],
    ['max_cps', '1.5.2'],
    ['max_lines', '1.5'],
    ['min_line_balance', '2'],
    ['min_gap', '1.5'],
  ])('in which %s is “%s” has a fault there', (rule, text) => {
    expect([...faultsOf(typed(draftOf(netflix), rule, text)).keys()]).toEqual([rule]);
  });

  test('without a name or a source has a fault', () => {
    expect([...faultsOf({ ...draftOf(netflix), name: ' ', source: '' }).keys()]).toEqual(['name', 'source']);
    expect([...faultsOf({ ...draftOf(netflix), name: 'x'.repeat(201) }).keys()]).toEqual(['name']);
  });
});
