import type { EventKind } from './event.ts';

const bracketed = /^(?:-?\s*(?:\[[^[\]]*\]|\([^()]*\))\s*)+$/;

/**
 * What a text is by its own marks, in formats that have no other: a song where each line has a music note, a sound label where
 * all of it stands in brackets; else dialogue.
 */
export function kindOfText(text: string): EventKind {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return 'dialogue';
  if (lines[0]?.trim().startsWith('♪') === true && text.trim().endsWith('♪')) return 'song';
  if (lines.every((line) => line.includes('♪'))) return 'song';
  return text.length <= longestLabel && bracketed.test(text) ? 'sound_label' : 'dialogue';
}

/** Characters beyond which nothing is a sound label. */
const longestLabel = 500;
