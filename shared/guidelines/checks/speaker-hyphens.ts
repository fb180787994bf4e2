import { guidelineMessages } from '../../errors/guideline.ts';
import type { HyphenStyle } from '../figure.ts';
import { type Check, type Finding, findingOf, sourceOf } from '../finding.ts';
import { limitOf } from '../limits.ts';
import { hasSpeakerHyphen, isShown } from '../line.ts';

const wantedWords: Readonly<Record<HyphenStyle, string>> = {
  both_spaced: 'a hyphen and a space before both lines',
  both_unspaced: 'a hyphen without a space before both lines',
  second_spaced: 'a hyphen and a space before the second line only',
  second_unspaced: 'a hyphen without a space before the second line only',
};

const spacedHyphen = /^[\s\p{Cf}]*[-‐–]\s/u;

/**
 * How two speakers in one event are told apart. An event is one of two speakers where a line after the first begins with a
 * hyphen; which of several lines is the second speaker's is up to the text.
 */
export const speakerHyphens: Check = {
  rule: 'speaker_hyphens',
  name: 'Hyphens of two speakers',
  figures: ['speaker_hyphens'],
  find: ({ lines, limits }) => {
    const limit = limitOf(limits, 'speaker_hyphens');
    if (limit === null) return [];
    const style = limit.figure.value;
    return lines.filter(isShown).flatMap((line): Finding[] => {
      const fault = faultOf(line.lines, style);
      if (fault === null) return [];
      const problem = guidelineMessages.speakerHyphens({
        wanted: wantedWords[style],
        fault,
        source: sourceOf(limit),
      });
      const measured = { value: 1, limit: style, unit: 'style', off: 1 } as const;
      return [findingOf('speaker_hyphens', line, limit, measured, problem)];
    });
  },
};

function faultOf(lines: readonly string[], style: HyphenStyle): string | null {
  const [first = '', ...rest] = lines.filter((line) => line.trim() !== '');
  if (!rest.some(hasSpeakerHyphen)) return null;
  const firstHas = hasSpeakerHyphen(first);
  const wantsFirst = style.startsWith('both');
  if (wantsFirst && !firstHas) return 'the first line has no hyphen';
  if (!wantsFirst && firstHas) return 'the first line has a hyphen, too';
  const wantsSpace = style.endsWith('_spaced');
  const hyphened = [first, ...rest].filter(hasSpeakerHyphen);
  if (hyphened.every((line) => spacedHyphen.test(line) === wantsSpace)) return null;
  return wantsSpace ? 'a hyphen has no space after it' : 'a hyphen has a space after it';
}
