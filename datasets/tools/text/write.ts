import { measureText } from '../../../shared/timed-text/measure.ts';
import type { EventType } from '../lines.ts';
import type { SubtitleLanguage } from '../languages.ts';
import type { Random } from '../random.ts';
import type { Material } from './material/material.ts';
import { materials } from './materials.ts';
import { dashOf, joinOf, layOut, parted, withoutStops } from './rows.ts';

/** A line's text and its measures, counted as the language's counting mode has it. */
export interface WrittenText {
  /** Null where the text is withheld. Rows of a line are separated by a line feed. */
  readonly text: string | null;
  /** Counted characters; a line break counts nothing. */
  readonly charCount: number;
  /** Counted characters of the longest row. */
  readonly longestLine: number;
  readonly lineCount: number;
  /** Null where words are not set apart by spaces. */
  readonly wordCount: number | null;
}

/** The measures of a text of about `wanted` counted characters that nobody gets to see. */
export function estimateText(
  random: Random,
  language: SubtitleLanguage,
  wanted: number,
  lineLength: number,
): WrittenText {
  const unit = language.countMode === 'cjk-half' || language.countMode === 'ko-half' ? 0.5 : 1;
  const charCount = Math.min(2 * lineLength - 1, Math.max(2, Math.round(wanted / unit) * unit));
  const draw = random.next();
  const isOneRow = charCount <= lineLength && (charCount < 0.72 * lineLength || draw < 0.75);
  const { wordLength } = language;
  return {
    text: null,
    charCount,
    longestLine: isOneRow ? charCount : Math.ceil(charCount * (0.5 + 0.1 * draw)),
    lineCount: isOneRow ? 1 : 2,
    wordCount: wordLength === null ? null : Math.max(1, Math.round(charCount / wordLength)),
  };
}

/** A text of about `wanted` counted characters, in at most two rows. */
export function writeText(
  random: Random,
  language: SubtitleLanguage,
  wanted: number,
  lineLength: number,
  type: EventType,
): WrittenText {
  const stock = stockOf(language.tag);
  const most = Math.min(wanted, 2 * lineLength - 1);
  let written = measured(textOf(random, language.tag, stock, most, lineLength, type), language.tag);
  for (let tries = 0; tries < 3 && written.longestLine > lineLength; tries++) {
    written = measured(textOf(random, language.tag, stock, most, lineLength, type), language.tag);
  }
  return written;
}

function measured(text: string, tag: string): WrittenText {
  const { charCount, longestLine, lineCount, wordCount } = measureText(text, tag);
  return { text, charCount, longestLine, lineCount, wordCount };
}

function textOf(
  random: Random,
  tag: string,
  stock: Stock,
  wanted: number,
  lineLength: number,
  type: EventType,
): string {
  const { material } = stock;
  const lengthOf = (row: string): number => measureText(row, tag).charCount;
  switch (type) {
    case 'sound_label':
      return `[${random.pick(material.sounds)}]`;
    case 'forced_narrative':
    case 'on_screen_text':
      return random.pick(material.signs);
    case 'credit':
      return layOut([material.credit], ' ', lineLength, lengthOf);
    case 'song':
      return `♪ ${layOut(parted(tag, sentencesFor(random, stock, wanted)), joinOf(tag), lineLength - 2, lengthOf)} ♪`;
    case 'dialogue':
      return dialogue(random, tag, parted(tag, sentencesFor(random, stock, wanted)), lineLength, lengthOf);
  }
}

/** One speaker, or now and then two, where there are sentences for both and each fits its row. */
function dialogue(
  random: Random,
  tag: string,
  sentences: readonly string[],
  lineLength: number,
  lengthOf: (row: string) => number,
): string {
  const isExchange = random.chance(0.18);
  const join = joinOf(tag);
  const [opening, ...answers] = sentences;
  if (isExchange && opening !== undefined && answers.length > 0) {
    const dash = dashOf(tag);
    const first = dash.first + opening;
    const second = dash.second + answers.join(join);
    if (lengthOf(first) <= lineLength && lengthOf(second) <= lineLength)
      return withoutStops(tag, `${first}\n${second}`);
  }
  return withoutStops(tag, layOut(sentences, join, lineLength, lengthOf));
}

/** A language's material with its sentences by their counted length, the shortest first. */
interface Stock {
  readonly material: Material;
  readonly pieces: readonly Piece[];
  /** Counted length of what joins two sentences. */
  readonly joint: number;
}

interface Piece {
  readonly text: string;
  readonly length: number;
}

const stocks = new Map<string, Stock>();

function stockOf(tag: string): Stock {
  const known = stocks.get(tag);
  if (known !== undefined) return known;
  const material = materials[tag];
  if (material === undefined) throw new Error(`There is no dialogue in ${tag}.`);
  const pieces = [...material.short, ...material.sentences]
    .map((text) => ({ text, length: measureText(text, tag).charCount }))
    .sort((a, b) => a.length - b.length || (a.text < b.text ? -1 : 1));
  const joint = measureText(`.${joinOf(tag)}.`, tag).charCount - measureText('..', tag).charCount;
  const stock = { material, pieces, joint };
  stocks.set(tag, stock);
  return stock;
}

/** Different sentences, at most four, that together come as near to the wanted length as they can. */
function sentencesFor(random: Random, stock: Stock, wanted: number): string[] {
  const chosen: Piece[] = [];
  let left = wanted;
  while (chosen.length < 4) {
    const room = chosen.length === 0 ? left : left - stock.joint;
    const fitting = candidates(stock, chosen, room);
    if (fitting.length === 0) break;
    const piece = random.pick(fitting);
    chosen.push(piece);
    left = room - piece.length;
  }
  return chosen.map((piece) => piece.text);
}

/**
 * What may come next: sentences that fill the room to within a character, or that leave enough of it for another one;
 * failing those, whatever fits. The shortest serve where nothing fits and nothing was chosen.
 */
function candidates({ pieces, joint }: Stock, chosen: readonly Piece[], room: number): readonly Piece[] {
  const shortest = pieces[0]?.length ?? 0;
  const fits = pieces.filter((piece) => piece.length <= room + 0.6 && !chosen.includes(piece));
  const filling = fits.filter((piece) => piece.length >= room - 0.6);
  if (chosen.length > 0 && filling.length > 0) return filling;
  const good = fits.filter((piece) => {
    const rest = room - piece.length;
    return rest <= 0.6 || (rest >= joint + shortest && piece.length >= Math.min(room / 3, 20));
  });
  if (good.length > 0) return good;
  return chosen.length === 0 && fits.length === 0
    ? pieces.slice(0, 3)
    : fits.filter((piece) => piece.length >= room / 2);
}
