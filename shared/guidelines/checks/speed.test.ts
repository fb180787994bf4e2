import { describe, expect, test } from 'vitest';
import { copyOf, ownFigure, withFigure } from '../edit.ts';
import { bbc } from '../presets/bbc.ts';
import { germanBroadcasters } from '../presets/german-broadcasters.ts';
import { netflix } from '../presets/netflix/netflix.ts';
import { ofcom } from '../presets/ofcom.ts';
import { findings, line } from '../testing.ts';

const second = 705_600_000;

/**
 * Counted by hand; the flicks are the fewest in which the text keeps to the limit: characters / limit x 705,600,000, rounded up.
 */
const cases: readonly [language: string, text: string, chars: number, limit: number, flicks: number][] = [
  ['en-US', 'Twenty characters it', 20, 20, second],
  ['en-US', '[Ann]\nYes.', 9, 20, 317_520_000],
  ['fr-FR', 'Été', 3, 17, 124_517_648],
  ['ar', 'مُحَمَّد', 4, 20, 141_120_000],
  ['hi', 'मिस्टर क्षत्रिय', 15, 22, 481_090_910],
  ['ja', '今日は雨', 4, 4, second],
  ['ja', 'CIAだよ', 3.5, 4, 617_400_000],
  ['ko', '그는 CIA 요원이야!', 9, 12, 529_200_000],
  ['zh-Hans', '他说：“你好…”', 8, 9, 627_200_000],
  ['th', 'น้ำที่นี่', 4, 17, 166_023_530],
];

describe('characters per second', () => {
  test.each(cases)('%s: %j has %d characters, of %d a second', (language, text, chars, limit, flicks) => {
    const asked = { guide: netflix, language };
    const of = (endFlicks: number) => findings('reading_speed', [line(text, language, { endFlicks })], asked);
    expect(of(flicks)).toEqual([]);
    const [found] = of(flicks - 1);
    expect(found).toMatchObject({ limit, unit: 'characters_per_second', ordinal: 1, guide: 'netflix' });
    expect(found?.value).toBeCloseTo((chars * second) / (flicks - 1), 6);
    expect(found?.off).toBeCloseTo((chars * second) / (flicks - 1) - limit, 9);
  });

  test('says by how much, and who says so', () => {
    const asked = { guide: netflix, language: 'en-US' };
    const [found] = findings(
      'reading_speed',
      [line('Twenty characters its', 'en', { endFlicks: second })],
      asked,
    );
    expect(found).toMatchObject({ level: 'error', confidence: 'official', value: 21, limit: 20, off: 1 });
    expect(found?.message).toBe(
      'The line asks for 21 characters per second, 1 more than the 20 of Netflix English Timed Text Style Guide.',
    );
    expect(found?.citation.url).toContain('217350977');
  });

  test('a secondary source or an assumption makes no error, and is called so', () => {
    const late = { endFlicks: 1 };
    const sdh = findings('reading_speed', [line('Un', 'fr', late)], {
      guide: netflix,
      language: 'fr-FR',
      kind: 'sdh',
    })[0];
    expect(sdh).toMatchObject({ level: 'warning', confidence: 'secondary' });
    expect(sdh?.message).toMatch(/, from a secondary source\.$/);
    const assumed = findings('reading_speed', [line('Un', 'ta', late)], {
      guide: netflix,
      language: 'ta',
      kind: 'sdh',
    })[0];
    expect(assumed).toMatchObject({ level: 'warning', confidence: 'assumed', limit: 25 });
    expect(assumed?.message).toMatch(/, assumed\.$/);
  });

  test('a figure that the user set makes an error, and is called the user’s', () => {
    const own = ownFigure(
      { rule: 'max_cps', value: 5, unit: 'characters_per_second' },
      { languages: ['de'], audience: 'adult', kinds: ['subtitle'] },
      'House style, page 3',
      '2026-11-26',
    );
    if (own === null) throw new Error('no figure');
    const guide = withFigure(copyOf(netflix, { id: 'house', name: 'Our guide' }), own);
    const [found] = findings('reading_speed', [line('Sechs!', 'de', { endFlicks: second })], {
      ...{ guide, language: 'de' },
    });
    expect(found).toMatchObject({ level: 'error', confidence: 'own', limit: 5, off: 1, guide: 'house' });
    expect(found?.message).toMatch(/ of Our guide \(House style, page 3\), set by the user\.$/);
  });

  test('a line without a duration has no speed', () => {
    const text = 'As long as you like, and longer';
    const lines = [
      line(text, 'en', { startFlicks: null }),
      line(text, 'en', { endFlicks: null }),
      line(text, 'en', { endFlicks: 0 }),
      line(text, 'en', { startFlicks: 2, endFlicks: 1 }),
      line('', 'en', { endFlicks: 1, measure: null }),
      line(text, 'en', { endFlicks: 1, kind: 'comment' }),
    ];
    expect(findings('reading_speed', lines, { guide: netflix, language: 'en' })).toEqual([]);
    expect(findings('words_per_minute', lines, { guide: bbc, language: 'en' })).toEqual([]);
  });

  test('children have less, and in German television less than that', () => {
    const lines = [line('Zwölf Zeichn', 'de', { endFlicks: second })];
    const limitsOf = (audience: 'adult' | 'children') =>
      [netflix, germanBroadcasters].flatMap((guide) =>
        findings('reading_speed', lines, { guide, language: 'de', audience }).map(({ limit }) => limit),
      );
    expect(limitsOf('adult')).toEqual([]);
    expect(limitsOf('children')).toEqual([11]);
  });
});

describe('words', () => {
  test('three words a second are 180 a minute; one flick less is too little', () => {
    const asked = { guide: bbc, language: 'en-GB' };
    const of = (endFlicks: number) =>
      findings('words_per_minute', [line('Not so fast', 'en', { endFlicks })], asked);
    expect(of(second)).toEqual([]);
    expect(of(second - 1)).toHaveLength(1);
    expect(of(second / 2)).toMatchObject([
      { level: 'warning', value: 360, limit: 180, off: 180, unit: 'words_per_minute' },
    ]);
  });

  test('four words need 1.2 s', () => {
    const asked = { guide: bbc, language: 'en-GB' };
    const of = (endFlicks: number) =>
      findings('time_per_word', [line('Give me four\nwords', 'en', { endFlicks })], asked);
    expect(of(846_720_000)).toEqual([]);
    expect(of(846_719_999)).toMatchObject([{ limit: 1.2, unit: 's' }]);
    expect(of(second)[0]?.message).toContain('for 1 s, 0.2 s less than the 1.2 s that its words need');
  });

  test('Ofcom’s limit is for live subtitles only', () => {
    const lines = [line('Not so fast', 'en', { endFlicks: second / 2 })];
    expect(
      findings('words_per_minute', lines, { guide: ofcom, language: 'en', medium: 'live' }),
    ).toHaveLength(1);
    expect(findings('words_per_minute', lines, { guide: ofcom, language: 'en' })).toEqual([]);
  });
});
