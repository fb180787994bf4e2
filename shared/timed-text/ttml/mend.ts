import type { Place, Problem } from '../../errors/problem.ts';
import { timedTextMessages } from '../../errors/timed-text.ts';
import { decodeEntities } from '../entities.ts';
import type { ProblemList } from '../problems.ts';

/**
 * Mends what most often damages XML, so that a parser loses nothing behind it: an `&` or `<` that is text, a quote or an element
 * that is never closed, a closing tag without its element, an entity that XML doesn't know. Document type declarations are taken
 * out, so that nothing in them is ever expanded. Each fault is a problem with its line; lines keep their numbers. Linear in the
 * length of the text.
 * @param text lines ended by `\n`.
 */
export function mendXml(text: string, problems: ProblemList): string {
  return new Mender(text, problems).mend();
}

const entity = /&(?:#\d{1,8}|#x[\da-fA-F]{1,7}|[A-Za-z_][\w.-]{0,63});/y;
const ownEntity = /^&(?:#.*|amp|lt|gt|quot|apos);$/;
const openingName = /<([A-Za-z_:\u00c0-\ufffd][\w:.\-\u00b7-\ufffd]*)(?=[\s/>])/y;
const closingTag = /<\/([^\s<>/&"'=]+)\s*>/y;
const subsetEnd = /\]\s*>/g;
const paragraph = /^(?:[^:]*:)?p$/;

/** A stretch of a tag, what stands there instead, and what is said of it. */
interface Mend {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly problem: (at: Place) => Problem;
}

interface TagEnd {
  /** Where the text goes on behind the tag. */
  readonly at: number;
  readonly selfClosing: boolean;
  readonly mends: readonly Mend[];
}

const strayText = (sign: string) => (at: Place) => timedTextMessages.xmlStray({ sign }, at);
const unclosedTag = (at: Place): Problem => timedTextMessages.xmlCut({ sign: '>' }, at);
const unclosedQuote = (at: Place): Problem => timedTextMessages.xmlCut({ sign: '"' }, at);

class Mender {
  readonly #text: string;
  readonly #problems: ProblemList;
  /** What is mended, up to `#kept` in the text. */
  readonly #mended: string[] = [];
  #kept = 0;
  readonly #open: string[] = [];
  readonly #timesOpen = new Map<string, number>();
  /** Where the next of a piece of text stands: kept, so that no stretch of the text is searched twice for the same. */
  readonly #found = new Map<string, number>();
  #subsetsEnd = false;
  #line = 1;
  #lineUpTo = 0;

  constructor(text: string, problems: ProblemList) {
    this.#text = text;
    this.#problems = problems;
  }

  mend(): string {
    const special = /[<&]/g;
    let found = special.exec(this.#text);
    while (found !== null) {
      special.lastIndex = found[0] === '&' ? this.#readAmpersand(found.index) : this.#readMarkup(found.index);
      found = special.exec(this.#text);
    }
    while (this.#open.length > 0) this.#closeInnermost(this.#text.length);
    if (this.#mended.length === 0) return this.#text;
    this.#replace(this.#text.length, this.#text.length, '');
    return this.#mended.join('');
  }

  /** Returns where the text goes on behind the ampersand or its entity. */
  #readAmpersand(at: number): number {
    const whole = this.#entityAt(at);
    if (whole === '') return this.#keepAsText(at);
    if (!ownEntity.test(whole)) {
      const decoded = decodeEntities(whole);
      this.#replace(at, at + whole.length, decoded === whole ? `&amp;${whole.slice(1)}` : decoded);
      this.#problems.add(timedTextMessages.xmlEntity({ entity: whole }, { line: this.#lineAt(at) }));
    }
    return at + whole.length;
  }

  #readMarkup(at: number): number {
    switch (this.#text[at + 1]) {
      case '/':
        return this.#readClosingTag(at);
      case '?':
        return this.#passOver(at, '?>');
      case '!':
        if (this.#text.startsWith('<!--', at)) return this.#passOver(at, '-->');
        if (this.#text.startsWith('<![CDATA[', at)) return this.#passOver(at, ']]>');
        return /^<!doctype\s/i.test(this.#text.slice(at, at + 10))
          ? this.#removeDoctype(at)
          : this.#keepAsText(at);
      default:
        return this.#readOpeningTag(at);
    }
  }

  #passOver(at: number, end: string): number {
    const found = this.#next(end, at + 2);
    return found === Infinity ? this.#keepAsText(at) : found + end.length;
  }

  /** Takes the declaration out, and leaves its line ends. */
  #removeDoctype(at: number): number {
    const subset = this.#endOfSubset(at);
    const end = subset === Infinity ? this.#next('>', at) + 1 : subset;
    if (end === Infinity) return this.#keepAsText(at);
    this.#replace(at, end, '\n'.repeat(this.#text.slice(at, end).split('\n').length - 1));
    this.#problems.add(timedTextMessages.xmlDoctype(undefined, { line: this.#lineAt(at) }));
    return end;
  }

  /** Where the internal subset of a declaration, and so the declaration, ends; Infinity where it has none. */
  #endOfSubset(at: number): number {
    const bracket = this.#next('[', at);
    if (this.#subsetsEnd || bracket > this.#next('>', at)) return Infinity;
    subsetEnd.lastIndex = bracket;
    const found = subsetEnd.exec(this.#text);
    // A search that found none must not be repeated for every declaration that follows.
    this.#subsetsEnd = found === null;
    return found === null ? Infinity : found.index + found[0].length;
  }

  #readClosingTag(at: number): number {
    closingTag.lastIndex = at;
    const [whole, name] = closingTag.exec(this.#text) ?? [];
    if (whole === undefined || name === undefined) return this.#keepAsText(at);
    if ((this.#timesOpen.get(name) ?? 0) > 0) {
      while (this.#open.at(-1) !== name) this.#closeInnermost(at);
      this.#pop();
    } else {
      this.#replace(at, at + whole.length, '');
      this.#problems.add(timedTextMessages.xmlUnopened({ tag: whole }, { line: this.#lineAt(at) }));
    }
    return at + whole.length;
  }

  #readOpeningTag(at: number): number {
    openingName.lastIndex = at;
    const name = openingName.exec(this.#text)?.[1];
    if (name === undefined) return this.#keepAsText(at);
    const end = this.#endOfTag(at, at + 1 + name.length);
    if (end === null) return this.#keepAsText(at);
    // A paragraph can't hold another: the one above was never closed. What is mended within the tag comes after this.
    if (paragraph.test(name) && (this.#timesOpen.get(name) ?? 0) > 0) {
      while (this.#open.at(-1) !== name) this.#closeInnermost(at);
      this.#closeInnermost(at);
    }
    for (const { from, to, text, problem } of end.mends) {
      this.#replace(from, to, text);
      this.#problems.add(problem({ line: this.#lineAt(from) }));
    }
    if (!end.selfClosing) {
      this.#open.push(name);
      this.#timesOpen.set(name, (this.#timesOpen.get(name) ?? 0) + 1);
    }
    return end.at;
  }

  /** Reads a tag's attributes up to its end, without changing anything yet; null where it is no tag at all. */
  #endOfTag(tag: number, from: number): TagEnd | null {
    const mends: Mend[] = [];
    const special = /["'<>]/g;
    special.lastIndex = from;
    for (let found = special.exec(this.#text); found !== null; found = special.exec(this.#text)) {
      const { 0: sign, index } = found;
      if (sign === '>') return { at: index + 1, selfClosing: this.#text[index - 1] === '/', mends };
      if (sign === '<') return this.#cutTag(tag, index, mends);
      if (this.#isAfterEquals(index, from)) special.lastIndex = this.#readValue(sign, index + 1, mends);
    }
    return this.#cutTag(tag, this.#text.length, mends);
  }

  /** The end of a tag that the next tag, or the end of the file, cuts off; null where it has no attribute, and so is text. */
  #cutTag(tag: number, end: number, mends: Mend[]): TagEnd | null {
    if (!this.#text.slice(tag, end).includes('=')) return null;
    mends.push({ from: end, to: end, text: '>', problem: unclosedTag });
    return { at: end, selfClosing: false, mends };
  }

  /** Reads an attribute's value, from behind its quote. Returns where the tag goes on. */
  #readValue(quote: string, from: number, mends: Mend[]): number {
    const close = this.#next(quote, from);
    const less = this.#next('<', from);
    const greater = Math.min(this.#next('>', from), this.#text.length);
    // A value that runs past the end of its tag into the next lacks its quote.
    if (close === Infinity || (greater < less && less < close)) {
      mends.push({ from: greater, to: greater, text: quote, problem: unclosedQuote });
      return greater;
    }
    const found: Mend[] = [];
    for (let at = less; at < close; at = this.#next('<', at + 1))
      found.push({ from: at, to: at + 1, text: '&lt;', problem: strayText('<') });
    for (let at = this.#next('&', from); at < close; at = this.#next('&', at + 1)) {
      if (!ownEntity.test(this.#entityAt(at)))
        found.push({ from: at, to: at + 1, text: '&amp;', problem: strayText('&') });
    }
    for (const mend of found.sort((one, other) => one.from - other.from)) mends.push(mend);
    return close + 1;
  }

  /** The entity that begins at an ampersand; empty where none does. */
  #entityAt(at: number): string {
    entity.lastIndex = at;
    return entity.exec(this.#text)?.[0] ?? '';
  }

  #isAfterEquals(at: number, notBefore: number): boolean {
    let before = at - 1;
    while (before >= notBefore && /\s/.test(this.#text[before] ?? '')) before -= 1;
    return this.#text[before] === '=';
  }

  #keepAsText(at: number): number {
    const sign = this.#text[at] ?? '';
    this.#replace(at, at + 1, sign === '&' ? '&amp;' : '&lt;');
    this.#problems.add(strayText(sign)({ line: this.#lineAt(at) }));
    return at + 1;
  }

  #closeInnermost(at: number): void {
    const name = this.#pop();
    this.#replace(at, at, `</${name}>`);
    this.#problems.add(timedTextMessages.xmlUnclosed({ element: name }, { line: this.#lineAt(at) }));
  }

  #pop(): string {
    const name = this.#open.pop() ?? '';
    this.#timesOpen.set(name, (this.#timesOpen.get(name) ?? 1) - 1);
    return name;
  }

  #replace(from: number, to: number, by: string): void {
    this.#mended.push(this.#text.slice(this.#kept, from), by);
    this.#kept = to;
  }

  #next(what: string, from: number): number {
    const known = this.#found.get(what) ?? -1;
    if (known >= from) return known;
    const at = this.#text.indexOf(what, from);
    const found = at < 0 ? Infinity : at;
    this.#found.set(what, found);
    return found;
  }

  #lineAt(place: number): number {
    if (place < this.#lineUpTo) return this.#line;
    for (let at = this.#next('\n', this.#lineUpTo); at < place; at = this.#next('\n', at + 1))
      this.#line += 1;
    this.#lineUpTo = place;
    return this.#line;
  }
}
