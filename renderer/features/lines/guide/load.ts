import type { Problem } from '../../../../shared/errors/problem.ts';
import type { Guide } from '../../../../shared/guidelines/guide.ts';
import { freshGuideId } from '../../../../shared/guidelines/own-guides.ts';
import { readGuide } from '../../../../shared/guidelines/read-guide.ts';
import { isPreset } from './draft.ts';

/** The guide in a file, null where it holds none, and what is odd about it. A file that bears the id of a preset becomes a guide beside it. */
export function loadGuide(
  { name, text }: { readonly name: string; readonly text: string },
  own: readonly Guide[],
): { readonly guide: Guide | null; readonly problems: readonly Problem[] } {
  const read = readGuide(name, text.replace(/^\ufeff/, ''));
  if (!read.ok) return { guide: null, problems: read.problems };
  const { value, problems } = read;
  return { guide: isPreset(value) ? { ...value, id: freshGuideId(value.name, own) } : value, problems };
}
