/** Dialogue of one language, written for this project: everyday sentences that can follow one another. */
export interface Material {
  /** Answers and calls of a word or two. */
  readonly short: readonly string[];
  /** Whole sentences. */
  readonly sentences: readonly string[];
  /** What is heard, for viewers who cannot hear, without brackets. */
  readonly sounds: readonly string[];
  /** What is written in the picture. */
  readonly signs: readonly string[];
  /** The last line of a version, which names who made it. */
  readonly credit: string;
}

/** A {@link Material} from texts with one entry a row. */
export function material(
  texts: Readonly<Record<Exclude<keyof Material, 'credit'>, string>>,
  credit: string,
): Material {
  return {
    short: rows(texts.short),
    sentences: rows(texts.sentences),
    sounds: rows(texts.sounds),
    signs: rows(texts.signs),
    credit,
  };
}

function rows(text: string): string[] {
  return text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
}
