import { tidyLines } from './markup.ts';

/** What a text says beside what is spoken. */
export interface Labels {
  /** `sound_label` where nothing is spoken, `song` where music notes enclose it. */
  readonly kind: 'dialogue' | 'sound_label' | 'song';
  /** Who speaks, by the first label that names somebody; null where none does. */
  readonly speaker: string | null;
  /** The text without sound labels, names of speakers and music notes. */
  readonly dialogue: string;
}

/** A text without any of these has no label: nearly all have none. */
const mayHaveLabel = /[[(:#♩-♬（［【：]/;

/** Longer than any label, so that a bracket that is never closed costs little. The space after a label goes with it. */
const bracketed = /(?:\[[^[\]]{0,300}\]|［[^［］]{0,300}］|【[^【】]{0,300}】)[^\S\n]?/g;
/**
 * Round brackets hold labels where they make a line of their own; within a sentence they are what somebody says. What stands before a
 * label is looked at within its line alone: else a text of empty lines would be read anew from each of them.
 */
const ownLine = /^([-–—‐]?[^\S\n]*)\([^()]{0,300}\)\s*$/gm;
/** In Japanese subtitles, full-width round brackets at the start of a line name the speaker, or a sound where nothing follows. */
const fullWidth = /^([-–—‐]?[^\S\n]*)（([^（）]{0,300})）/gm;
/** A name in capitals before a colon, as in `ANNA: Come here.`; also in scripts without case where the colon is full-width. */
const named =
  /^([-–—‐]?[^\S\n]*)(?:(\p{Lu}[\p{Lu}\p{M}\p{N} .'’&#-]{1,30}):(?=\s|$)|([\p{Lo}\p{M}\p{Lm}・]{1,12})：)/gmu;
/** A label that names somebody begins each word with a capital or a digit, as in `[Dr. Smith]`; a sound seldom does. */
const nameOnly = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\d+)(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|\d+)){0,3}$/u;
const notes = /[♩♪♫♬]+/g;
const noteAtEnd = /^[♩♪♫♬]|[♩♪♫♬]$/;
const enclosed = /^(?:[♩♪♫♬]|#(?=\s))[\s\S]*(?:[♩♪♫♬]|\s#)$/;

/**
 * Tells what is spoken from what is said about it, as SDH subtitles write it: sounds and speakers in square brackets, sounds on a line
 * of their own in round ones, names in capitals before a colon, songs between music notes. Linear in the length of the text.
 * @param text without markup
 */
export function readLabels(text: string): Labels {
  if (!mayHaveLabel.test(text)) return { kind: 'dialogue', speaker: null, dialogue: text };
  let speaker: string | null = null;
  const keep = (name: string): void => {
    speaker ??= name.trim() === '' ? null : name.trim();
  };
  const isSong = isSung(text);
  const unlabelled = text
    .replace(bracketed, (label: string, at: number) => {
      const inside = label.trimEnd().slice(1, -1).trim();
      if (beginsLine(text, at) && nameOnly.test(inside)) keep(inside);
      return '';
    })
    .replace(ownLine, '$1')
    .replace(fullWidth, (_, dash: string, name: string) => {
      keep(name);
      return dash;
    })
    .replace(named, (_, dash: string, name: string | undefined, wide: string | undefined) => {
      keep(name ?? wide ?? '');
      return dash;
    })
    .replace(notes, '')
    .replace(isSong ? /^\s*#|#\s*$/g : /$^/, '');
  const dialogue = withoutBareDashes(unlabelled);
  const isSilent = dialogue === '' && tidyLines(unlabelled) !== tidyLines(text);
  // Where nothing is spoken, what stands in the brackets is a sound.
  if (isSilent && !isSong) return { kind: 'sound_label', speaker: null, dialogue };
  return { kind: isSong ? 'song' : 'dialogue', speaker, dialogue };
}

/** Whether music notes enclose a text, or stand at an end of each of its lines. */
function isSung(text: string): boolean {
  const trimmed = text.trim();
  if (enclosed.test(trimmed)) return true;
  const lines = trimmed.split('\n').map((line) => line.trim());
  return lines.every((line) => line === '' || noteAtEnd.test(line)) && trimmed !== '';
}

function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[-–—‐]?[^\S\n]*$/.test(at <= 4 ? text.slice(0, at) : `.${text.slice(at - 4, at)}`);
}

/** A dash whose words were a label goes with it. */
function withoutBareDashes(text: string): string {
  return tidyLines(text)
    .split('\n')
    .filter((line) => !/^[-–—‐\s]*$/.test(line))
    .join('\n');
}
