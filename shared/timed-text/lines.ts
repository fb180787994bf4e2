/** A cursor over the lines of a text whose lines end in `\n`. It keeps no list, so that a hostile file costs no more than its length. */
export class Lines {
  readonly #text: string;
  /** Where the next line begins in the text. */
  position = 0;
  /** The number of the line last taken, from 1; 0 before the first. */
  number = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.#text.length;
  }

  /** Takes the next line, without its end; empty at the end of the text. */
  take(): string {
    const line = this.peek();
    this.position += line.length + 1;
    this.number += 1;
    return line;
  }

  /** The next line, left where it is. */
  peek(): string {
    const end = this.#text.indexOf('\n', this.position);
    return this.#text.slice(this.position, end < 0 ? undefined : end);
  }

  /** Passes over lines that are empty. */
  skipEmpty(): void {
    while (!this.atEnd && this.#text[this.position] === '\n') this.take();
  }
}
