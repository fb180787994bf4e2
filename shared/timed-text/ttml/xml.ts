import { SaxesParser } from 'saxes';
import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import { vocabularyOf, vocabularyOfUndeclared, type Vocabulary } from './names.ts';

/** An element as its opening tag has it. */
export interface XmlElement {
  readonly vocabulary: Vocabulary;
  /** The name without its prefix. */
  readonly name: string;
  /** Values by name; those of a namespace as `tts:color`, whatever prefix the file uses. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The line, from 1, where its opening tag begins. */
  readonly line: number;
}

/** What a reader makes of a document, in the order of the document. Offsets are places in the text that was given. */
export interface XmlHandlers {
  open(element: XmlElement, end: number): void;
  /** @param start where the closing tag begins; of an element without content, where its only tag ends. */
  close(start: number): void;
  /** @param source the text as written, entities and all. */
  text(text: string, source: string): void;
}

/**
 * Reads XML and calls the handlers, each opening with its closing. Entities other than the five of XML stay as written; faults
 * are problems with their lines. Linear in the length of the text and flat in its depth.
 * @param text mended (see `mendXml`), lines ended by `\n`.
 */
export function readXml(text: string, handlers: XmlHandlers, problems: ProblemList): void {
  const parser = new TolerantParser(problems);
  const scope = new Scope(problems);
  let tagLine = 1;
  let from = 0;
  parser.on('opentagstart', () => {
    tagLine = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    from = parser.position;
    handlers.open(scope.open(name, attributes, tagLine), from);
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    from = parser.position;
    scope.close();
    handlers.close(isSelfClosing ? from : text.lastIndexOf('<', from - 1));
  });
  // The parser tells of a comment before it has read the last sign of it.
  parser.on('comment', () => {
    from = parser.position + 1;
  });
  parser.on('processinginstruction', () => {
    from = parser.position;
  });
  const onText = (found: string, until: number): void => {
    handlers.text(found, text.slice(from, until));
    from = until;
  };
  // Text is told of when the `<` behind it has been read.
  parser.on('text', (found) => onText(found, parser.position - 1));
  parser.on('cdata', (found) => onText(found, parser.position));
  try {
    parser.write(text).close();
  } catch (error) {
    // The parser keeps to its own rules on any input that was tried; a fault of its own must still not end the reading.
    parser.fail(error instanceof Error ? error.message : String(error));
  }
}

/** Keeps a fault as a problem, where the base class would make an exception of each. */
class TolerantParser extends SaxesParser<{
  xmlns: false;
  forceXMLVersion: true;
  defaultXMLVersion: '1.0';
}> {
  readonly #problems: ProblemList;

  constructor(problems: ProblemList) {
    super({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
    this.#problems = problems;
  }

  override fail(reason: string): this {
    this.#problems.add(timedTextMessages.xmlMalformed({ reason }, { line: this.line }));
    return this;
  }
}

/** The namespaces in force. Each prefix has its own stack, so that looking one up costs the same at any depth. */
class Scope {
  readonly #problems: ProblemList;
  readonly #ofPrefix = new Map<string, Vocabulary[]>([['xml', ['xml']]]);
  /** The prefixes that each open element declares. */
  readonly #declared: (readonly string[])[] = [];
  /** Whether the outermost element is called `tt`. */
  #isTt = false;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): XmlElement {
    const names = Object.keys(attributes);
    const declared: string[] = [];
    for (const name of names) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice(6);
      const vocabulary = vocabularyOf(attributes[name] ?? '');
      const stack = this.#ofPrefix.get(prefix);
      if (stack === undefined) this.#ofPrefix.set(prefix, [vocabulary]);
      else stack.push(vocabulary);
      declared.push(prefix);
    }
    if (this.#declared.length === 0) this.#isTt = /^(?:.*:)?tt$/.test(tag);
    this.#declared.push(declared);
    const found = new Map<string, string>();
    for (const name of names) {
      const colon = name.indexOf(':');
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const key = colon < 0 ? name : `${this.#resolve(name.slice(0, colon), line)}:${name.slice(colon + 1)}`;
      found.set(key, attributes[name] ?? '');
    }
    const colon = tag.indexOf(':');
    return {
      vocabulary: this.#resolve(tag.slice(0, Math.max(colon, 0)), line),
      name: tag.slice(colon + 1),
      attributes: found,
      line,
    };
  }

  close(): void {
    for (const prefix of this.#declared.pop() ?? []) this.#ofPrefix.get(prefix)?.pop();
  }

  #resolve(prefix: string, line: number): Vocabulary {
    const declared = this.#ofPrefix.get(prefix)?.at(-1);
    if (declared !== undefined) return declared;
    // A document without any namespace is read as TTML; the reader says so of its outermost element.
    if (prefix === '') return this.#isTt && this.#declared.length > 1 ? 'tt' : '';
    this.#problems.add(timedTextMessages.xmlPrefix({ prefix }, { line }));
    return vocabularyOfUndeclared(prefix);
  }
}
