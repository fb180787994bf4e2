import { describe, expect, test } from 'vitest';
import { copyOf, ownFigure, withFigure, withFigureForAll } from './edit.ts';
import type { FigureOf } from './figure.ts';
import { limitOf, limitsFor, type LimitsRequest } from './limits.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { presets } from './presets/presets.ts';
import { guideText, readGuide } from './read-guide.ts';

const copy = copyOf(netflix, { id: 'mine', name: 'My guide' });

function speed(value: number, scope: FigureOf<'max_cps'>['scope']): FigureOf<'max_cps'> {
  return {
    rule: 'max_cps',
    value,
    unit: 'characters_per_second',
    scope,
    citation: { title: 'Decided by our linguists' },
    retrieved: '2026-11-26',
    confidence: 'official',
  };
}

function cps(guide: typeof copy, language: string, rest: Partial<LimitsRequest> = {}) {
  return limitOf(limitsFor(guide, { language, audience: 'adult', kind: 'subtitle', ...rest }), 'max_cps')
    ?.figure.value;
}

test('a copy says what it was copied from, and shares nothing with it', () => {
  expect(copy).toEqual({ ...netflix, id: 'mine', name: 'My guide', copied_from: 'netflix' });
  for (const [index, figure] of copy.figures.entries()) {
    expect(figure).not.toBe(netflix.figures[index]);
    expect(figure.scope).not.toBe(netflix.figures[index]?.scope);
  }
});

test.each(presets)('a copy of $name is read back as it is', (guide) => {
  const copied = copyOf(guide, { id: 'mine', name: 'My guide' });
  expect(readGuide('mine.json', guideText(copied))).toEqual({ ok: true, value: copied, problems: [] });
});

describe('a new figure', () => {
  const edited = withFigure(
    copy,
    speed(19, { languages: ['fr-fr', 'de'], audience: 'adult', kinds: ['subtitle'] }),
  );

  test('holds for its languages, and leaves those beside them as they were', () => {
    expect(['fr-FR', 'de', 'fr-CA', 'it', 'ja'].map((tag) => cps(edited, tag))).toEqual([19, 19, 17, 17, 4]);
    expect(cps(edited, 'fr-FR', { kind: 'sdh' })).toBe(20);
    expect(cps(edited, 'fr-FR', { audience: 'children' })).toBe(13);
    expect(edited.figures).toHaveLength(copy.figures.length + 1);
    expect(readGuide('mine.json', guideText(edited))).toMatchObject({ ok: true, problems: [] });
  });

  test('takes the place of one that says the same thing of the same languages', () => {
    const again = withFigure(
      edited,
      speed(21, { languages: ['de', 'fr-FR'], audience: 'adult', kinds: ['subtitle'] }),
    );
    expect(again.figures).toHaveLength(edited.figures.length);
    expect(cps(again, 'de')).toBe(21);
  });

  test('for one kind of two leaves the other kind as it was', () => {
    const both = withFigure(
      { ...copy, figures: [] },
      speed(10, { languages: ['fr', 'de'], kinds: ['subtitle', 'sdh'] }),
    );
    const split = withFigure(both, speed(12, { languages: ['de'], kinds: ['sdh'] }));
    const asked = (language: string, kind: 'subtitle' | 'sdh') => cps(split, language, { kind });
    expect([
      asked('de', 'sdh'),
      asked('de', 'subtitle'),
      asked('fr', 'sdh'),
      asked('fr', 'subtitle'),
    ]).toEqual([12, 10, 10, 10]);
    expect(readGuide('mine.json', guideText(split))).toMatchObject({ ok: true });
  });
});

describe('a figure that a user sets', () => {
  test('says that it is the user’s own, and where it comes from', () => {
    const set = { rule: 'max_cps', value: 12.5, unit: 'characters_per_second' } as const;
    expect(ownFigure(set, { languages: ['de'] }, 'House style, page 3', '2026-11-26')).toEqual({
      ...{ rule: 'max_cps', value: 12.5, unit: 'characters_per_second', scope: { languages: ['de'] } },
      ...{ citation: { title: 'House style, page 3' }, retrieved: '2026-11-26', confidence: 'own' },
    });
  });

  test.each([
    ['max_cps', 0, 'characters_per_second'],
    ['max_cps', NaN, 'characters_per_second'],
    ['max_cps', 17, 'characters'],
    ['max_lines', 1.5, 'lines'],
    ['min_gap', -1, 'frames'],
    ['italics', 'maybe', 'style'],
  ] as const)('is none where %s takes no %s %s', (rule, value, unit) => {
    expect(ownFigure({ rule, value, unit }, {}, 'x', '2026-11-26')).toBeNull();
  });

  test('for everything takes the place of all that the guide said of it', () => {
    const edited = withFigureForAll(copy, speed(15, {}));
    expect(['fr-FR', 'ja', 'xx'].map((tag) => cps(edited, tag))).toEqual([15, 15, 15]);
    expect(cps(edited, 'de', { audience: 'children', kind: 'sdh' })).toBe(15);
    const others = ({ figures }: typeof copy) => figures.filter(({ rule }) => rule !== 'max_cps');
    expect(others(edited)).toEqual(others(copy));
    expect(readGuide('mine.json', guideText(edited))).toMatchObject({ ok: true, problems: [] });
  });
});
