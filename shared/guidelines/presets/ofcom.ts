import { type Guide, guideFormat } from '../guide.ts';

/** Ofcom's limit for live subtitles. */
export const ofcom: Guide = {
  subtext_guide: guideFormat,
  id: 'ofcom',
  name: 'Ofcom',
  figures: [
    {
      rule: 'max_wpm',
      value: 180,
      from: 160,
      unit: 'words_per_minute',
      scope: { medium: 'live' },
      citation: {
        title:
          'Ofcom, release on the quality of live subtitling of 30 April 2014; told again by BBC R&D in September 2015',
        url: 'https://www.bbc.co.uk/rd/blog/2015-09-how-fast-should-subtitles-be',
      },
      retrieved: '2014-04-30',
      confidence: 'official',
      note: 'Above 200 words per minute many viewers can’t follow.',
    },
  ],
};
