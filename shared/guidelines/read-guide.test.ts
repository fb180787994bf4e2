import { describe, expect, test } from 'vitest';
import { copyOf } from './edit.ts';
import type { Figure } from './figure.ts';
import type { Guide } from './guide.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { guideText, readGuide } from './read-guide.ts';

const figure: Figure = {
  rule: 'max_cps',
  value: 17,
  unit: 'characters_per_second',
  scope: { languages: ['fr'] },
  citation: { title: 'A house guide, page 1' },
  retrieved: '2026-11-26',
  confidence: 'official',
};
const house: Guide = { subtext_guide: 1, id: 'house', name: 'House', figures: [figure] };

/** The code, the place and the words of what is wrong with a text. */
function faults(text: string): [code: string, place: string | undefined, message: string][] {
  const read = readGuide('mine.json', text);
  expect(read.ok).toBe(false);
  for (const { at } of read.problems) expect(at.file).toBe('mine.json');
  return read.problems.map(({ code, at, message }) => [code, at.column, message]);
}

const withField = (change: object): string =>
  JSON.stringify({ ...house, figures: [{ ...figure, ...change }] });

test.each([
  ['', 'guide_not_json'],
  ['{', 'guide_not_json'],
  ['['.repeat(100_000), 'guide_not_json'],
  ['['.repeat(100_000) + ']'.repeat(100_000), 'guide_not_json'],
  [' '.repeat(1_000_001), 'guide_too_large'],
  ['null', 'guide_field'],
  ['[]', 'guide_field'],
  ['{}', 'guide_field'],
])('%.20j is refused as %s', (text, code) => {
  expect(faults(text)[0]?.[0]).toBe(`guideline.${code}`);
});

test.each([
  [{ value: 0 }, 'figures[0].value'],
  [{ value: -3 }, 'figures[0].value'],
  [{ value: '17' }, 'figures[0].value'],
  [{ value: 1e9 }, 'figures[0].value'],
  [{ unit: 'words_per_minute' }, 'figures[0].unit'],
  [{ rule: 'max_speed' }, 'figures[0].rule'],
  [{ scope: { languages: ['pt_BR'] } }, 'figures[0].scope.languages[0]'],
  [{ scope: { languages: [] } }, 'figures[0].scope.languages'],
  [{ scope: { audience: 'teens' } }, 'figures[0].scope.audience'],
  [{ scope: { kinds: ['dub'] } }, 'figures[0].scope.kinds[0]'],
  [{ scope: { script: 'latin' } }, 'figures[0].scope.script'],
  [{ citation: undefined }, 'figures[0].citation'],
  [{ citation: { title: '  ' } }, 'figures[0].citation.title'],
  [{ retrieved: 'last week' }, 'figures[0].retrieved'],
  [{ confidence: 'sure' }, 'figures[0].confidence'],
  [{ otherwise: [{ value: 8 }] }, 'figures[0].otherwise[0].citation'],
  [{ extra: 1 }, 'figures[0]'],
])('a figure with %j is refused at %s', (change, place) => {
  const [first] = faults(withField(change));
  expect(first?.[0]).toBe('guideline.guide_field');
  expect(first?.[1]).toBe(place);
  expect(first?.[2]).toContain(place);
});

test('another format of guide is refused', () => {
  expect(faults(JSON.stringify({ ...house, subtext_guide: 2 }))[0]?.[1]).toBe('subtext_guide');
});

test('of a thousand faults twenty are listed, the first with the count of all', () => {
  const figures = Array.from({ length: 1000 }, () => ({ ...figure, retrieved: '' }));
  const read = readGuide('mine.json', JSON.stringify({ ...house, figures }));
  expect(read.problems).toHaveLength(20);
  expect(read.problems[0]?.count).toBe(1000);
});

describe('two figures for one question', () => {
  const both = (change: Partial<Figure['scope']>): string =>
    JSON.stringify({ ...house, figures: [figure, { ...figure, scope: { ...figure.scope, ...change } }] });

  test.each([
    [{}, 'fr'],
    [{ languages: ['de', 'FR'] }, 'fr'],
  ])('that differ by %j clash', (change, tag) => {
    expect(faults(both(change))).toEqual([
      [
        'guideline.guide_figures_clash',
        'figures[1]',
        `The guide’s figures[0] and figures[1] set the same thing for ${tag}.`,
      ],
    ]);
  });

  test.each<Partial<Figure['scope']>>([
    { languages: ['fr-CA'] },
    { audience: 'children' },
    { kinds: ['sdh'] },
    { medium: 'live' },
  ])('that differ by %j do not', (change) => {
    expect(readGuide('mine.json', both(change)).ok).toBe(true);
  });
});

test('a figure that was changed and still cites the page it came from is told', () => {
  const copy = copyOf(netflix, { id: 'mine', name: 'Mine' });
  const [first, ...rest] = copy.figures;
  expect(first).toMatchObject({ rule: 'max_cps', value: 20 });
  const changed = { ...copy, figures: [{ ...first, value: 25 }, ...rest] };
  expect(readGuide('mine.json', JSON.stringify(changed)).problems).toMatchObject([
    {
      code: 'guideline.guide_cites_unchanged',
      severity: 'warning',
      message:
        'The guide’s figures[0] was changed, but still cites “Netflix English Timed Text Style Guide”.',
    },
  ]);
  const honest = { ...copy, figures: [{ ...first, value: 25, confidence: 'assumed' }, ...rest] };
  expect(readGuide('mine.json', JSON.stringify(honest)).problems).toEqual([]);
  const cited = { ...copy, figures: [{ ...first, value: 25, citation: { title: 'Our own' } }, ...rest] };
  expect(readGuide('mine.json', JSON.stringify(cited)).problems).toEqual([]);
});

test('a guide’s text is the same for the same guide, and small', () => {
  expect(guideText(netflix)).toBe(guideText(structuredClone(netflix)));
  expect(guideText(netflix).length).toBeLessThan(60_000);
});
