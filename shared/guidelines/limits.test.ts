import { describe, expect, test } from 'vitest';
import type { Figure } from './figure.ts';
import type { Guide } from './guide.ts';
import { limitOf, limitsFor, limitsFrom } from './limits.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { ted } from './presets/ted.ts';
import { scriptOf, tagsToTry } from './tags.ts';

const source = {
  citation: { title: 'A house guide, page 1' },
  retrieved: '2026',
  confidence: 'official',
} as const;

/** A figure of 1 to 99 characters per second, told apart by its value. */
function speed(value: number | null, scope: Figure['scope']): Figure {
  return { rule: 'max_cps', value, unit: 'characters_per_second', scope, ...source };
}

function guide(id: string, ...figures: Figure[]): Guide {
  return { subtext_guide: 1, id, name: `Guide ${id}`, figures };
}

const house = guide(
  'house',
  speed(1, {}),
  speed(2, { languages: ['pt'] }),
  speed(3, { languages: ['pt-BR'] }),
  speed(4, { languages: ['pt-BR'], kinds: ['sdh'] }),
  speed(5, { languages: ['zh'] }),
  speed(6, { languages: ['zh-Hant'], audience: 'children' }),
  speed(7, { script: 'Latn' }),
  speed(8, { languages: ['de'], medium: 'live' }),
  speed(null, { languages: ['ja'] }),
);

describe('which figure answers', () => {
  test.each([
    ['pt-BR', 'adult', 'subtitle', 3, 'exact_tag', 'pt-BR'],
    ['PT_br', 'adult', 'subtitle', 3, 'exact_tag', 'pt-BR'],
    ['pt-BR', 'adult', 'sdh', 4, 'exact_tag', 'pt-BR'],
    ['pt-PT', 'adult', 'sdh', 2, 'shorter_tag', 'pt'],
    ['zh-Hant-TW', 'children', 'subtitle', 6, 'shorter_tag', 'zh-Hant'],
    ['zh-Hant-TW', 'adult', 'subtitle', 5, 'shorter_tag', 'zh'],
    ['zh-Hant', null, 'subtitle', 5, 'shorter_tag', 'zh'],
    ['fr', 'adult', 'subtitle', 7, 'script', null],
    ['ru', 'adult', 'subtitle', 1, 'any_language', null],
    ['', 'adult', 'subtitle', 1, 'any_language', null],
    ['de', 'adult', 'subtitle', 7, 'script', null],
  ] as const)('%s, %s, %s: %d by %s', (language, audience, kind, value, match, listed) => {
    const found = limitOf(limitsFor(house, { language, audience, kind }), 'max_cps');
    expect(found).toMatchObject({ match, language: listed, guide: { id: 'house', name: 'Guide house' } });
    expect(found?.figure.value).toBe(value);
  });

  test('a medium is met only where it is asked for', () => {
    const asked = { language: 'de', audience: 'adult', kind: 'subtitle' } as const;
    expect(limitOf(limitsFor(house, { ...asked, medium: 'live' }), 'max_cps')?.figure.value).toBe(8);
  });

  test('a null says that the guide sets nothing, whatever a wider figure says', () => {
    const limits = limitsFor(house, { language: 'ja', audience: 'adult', kind: 'subtitle' });
    expect(limits).toEqual({});
    expect(limitOf(limits, 'max_cps')).toBeNull();
  });

  test('the order of the figures decides nothing', () => {
    const reversed = { ...house, figures: [...house.figures].reverse() };
    for (const language of ['pt-BR', 'pt-PT', 'zh-Hant', 'fr', 'ru', 'ja'])
      for (const kind of ['subtitle', 'sdh'] as const)
        expect(limitsFor(reversed, { language, audience: 'children', kind })).toEqual(
          limitsFor(house, { language, audience: 'children', kind }),
        );
  });
});

test('of several guides the first that says something answers, rule by rule, with its own count mode', () => {
  const own = guide('own', speed(11, { languages: ['th'] }), {
    rule: 'count_mode',
    value: 'codepoint',
    unit: 'style',
    scope: {},
    ...source,
  });
  const limits = limitsFrom([own, netflix], { language: 'th', audience: 'adult', kind: 'subtitle' });
  expect(limitOf(limits, 'max_cps')).toMatchObject({ guide: { id: 'own' }, countMode: 'codepoint' });
  expect(limitOf(limits, 'max_chars_per_line')).toMatchObject({
    guide: { id: 'netflix' },
    countMode: 'no-marks',
  });
});

test('character counts of a guide for Latin script do not hold for other scripts', () => {
  const speeds = ['en', 'sr-Latn', 'vi', 'sr', 'ru', 'ja', 'hi', 'hi-Latn', 'xx-nonsense-', '🙂'].map(
    (language) =>
      limitOf(limitsFor(ted, { language, audience: null, kind: 'subtitle' }), 'max_cps') === null ? 0 : 1,
  );
  expect(speeds).toEqual([1, 1, 1, 0, 0, 0, 0, 1, 0, 0]);
});

test('tags are shortened part by part, and what opens an extension goes with it', () => {
  expect(tagsToTry('zh-Hant-TW')).toEqual(['zh-hant-tw', 'zh-hant', 'zh']);
  expect(tagsToTry('en-u-nu-latn')).toEqual(['en-u-nu-latn', 'en-u-nu', 'en']);
  expect(tagsToTry(' ')).toEqual([]);
  expect(tagsToTry('a-'.repeat(1_000_000)).length).toBeLessThan(60);
});

test('scripts are those that the tag names, else the likely ones', () => {
  expect(['uk', 'de', 'zh-TW', 'zh', 'ja', 'ko', 'th', 'ar', 'uz-Cyrl', 'no tag', ''].map(scriptOf)).toEqual([
    'Cyrl',
    'Latn',
    'Hant',
    'Hans',
    'Jpan',
    'Kore',
    'Thai',
    'Arab',
    'Cyrl',
    null,
    null,
  ]);
});
