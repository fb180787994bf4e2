import type { Stamp } from '../clock.ts';
import type { ReadEvent } from '../sequence.ts';
import type { Paragraph, Part, Piece } from './paragraph.ts';
import { readableText } from './spaces.ts';

/** What the events of a file share. */
export interface EventSettings {
  /** The language of the file, as written; empty where it has none. */
  readonly language: string;
  /** A time as events carry it. */
  readonly stampOf: (raw: string, flicks: number) => Stamp;
}

/** The event that a part of a line is: the whole of it, where the line has one part. */
export function eventOfPart(
  line: Paragraph,
  part: Part,
  isWhole: boolean,
  settings: EventSettings,
): ReadEvent {
  const readable = part.pieces.filter((piece) => piece.isReadable);
  const looks = readable.length === 0 ? [line.own] : readable;
  const neverBegins = part.start === Infinity;
  const ruby = rubyOf(part.pieces);
  const language = commonLanguage(looks) ?? line.own.language;
  const speakers = [...new Set(looks.flatMap(({ speaker }) => speaker ?? []))];
  return {
    at: { line: line.line },
    id: line.id,
    start:
      line.badStart || neverBegins ? unknown(part.startRaw) : settings.stampOf(part.startRaw, part.start),
    end:
      line.badEnd || part.end === Infinity ? unknown(part.endRaw) : settings.stampOf(part.endRaw, part.end),
    region: line.region,
    textRaw: isWhole
      ? line.pieces.map(({ source }) => source).join('')
      : part.pieces.map(({ source }) => source).join(''),
    text: part.text,
    kind: looks.every((piece) => piece.isForced) ? 'forced_narrative' : line.kind,
    language: language === settings.language || language === '' ? null : language,
    speaker: speakers.length === 0 ? null : speakers.join(', '),
    writingMode: line.writingMode,
    hasItalic: readable.some((piece) => piece.isItalic),
    ruby,
    clipped: part.clipped,
    hidden: part.isHidden,
    noEnd: !line.badEnd && part.end === Infinity,
    neverBegins: !line.badStart && neverBegins,
  };
}

function unknown(raw: string): Stamp {
  return { raw, ms: null, flicks: null };
}

function commonLanguage(pieces: readonly Piece[]): string | null {
  const languages = new Set(pieces.map((piece) => piece.language));
  return languages.size === 1 ? (pieces[0]?.language ?? null) : null;
}

/** The annotations of a part, in order, a space between two. */
function rubyOf(pieces: readonly Piece[]): string | null {
  const annotations = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.annotation === null) continue;
    const known = annotations.get(piece.annotation);
    if (known === undefined) annotations.set(piece.annotation, [piece]);
    else known.push(piece);
  }
  const texts = [...annotations.values()].map(readableText).filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join(' ');
}
