/** How the rows of a line are laid out: one where it fits, else two, broken where a reader would pause. */

/** How two speakers in one line are marked: with a dash before both rows or the second, with or without a space. */
export interface DialogueDash {
  readonly first: string;
  readonly second: string;
}

const spacedBoth: DialogueDash = { first: '- ', second: '- ' };
const tightBoth: DialogueDash = { first: '-', second: '-' };
const tightSecond: DialogueDash = { first: '', second: '-' };

const dashes: Readonly<Record<string, DialogueDash>> = {
  ar: spacedBoth,
  'pt-BR': spacedBoth,
  'fr-FR': spacedBoth,
  ko: spacedBoth,
  pl: spacedBoth,
  ru: spacedBoth,
  'es-419': spacedBoth,
  th: spacedBoth,
  fi: tightSecond,
  he: tightSecond,
};

/** The dash of a language's subtitles. */
export function dashOf(tag: string): DialogueDash {
  return dashes[tag] ?? tightBoth;
}

/** What stands between two sentences in one row. */
export function joinOf(tag: string): string {
  return tag === 'ja' ? '　' : ' ';
}

/** The sentences with full stops between them where a language has them there but not at the end of a row (Korean). */
export function parted(tag: string, sentences: readonly string[]): readonly string[] {
  if (tag !== 'ko') return sentences;
  return sentences.map((sentence, i) =>
    i === sentences.length - 1 || /[?!]$/.test(sentence) ? sentence : `${sentence}.`,
  );
}

/** The rows without the full stops that {@link parted} left at their ends. */
export function withoutStops(tag: string, rows: string): string {
  return tag === 'ko' ? rows.replaceAll('.\n', '\n') : rows;
}

/**
 * The sentences in one row or two. Rows break between sentences, else at a space near the middle; a text without a good
 * place to break stays in one row, however long.
 * @param lengthOf counts the characters of a row.
 */
export function layOut(
  sentences: readonly string[],
  join: string,
  lineLength: number,
  lengthOf: (row: string) => number,
): string {
  const text = sentences.join(join);
  if (lengthOf(text) <= lineLength) return text;
  let best: { rows: string; cost: number } | null = null;
  for (const { first, second, isSentenceEnd } of breaksOf(sentences, join)) {
    const [above, below] = [lengthOf(first), lengthOf(second)];
    const excess = Math.max(0, above - lineLength) + Math.max(0, below - lineLength);
    const cost = 20 * excess + Math.abs(above - below) - (isSentenceEnd ? 0.3 * lineLength : 0);
    if (best === null || cost < best.cost) best = { rows: `${first}\n${second}`, cost };
  }
  return best?.rows ?? text;
}

function breaksOf(
  sentences: readonly string[],
  join: string,
): { first: string; second: string; isSentenceEnd: boolean }[] {
  const text = sentences.join(join);
  const ends = new Set<number>();
  let end = 0;
  for (const sentence of sentences.slice(0, -1)) {
    end += sentence.length;
    ends.add(end);
    end += join.length;
  }
  return [...text.matchAll(/[ 　]/g)].map(({ index }) => ({
    first: text.slice(0, index),
    second: text.slice(index + 1),
    isSentenceEnd: ends.has(index),
  }));
}
