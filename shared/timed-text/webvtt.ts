import { timedTextMessages } from '../errors/timed-text.ts';
import { Lines } from './lines.ts';
import { plainText, tidyLines, unknownWebVttTag } from './markup.ts';
import type { ProblemList } from './problems.ts';
import type { EventSequence } from './sequence.ts';
import { readStyling } from './styling.ts';
import {
  readCueTiming,
  readRegionId,
  regionSetting,
  writingModeSetting,
  type CueTiming,
} from './webvtt-timing.ts';

/**
 * Reads WebVTT as the specification's parser does (W3C WebVTT, "WebVTT parser algorithm" and "collect a WebVTT block"), but keeps
 * what that drops in silence as problems. Cues come in file order.
 * @param text decoded, lines ended by `\n`.
 */
export function readWebVtt(text: string, events: EventSequence, problems: ProblemList): void {
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text.slice(0, 7))) {
    problems.add(timedTextMessages.notWebVtt(undefined, { line: 1 }));
    return;
  }
  new WebVttReader(text, events, problems).read();
}

class WebVttReader {
  readonly #lines: Lines;
  readonly #events: EventSequence;
  readonly #problems: ProblemList;
  readonly #regions = new Set<string>();
  #seenCue = false;

  constructor(text: string, events: EventSequence, problems: ProblemList) {
    this.#lines = new Lines(text);
    this.#events = events;
    this.#problems = problems;
  }

  read(): void {
    this.#lines.take();
    this.#readHeader();
    this.#lines.skipEmpty();
    let missingBlank = false;
    while (!this.#lines.atEnd) {
      const endedByTiming = this.#readBlock(missingBlank);
      missingBlank = endedByTiming;
      this.#lines.skipEmpty();
    }
  }

  /** The lines right below the signature, up to an empty line or a timing. */
  #readHeader(): void {
    while (!this.#lines.atEnd) {
      const line = this.#lines.peek();
      if (line.includes('-->')) return;
      this.#lines.take();
      if (line === '') return;
      if (line.startsWith('X-TIMESTAMP-MAP'))
        this.#problems.add(
          timedTextMessages.timestampMap({ raw: line.slice(0, 200) }, { line: this.#lines.number }),
        );
    }
  }

  /** Reads one block. Returns whether the timing of a next cue, with no empty line above it, ended it. */
  #readBlock(missingBlank: boolean): boolean {
    const lines = this.#lines;
    const firstLine = lines.number + 1;
    let lineCount = 0;
    let seenArrow = false;
    let cue: Cue | null = null;
    let definition: 'STYLE' | 'REGION' | null = null;
    let buffer = '';
    let endedByTiming = false;
    while (!lines.atEnd) {
      const line = lines.peek();
      lineCount += 1;
      if (line.includes('-->')) {
        if (lineCount > 2 || seenArrow) {
          endedByTiming = true;
          break;
        }
        lines.take();
        seenArrow = true;
        cue = this.#startCue(line, buffer, missingBlank);
        if (cue !== null) buffer = '';
      } else {
        lines.take();
        if (line === '') break;
        if (lineCount === 2) definition = this.#definitionOf(buffer);
        buffer = buffer === '' ? line : `${buffer}\n${line}`;
      }
    }
    if (cue !== null) this.#addCue(cue, buffer);
    else if (definition === 'REGION') this.#defineRegion(buffer);
    else if (definition === null && !seenArrow && !/^NOTE(?:\s|$)/.test(buffer)) {
      this.#problems.add(timedTextMessages.blockIgnored({ text: buffer.slice(0, 200) }, { line: firstLine }));
    }
    return endedByTiming;
  }

  #startCue(line: string, id: string, missingBlank: boolean): Cue | null {
    const timing = readCueTiming(line);
    const number = this.#lines.number;
    if (timing === null) {
      this.#problems.add(timedTextMessages.cueDropped({ raw: line.slice(0, 200) }, { line: number }));
      return null;
    }
    this.#seenCue = true;
    return { timing, id: id === '' ? null : id, line: number, missingBlank };
  }

  /** Styles and regions are such only above the first cue. */
  #definitionOf(firstLine: string): 'STYLE' | 'REGION' | null {
    if (this.#seenCue) return null;
    if (/^STYLE[ \t\f]*$/.test(firstLine)) return 'STYLE';
    return /^REGION[ \t\f]*$/.test(firstLine) ? 'REGION' : null;
  }

  #defineRegion(buffer: string): void {
    const id = readRegionId(buffer);
    if (id !== null) this.#regions.add(id);
  }

  #addCue({ timing, id, line, missingBlank }: Cue, buffer: string): void {
    const named = regionSetting(timing.settings);
    const isDefined = named !== null && this.#regions.has(named);
    if (named !== null && !isDefined)
      this.#problems.add(timedTextMessages.unknownRegion({ region: named.slice(0, 200) }, { line }));
    const unknown = unknownWebVttTag(buffer);
    if (unknown !== null)
      this.#problems.add(timedTextMessages.tagNotShown({ tag: unknown.slice(0, 200) }, { line }));
    const { hasItalic, ruby, voice, language } = readStyling(buffer);
    this.#events.add({
      at: { line },
      id,
      start: timing.start,
      end: timing.end,
      settings: timing.settings,
      region: isDefined ? named : null,
      textRaw: buffer,
      text: tidyLines(plainText(buffer, 'webvtt')),
      language,
      speaker: voice,
      writingMode: writingModeSetting(timing.settings),
      hasItalic,
      ruby,
      missingBlank,
    });
  }
}

interface Cue {
  readonly timing: CueTiming;
  readonly id: string | null;
  readonly line: number;
  readonly missingBlank: boolean;
}
