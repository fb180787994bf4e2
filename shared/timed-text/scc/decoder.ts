import { plainStyle, type StyledText, type TextStyle } from '../styled-text.ts';
import type { Code, Command } from './codes.ts';
import { CaptionMemory, lastRow, rowLength } from './memory.ts';

/** When something happens, and the line of the file that says so. The frame is null where the line's timecode is none. */
export interface Moment {
  readonly frame: number | null;
  /** As a label. */
  readonly raw: string;
  readonly line: number;
}

/** A caption as it was shown. */
export interface Caption {
  readonly start: Moment;
  /** Null where the file ends before it. */
  readonly end: Moment | null;
  /** The lowest row of it. */
  readonly row: number;
  readonly text: StyledText;
}

interface OpenCaption {
  readonly number: number;
  readonly start: Moment;
  readonly rows: Set<number>;
}

/** What became of a code: `lost` letters are those that no caption mode was there to take, `beyond` those that no row can show. */
export type Outcome = 'done' | 'lost' | 'beyond';

/**
 * Places that are read in all, of the memories of one file. Flipping full memories without end would make far more text of a
 * file than stands in it; a film of 2,000 captions needs a fortieth of this.
 */
const budget = 10_000_000;

/**
 * A decoder of one channel of CEA-608 captions. Pop-on captions are filled unseen and shown by EOC; what is painted, or rolls
 * up, is shown from its first letter on. Captions end when the screen is cleared (EDM), the next is flipped in (EOC) or rolled
 * under (CR), or when other letters are written over them.
 */
export class CaptionDecoder {
  #mode: 'pop-on' | 'paint-on' | 'roll-up' | null = null;
  #shown = new CaptionMemory();
  #hidden = new CaptionMemory();
  #row = lastRow;
  #column = 0;
  #style: TextStyle = plainStyle;
  #depth = 2;
  #open: OpenCaption[] = [];
  /** The caption that letters now join; null where the next letter begins one. */
  #painting: OpenCaption | null = null;
  #spent = 0;
  readonly #captions: (Caption | null)[] = [];

  /** Whether the file has been read as far as it will be. */
  get isFull(): boolean {
    return this.#spent > budget;
  }

