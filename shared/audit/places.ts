import type { Token } from './lex.ts';
import type { Span } from './tree.ts';

/** Finds the tokens of a text by the lines and characters at which the parser's tree places things. */
export class Places {
  readonly #byPlace: ReadonlyMap<string, number>;

  constructor(tokens: readonly Token[]) {
    this.#byPlace = new Map(tokens.map(({ line, column }, at) => [`${line}:${column}`, at]));
  }

  /** The place in the list of the token at which a span begins; null where no token does. */
  tokenAt({ start }: Span): number | null {
    return this.#byPlace.get(`${start.line}:${start.column}`) ?? null;
  }
}
