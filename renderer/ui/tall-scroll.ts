/** What a frame that scrolls tells of itself, in px; an element does. */
export interface ScrollFrame {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

/** Most px that a list is drawn as. */
export const tallest = 4_000_000;

/**
 * Scrolls a list that is taller than a browser draws. Chromium ends every element at 33.5 million px (2^25), and places things to the
 * pixel only in the first few millions, so that the frame scrolls a stand-in of at most {@link tallest} px. Small moves move the list as
 * far as the frame; a jump (the bar is dragged, a key leads to the end) goes to the same share of the list.
 */
export class TallScroll {
  #list = 0;
  #top = 0;
  #shift = 0;
  /** Whether the frame has jumped since it last stood still: a smooth scroll to the end begins and ends with small moves. */
  #hasJumped = false;

  /** Height of what stands in for the list, in px. */
  get height(): number {
    return Math.min(this.#list, tallest);
  }

  /** How far the list's px lie before those of the stand-in: a row is drawn so much higher. */
  get shift(): number {
    return this.#shift;
  }

  /** Tells the height of the list, in px. One of another height is at the same share once {@link scrolled} is told again. */
  resize(list: number): void {
    if (list === this.#list) return;
    this.#list = list;
    this.#hasJumped = true;
  }

  /** The frame was scrolled. @returns the place in the list, in px */
  scrolled(frame: ScrollFrame): number {
    if (Math.abs(frame.scrollTop - this.#top) > 2 * frame.clientHeight) this.#hasJumped = true;
    this.#top = frame.scrollTop;
    if (this.#hasJumped) this.#shift = this.#shiftAt(frame);
    return this.#top + this.#shift;
  }

  /** The frame stands still. @returns where to put it if small moves have led it to an end that is not the list's; else null */
  stopped(frame: ScrollFrame): number | null {
    // Chromium tells that it stands still before it tells of the last move.
    this.scrolled(frame);
    this.#hasJumped = false;
    const range = rangeOf(frame);
    const isAtEnd = frame.scrollTop <= 0 || frame.scrollTop >= range;
    if (!isAtEnd || this.#shift === this.#shiftAt(frame)) return null;
    const at = frame.scrollTop + this.#shift;
    this.#top = Math.round((at * range) / (range + this.#list - this.height));
    this.#shift = at - this.#top;
    return this.#top;
  }

  /** The shift at which the frame stands at the same share of its stand-in as of the list. */
  #shiftAt(frame: ScrollFrame): number {
    const range = rangeOf(frame);
    return range === 0 ? 0 : Math.round((frame.scrollTop / range) * (this.#list - this.height));
  }
}

function rangeOf({ scrollHeight, clientHeight }: ScrollFrame): number {
  return Math.max(0, scrollHeight - clientHeight);
}
