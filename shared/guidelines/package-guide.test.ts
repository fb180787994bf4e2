import { expect, test } from 'vitest';
import { limitOf, limitsFor, limitsFrom } from './limits.ts';
import { packageGuide, type StyleLimitRow } from './package-guide.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { guideText, readGuide } from './read-guide.ts';

const today = '2026-10-05';

/** A row of `style_limits`; its citation says which. */
function row(
  citation: string,
  maxCps: number,
  validFrom: string,
  rest: Partial<StyleLimitRow> = {},
): StyleLimitRow {
  return {
    guide: 'house',
    scope: 'translation',
    language: 'fr',
    audience: 'adult',
    asset_type: 'subtitle',
    valid_from: validFrom,
    max_cps: maxCps,
    max_chars_per_line: null,
    max_lines: null,
    min_duration_ms: null,
    max_duration_ms: null,
    min_gap_frames: null,
    count_mode: 'grapheme',
    citation,
    quote: null,
    ...rest,
  };
}

/** The same cases as those of the model `version_limit`. */
const rows = [
  row('French of 2020', 17, '2020-01-01'),
  row('French of 2023', 20, '2023-01-01'),
  row('French to come', 30, '2026-10-06'),
  row('Canadian', 19, '2022-01-01', { language: 'fr-CA' }),
  row('Children', 13, '2020-01-01', { audience: 'children' }),
  row('SDH', 21, '2020-01-01', { asset_type: 'sdh' }),
  row('Template', 25, '2020-01-01', { language: 'en', scope: 'template', asset_type: 'template' }),
  row('No template', 98, '2024-01-01', { language: 'en', asset_type: 'template' }),
  row('Another guide', 99, '2024-01-01', { guide: 'other' }),
  row('A dub', 97, '2024-01-01', { asset_type: 'dub' }),
];

const speed = (
  onDay: string,
  language: string,
  audience: 'adult' | 'children',
  kind: 'subtitle' | 'sdh' | 'template' | 'forced_narrative',
) => {
  const guide = packageGuide(rows, 'house', onDay);
  return limitOf(limitsFor(guide, { language, audience, kind }), 'max_cps')?.figure.citation.title ?? null;
};

test.each([
  [today, 'fr', 'adult', 'subtitle', 'French of 2023'],
  ['2023-01-01', 'fr', 'adult', 'subtitle', 'French of 2023'],
  ['2022-12-31', 'fr', 'adult', 'subtitle', 'French of 2020'],
  ['2019-12-31', 'fr', 'adult', 'subtitle', null],
  [today, 'fr-CA', 'adult', 'subtitle', 'Canadian'],
  ['2021-06-01', 'fr-CA', 'adult', 'subtitle', 'French of 2020'],
  [today, 'fr-BE', 'adult', 'subtitle', 'French of 2023'],
  [today, 'FR-ca', 'adult', 'subtitle', 'Canadian'],
  [today, 'fr-CA', 'children', 'subtitle', 'Children'],
  [today, 'fr', 'adult', 'sdh', 'SDH'],
  [today, 'fr', 'adult', 'forced_narrative', null],
  [today, 'en', 'adult', 'template', 'Template'],
  [today, 'de', 'adult', 'subtitle', null],
] as const)('on %s the limit of %s, %s, %s is: %s', (onDay, language, audience, kind, citation) => {
  expect(speed(onDay, language, audience, kind)).toBe(citation);
});

test('every figure of a row is there, in the row’s units, and nothing for what the row leaves open', () => {
  const full = row('All of it', 17, '2024-05-01', {
    max_chars_per_line: 42,
    max_lines: 2,
    min_duration_ms: 833.3333333333334,
    max_duration_ms: 7000,
    min_gap_frames: 2,
  });
  const guide = packageGuide([full], 'house', today);
  expect(guide.figures.map(({ rule, value, unit }) => [rule, value, unit])).toEqual([
    ['max_cps', 17, 'characters_per_second'],
    ['max_chars_per_line', 42, 'characters'],
    ['max_lines', 2, 'lines'],
    ['min_duration', 833.3333333333334, 'ms'],
    ['max_duration', 7000, 'ms'],
    ['min_gap', 2, 'frames'],
    ['count_mode', 'grapheme', 'style'],
  ]);
  for (const figure of guide.figures)
    expect(figure).toMatchObject({
      retrieved: '2024-05-01',
      confidence: 'official',
      citation: { title: 'All of it' },
    });
  const sentence = 'At most 17 characters per second.';
  const quoted = packageGuide([{ ...full, quote: sentence }], 'house', today).figures;
  expect(quoted.map(({ citation }) => citation.quote)).toEqual([sentence, ...Array<undefined>(6)]);
  expect(packageGuide(rows, 'house', today).figures.filter(({ rule }) => rule === 'max_lines')).toEqual([]);
  expect(readGuide('guide.json', guideText(guide))).toMatchObject({ ok: true, value: guide });
});

test('the package’s limits come first, and a preset fills what they leave open', () => {
  const guides = [packageGuide(rows, 'house', today), netflix];
  const limits = limitsFrom(guides, { language: 'fr-FR', audience: 'adult', kind: 'subtitle' });
  expect(limitOf(limits, 'max_cps')).toMatchObject({ guide: { id: 'package:house' }, figure: { value: 20 } });
  expect(limitOf(limits, 'max_lines')).toMatchObject({ guide: { id: 'netflix' }, figure: { value: 2 } });
});
