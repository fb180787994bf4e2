import { timedTextMessages } from '../../errors/timed-text.ts';
import type { TimedTextTrack } from '../event.ts';
import type { ProblemList } from '../problems.ts';
import type { EventSequence } from '../sequence.ts';
import { Body } from './body.ts';
import { rootContext } from './context.ts';
import { Head } from './head.ts';
import { mendXml } from './mend.ts';
import { defaultParameters, readParameters } from './parameters.ts';
import { readTime, stampOfFlicks } from './time.ts';
import { Clock, rootTiming } from './timing.ts';
import { readXml, type XmlElement, type XmlHandlers } from './xml.ts';

/** What a TTML document says of itself. */
export type TtmlTrack = Omit<TimedTextTrack, 'encoding'>;

/**
 * Reads TTML 1 and 2, IMSC 1 to 1.2 (text and image profiles), EBU-TT-D, SMPTE-TT and the drafts of 2006. One event for each
 * `p`, or one for each time in which the same text of it stands; pictures are events too. What is damaged is mended and reported.
 * Linear in the length of the text, flat in its depth.
 * @param text decoded, lines ended by `\n`.
 */
export function readTtml(text: string, events: EventSequence, problems: ProblemList): TtmlTrack {
  const reader = new TtmlReader(text.length, events, problems);
  readXml(mendXml(text, problems), reader, problems);
  return reader.track();
}

/** How many times its length dividing lines into parts may cost, and what a short file may cost more. */
const budgetTimes = 2;
const budgetBase = 20_000_000;

class TtmlReader implements XmlHandlers {
  readonly #events: EventSequence;
  readonly #problems: ProblemList;
  readonly #clock: Clock;
  readonly #head: Head;
  readonly #budget: { left: number };
  #tt: XmlElement | null = null;
  #depth = 0;
  #body: { reader: Body; depth: number } | null = null;

  constructor(length: number, events: EventSequence, problems: ProblemList) {
    this.#events = events;
    this.#problems = problems;
    this.#clock = new Clock(defaultParameters, problems);
    this.#head = new Head(this.#clock, problems);
    this.#budget = { left: budgetBase + budgetTimes * length };
  }

  open(element: XmlElement): void {
    this.#depth += 1;
    if (this.#depth === 1 || (this.#tt === null && isTt(element))) this.#openRoot(element);
    if (this.#body === null && element.vocabulary === 'tt' && element.name === 'body') this.#startBody();
    if (this.#body === null) this.#head.open(element);
    else this.#body.reader.open(element);
  }

  close(): void {
    if (this.#body === null) this.#head.close();
    else this.#body.reader.close();
    if (this.#body?.depth === this.#depth) this.#body = null;
    this.#depth -= 1;
  }

  text(text: string, source: string): void {
    if (this.#body === null) this.#head.text(text);
    else this.#body.reader.text(text, source);
  }

  track(): TtmlTrack {
    const { timeBase, dropMode, hasFrameRate, frameRate } = this.#clock.parameters;
    const language = this.#tt?.attributes.get('xml:lang')?.trim() ?? '';
    return {
      language: language === '' ? null : language,
      frameRate: hasFrameRate ? frameRate : null,
      dropFrame: dropMode !== 'none',
      timeBase,
      programmeStart: this.#programmeStart === 0 ? null : this.#head.programmeStart,
      title: this.#head.title,
    };
  }

  #openRoot(element: XmlElement): void {
    const at = { line: element.line };
    if (!isTt(element)) {
      this.#problems.add(timedTextMessages.notTtml({ element: element.name }, at));
      return;
    }
    if (element.vocabulary === '') this.#problems.add(timedTextMessages.noNamespace(undefined, at));
    this.#tt = element;
    this.#clock.parameters = readParameters(element, this.#problems);
  }

  #startBody(): void {
    const tt = this.#tt ?? { vocabulary: 'tt', name: 'tt', attributes: new Map<string, string>(), line: 1 };
    const root = rootContext(tt, rootTiming());
    const { parameters } = this.#clock;
    const programmeStart = this.#programmeStart;
    const reader = new Body(root, {
      head: this.#head,
      clock: this.#clock,
      settings: {
        language: root.language,
        stampOf: (raw, flicks) => stampOfFlicks(raw, flicks - programmeStart, parameters),
      },
      budget: this.#budget,
      events: this.#events,
      problems: this.#problems,
    });
    this.#body = { reader, depth: this.#depth };
  }

  /** Where the programme starts, in flicks: only timecodes count from elsewhere than zero. */
  get #programmeStart(): number {
    const { programmeStart } = this.#head;
    const { parameters } = this.#clock;
    if (programmeStart === null || parameters.timeBase !== 'smpte') return 0;
    return readTime(programmeStart, parameters)?.flicks ?? 0;
  }
}

/** Whether it is the outermost element of TTML, be it without a namespace. */
function isTt({ vocabulary, name }: XmlElement): boolean {
  return name === 'tt' && (vocabulary === 'tt' || vocabulary === '');
}
