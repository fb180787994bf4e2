import type { EventKind } from './event.ts';

/** Labels in brackets, each with or without a dash before it. Spaces can be matched in one way only, so that it stays linear. */
const bracketed = /^(?:\s*(?:-\s*)?(?:\[[^[\]]*\]|\([^()]*\)))+\s*$/;

/**
 * What a text is by its own marks, in formats that have no other: a song where it stands between music notes, or each of its
 * lines has one at an end; a sound label where all of it stands in brackets; else dialogue.
 */
export function kindOfText(text: string): EventKind {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isFramed = lines[0]?.startsWith('♪') === true && lines.at(-1)?.endsWith('♪') === true;
  const isNoted = lines.length > 0 && lines.every((line) => line.startsWith('♪') || line.endsWith('♪'));
  if (isFramed || isNoted) return 'song';
  return bracketed.test(text) ? 'sound_label' : 'dialogue';
}