  /** Does what a code says; nothing any more once the budget is spent. */
  take(code: Code, now: Moment): Outcome {
    if (this.isFull) return 'done';
    switch (code.kind) {
      case 'text':
        return (
          code.letters.map((letter) => this.#write(letter, now)).find((each) => each !== 'done') ?? 'done'
        );
      case 'letter':
        if (code.extended) this.#backspace();
        return this.#write(code.letter, now);
      case 'style': {
        const outcome = this.#write(null, now);
        const { colour, underline } = code.style;
        this.#style = { italic: colour === null, colour: colour ?? this.#style.colour, underline };
        return outcome;
      }
      case 'place':
        this.#moveTo(code.row, code.column, code.style);
        return 'done';
      case 'tab':
        this.#column = Math.min(this.#column + code.columns, rowLength - 1);
        return 'done';
      case 'command':
        return this.#obey(code.command, now);
      default:
        return 'done';
    }
  }

  /** All captions, in the order in which they came up; those still shown have no end. */
  finish(): Caption[] {
    for (const caption of [...this.#open]) this.#close(caption, null);
    return this.#captions.filter((caption) => caption !== null);
  }

  #obey(command: Command, now: Moment): Outcome {
    switch (command) {
      case 'RCL':
        this.#mode = 'pop-on';
        break;
      case 'RDC':
        this.#mode = 'paint-on';
        this.#painting = null;
        break;
      case 'RU2':
      case 'RU3':
      case 'RU4':
        this.#rollUpBy(Number(command.slice(2)), now);
        break;
      case 'TR':
      case 'RTD':
        this.#mode = null;
        break;
      case 'EOC':
        this.#flip(now);
        break;
      case 'EDM':
        this.#closeAll(now);
        this.#shown.clear();
        break;
      case 'ENM':
        this.#hidden.clear();
        break;
      case 'CR':
        if (this.#mode === 'roll-up') this.#newRow(now);
        break;
      case 'BS':
        this.#backspace();
        break;
      case 'DER':
        this.#memory.eraseFrom(this.#row, this.#column);
        break;
      case 'FON':
        return this.#write(null, now);
    }
    return 'done';
  }

  get #memory(): CaptionMemory {
    return this.#mode === 'pop-on' ? this.#hidden : this.#shown;
  }

  /** Writes a letter, or null for a code that shows as a blank. */
  #write(letter: string | null, now: Moment): Outcome {
    if (this.#mode === null) return letter === null ? 'done' : 'lost';
    const isBlank = letter === null || letter === ' ';
    if (this.#mode !== 'pop-on' && !isBlank) this.#paint(now);
    const owner = this.#mode === 'pop-on' ? null : (this.#painting?.number ?? null);
    this.#memory.write(this.#row, this.#column, { letter, style: this.#style, owner });
    this.#column += 1;
    return this.#column > rowLength && !isBlank ? 'beyond' : 'done';
  }

  /** Sees to it that the letter to be written has its caption: a new one where it is the first, or is written over another. */
  #paint(now: Moment): void {
    const row = this.#row;
    for (const caption of this.#open.filter((each) => each !== this.#painting && each.rows.has(row)))
      this.#close(caption, now);
    const over = this.#shown.ownerAt(row, this.#column);
    if (this.#painting !== null && over === this.#painting.number) this.#close(this.#painting, now);
    this.#painting ??= this.#begin(now, []);
    this.#painting.rows.add(row);
  }

  #backspace(): void {
    if (this.#column === 0) return;
    this.#column -= 1;
    this.#memory.erase(this.#row, this.#column);
  }

  #moveTo(row: number, column: number, style: TextStyle): void {
    if (this.#mode === 'roll-up') {
      const base = Math.max(row, this.#depth);
      const by = base - this.#row;
      this.#shown.moveWindow(this.#row - this.#depth + 1, this.#row, by);
      for (const caption of this.#open) {
        caption.rows.clear();
        caption.rows.add(base);
      }
      this.#row = base;
    } else this.#row = row;
    this.#column = column;
    this.#style = style;
  }

  #rollUpBy(depth: number, now: Moment): void {
    if (this.#mode !== 'roll-up') {
      this.#closeAll(now);
      this.#shown.clear();
      this.#hidden.clear();
      this.#row = lastRow;
      this.#column = 0;
      this.#style = plainStyle;
    }
    this.#mode = 'roll-up';
    this.#depth = depth;
    this.#row = Math.max(this.#row, depth);
    this.#shown.moveWindow(this.#row - depth + 1, this.#row, 0);
  }

  /** Rolls the rows up: the text of the lowest has been read from its own in-time, and does not count again above. */
  #newRow(now: Moment): void {
    this.#closeAll(now);
    this.#shown.moveWindow(this.#row - this.#depth + 2, this.#row, -1);
    this.#column = 0;
    this.#style = plainStyle;
  }

  #flip(now: Moment): void {
    this.#closeAll(now);
    [this.#shown, this.#hidden] = [this.#hidden, this.#shown];
    this.#mode = 'pop-on';
    this.#spent += this.#shown.size;
    const rows = this.#shown.rowsWithText();
    if (rows.length > 0) this.#begin(now, rows);
  }

  #begin(now: Moment, rows: readonly number[]): OpenCaption {
    const caption = { number: this.#captions.length, start: now, rows: new Set(rows) };
    this.#captions.push(null);
    this.#open.push(caption);
    return caption;
  }

  #closeAll(now: Moment): void {
    for (const caption of [...this.#open]) this.#close(caption, now);
  }

  #close(caption: OpenCaption, end: Moment | null): void {
    this.#spent += this.#shown.size;
    this.#captions[caption.number] = {
      start: caption.start,
      end,
      row: Math.max(...caption.rows),
      text: this.#shown.textOf(caption.rows),
    };
    this.#open = this.#open.filter((each) => each !== caption);
    if (this.#painting === caption) this.#painting = null;
  }
}
