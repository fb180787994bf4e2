import { type Guide, guideFormat } from '../guide.ts';

const url = 'https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles';

/** The newest dated description that agrees with the word-for-word copy of the guide is of 2023. */
const lineBreaks = {
  citation: { title: 'BBC Subtitle Guidelines, section 3, Line breaks', url },
  retrieved: '2023',
  confidence: 'official',
} as const;
const timing = {
  citation: { title: 'BBC Subtitle Guidelines, section 4, Timing', url },
  retrieved: '2023',
  confidence: 'official',
} as const;

/**
 * The BBC's guidelines, which go by words and not by characters. Online, a line may fill 68 % of the picture's width, which
 * no count of characters tells; so only broadcast and 9:16 have a length.
 */
export const bbc: Guide = {
  subtext_guide: guideFormat,
  id: 'bbc',
  name: 'BBC',
  figures: [
    { rule: 'max_wpm', value: 180, from: 160, unit: 'words_per_minute', scope: {}, ...timing },
    { rule: 'min_time_per_word', value: 0.3, unit: 's', scope: {}, ...timing, note: 'Four words: 1.2 s.' },
    {
      rule: 'max_chars_per_line',
      value: 37,
      unit: 'characters',
      scope: { medium: 'broadcast' },
      ...lineBreaks,
    },
    {
      rule: 'max_chars_per_line',
      value: 25,
      unit: 'characters',
      scope: { medium: 'portrait' },
      ...lineBreaks,
    },
    {
      rule: 'max_lines',
      value: 2,
      unit: 'lines',
      scope: {},
      ...lineBreaks,
      note: 'Three where they hide nothing of the picture that matters.',
    },
    { rule: 'max_lines', value: 3, unit: 'lines', scope: { medium: 'portrait' }, ...lineBreaks },
  ],
};
