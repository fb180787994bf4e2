import { type Guide, guideFormat } from '../../guide.ts';
import { netflixLengths } from './lengths.ts';
import { netflixSpeeds } from './speeds.ts';
import { netflixStyle } from './style.ts';
import { netflixTiming } from './timing.ts';

/** Netflix's timed text style guides: 53 locales, adult and children, subtitles, SDH and templates. */
export const netflix: Guide = {
  subtext_guide: guideFormat,
  id: 'netflix',
  name: 'Netflix',
  figures: [...netflixSpeeds, ...netflixLengths, ...netflixTiming, ...netflixStyle],
};
