/** The counts of one text, before the language has its say. Characters in units, in halves. */
export interface Counts {
  readonly charCount: number;
  readonly charCountNoSpace: number;
  readonly longestLine: number;
  readonly lineCount: number;
  readonly wordCount: number;
}

/**
 * Adds up a text read once from start to end. Weights come in halves, integers, so that no rounding creeps in. White space
 * at the ends of a line counts nothing, and neither do empty lines before and after the text.
 */
export class Tally {
  #total = 0;
  #totalNoSpace = 0;
  #longest = 0;
  #lines = 0;
  #emptyLines = 0;
  #words = 0;
  #line = 0;
  #pendingSpace = 0;
  #inWord = false;

  /** A character that is not white space, or part of one; weight 0 for what has no width. */
  mark(halves: number): void {
    if (halves === 0) return;
    this.#line += this.#pendingSpace + halves;
    this.#totalNoSpace += halves;
    this.#pendingSpace = 0;
    if (!this.#inWord) this.#words += 1;
    this.#inWord = true;
  }

  space(halves: number): void {
    if (this.#line > 0) this.#pendingSpace += halves;
    this.#inWord = false;
  }

  endLine(): void {
    if (this.#line > 0) {
      this.#lines += 1 + this.#emptyLines;
      this.#emptyLines = 0;
      this.#total += this.#line;
      if (this.#line > this.#longest) this.#longest = this.#line;
    } else if (this.#lines > 0) this.#emptyLines += 1;
    this.#line = 0;
    this.#pendingSpace = 0;
    this.#inWord = false;
  }

  /** Ends the last line and returns the sums. */
  counts(): Counts {
    this.endLine();
    return {
      charCount: this.#total / 2,
      charCountNoSpace: this.#totalNoSpace / 2,
      longestLine: this.#longest / 2,
      lineCount: this.#lines,
      wordCount: this.#words,
    };
  }
}
