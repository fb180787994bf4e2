import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import type { EventSequence } from '../sequence.ts';
import { contextOf, Presentation, switched, type Context } from './context.ts';
import { eventOfPart, type EventSettings } from './event-of-part.ts';
import type { Head } from './head.ts';
import type { Budget, Paragraph, Piece } from './paragraph.ts';
import { partsOf } from './parts.ts';
import { isBlank } from './spaces.ts';
import { ownStyle } from './styles.ts';
import { countSwitches, showsOrHides, timesShown } from './switches.ts';
import { closeTiming, holdContent, shownInterval, timingOf, type Clock } from './timing.ts';
import type { XmlElement } from './xml.ts';

/** What a body is read with, and where its events go. */
export interface BodySurroundings {
  readonly head: Head;
  readonly clock: Clock;
  readonly settings: EventSettings;
  readonly budget: Budget;
  readonly events: EventSequence;
  readonly problems: ProblemList;
}

/** An open element: what holds in it, and the line that it is or is in. */
interface Frame {
  readonly element: XmlElement;
  readonly context: Context;
  readonly paragraph: Paragraph | null;
  /** The number of the ruby annotation that it is in, should it be in one. */
  readonly annotation: number;
}

const timedNames = new Set(['body', 'div', 'p', 'span']);

/** Reads the body of a document, from its opening to its closing tag. Depth costs memory and no stack. */
export class Body {
  readonly #around: BodySurroundings;
  readonly #root: Context;
  readonly #frames: Frame[] = [];
  /** How many elements are open of which nothing is read. */
  #skipped = 0;
  #annotations = 0;

  constructor(root: Context, around: BodySurroundings) {
    this.#root = root;
    this.#around = around;
  }

  open(element: XmlElement): void {
    const parent = this.#frames.at(-1);
    if (this.#skipped > 0 || element.vocabulary !== 'tt' || !timedNames.has(element.name)) {
      this.#openOther(element, parent);
      return;
    }
    const { head, clock } = this.#around;
    const outer = parent?.context ?? this.#root;
    const isPart = parent !== undefined && parent.paragraph !== null;
    const timing = timingOf(element, outer.timing, isPart, clock);
    const context = contextOf(element, outer, timing, head);
    if (element.name !== 'p') for (const raw of timing.unread) clock.reportBad(raw, element.line);
    const paragraph = element.name === 'p' ? this.#startLine(element, context) : (parent?.paragraph ?? null);
    if (context.startsAnnotation) this.#annotations += 1;
    const annotation = context.startsAnnotation ? this.#annotations : (parent?.annotation ?? 0);
    this.#frames.push({ element, context, paragraph, annotation });
    const image = element.attributes.get('smpte:backgroundImage');
    if (image !== undefined) this.#addImage(element, image, context);
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const outer = this.#frames.at(-1)?.context ?? this.#root;
    closeTiming(frame.context.timing, outer.timing);
    if (
      frame.element.name === 'p' &&
      frame.paragraph !== null &&
      !isBarePicture(frame.element, frame.paragraph)
    )
      this.#addLine(frame.paragraph);
  }

  text(text: string, source: string): void {
    const frame = this.#frames.at(-1);
    if (this.#skipped > 0 || frame === undefined) return;
    if (frame.paragraph !== null) this.#addPiece(frame, frame.paragraph, text, source, false);
    else if (!isBlank(text)) {
      const at = { line: frame.element.line };
      this.#around.problems.add(timedTextMessages.strayText({ text: text.trim().slice(0, 200) }, at));
    }
  }

  /** What is no timed element: a line break, a picture, an animation, or metadata and foreign matter, of which nothing is read. */
  #openOther(element: XmlElement, parent: Frame | undefined): void {
    this.#skipped += 1;
    if (this.#skipped > 1 || parent === undefined || element.vocabulary !== 'tt') return;
    const { paragraph, context } = parent;
    switch (element.name) {
      case 'br':
        if (paragraph !== null) this.#addPiece(parent, paragraph, '\n', '<br/>', true);
        break;
      case 'image':
        this.#openImage(element, context);
        break;
      case 'set':
        if (showsOrHides(element)) this.#addSwitch(element, parent);
        break;
      case 'animate':
        if (showsOrHides(element)) this.#ignoreAnimation(element.line);
        break;
    }
  }

  #startLine(element: XmlElement, context: Context): Paragraph {
    const { regionId, timing } = context;
    const { line, attributes } = element;
    if (regionId !== null && this.#around.head.region(regionId) === null)
      this.#around.problems.add(
        timedTextMessages.unknownRegion({ region: regionId.slice(0, 200) }, { line }),
      );
    return {
      line,
      id: attributes.get('xml:id') ?? null,
      region: regionId,
      kind: context.kind,
      writingMode: new Presentation(context, this.#around.head).writingMode,
      own: this.#pieceIn(context, '', '', null),
      badStart: timing.badStart,
      badEnd: timing.badEnd,
      pieces: [],
    };
  }

  #addPiece(frame: Frame, paragraph: Paragraph, text: string, source: string, isBreak: boolean): void {
    const { context } = frame;
    if (context.ruby === 'delimiter' || (context.isRubyGroup && isBlank(text))) return;
    const annotation = context.ruby === 'annotation' ? frame.annotation : null;
    const piece = this.#pieceIn(context, text, source, annotation);
    this.#addShown(isBreak ? { ...piece, preserve: true } : piece, context, paragraph);
    if (!isBreak) holdContent(context.timing);
  }

  /** Adds a piece for each time in which it is shown, where switches show and hide it, and one that is hidden where they never show it. */
  #addShown(piece: Piece, { switching, visibility }: Context, { pieces, line }: Paragraph): void {
    const { budget } = this.#around;
    if (switching === null || piece.isHidden || piece.start >= piece.end) {
      pieces.push(piece);
      return;
    }
    const cost = countSwitches(switching) * (1 + piece.source.length);
    if (cost > budget.left) {
      this.#ignoreAnimation(line);
      pieces.push(piece);
      return;
    }
    budget.left -= cost;
    const times = timesShown(switching, piece, visibility);
    if (times.length === 0) pieces.push({ ...piece, isHidden: true });
    for (const { start, end } of times)
      pieces.push({
        ...piece,
        start,
        end,
        startRaw: start === piece.start ? piece.startRaw : '',
        endRaw: end === piece.end ? piece.endRaw : '',
      });
  }

  #addSwitch(element: XmlElement, frame: Frame): void {
    const { head, clock } = this.#around;
    const timing = timingOf(element, { ...frame.context.timing, isSequence: false }, false, clock);
    for (const raw of timing.unread) clock.reportBad(raw, element.line);
    const outer = this.#frames.at(-2)?.context ?? this.#root;
    const end = Math.min(timing.end, timing.limit);
    const added = { start: timing.begin, end, style: ownStyle(element) };
    const context = switched(frame.context, outer, head.styles.specified(frame.element), added);
    this.#frames[this.#frames.length - 1] = { ...frame, context };
  }

  #ignoreAnimation(line: number): void {
    this.#around.problems.add(timedTextMessages.animationIgnored(undefined, { line }));
  }

  #pieceIn(context: Context, text: string, source: string, annotation: number | null): Piece {
    const { head } = this.#around;
    const looks = new Presentation(context, head);
    const { timing, preserve, language } = context;
    return {
      ...shownInterval(timing, looks.region.times),
      text,
      preserve,
      source,
      isReadable: annotation === null && !isBlank(text),
      annotation,
      startRaw: timing.startRaw,
      endRaw: timing.endRaw,
      isHidden: looks.isHidden,
      isItalic: looks.isItalic,
      isForced: looks.isForced,
      speaker: context.speaker,
      language,
    };
  }

  #addLine(paragraph: Paragraph): void {
    const { events, problems, budget, settings } = this.#around;
    const { parts, apart } = partsOf(paragraph, budget);
    if (apart) problems.add(timedTextMessages.partsApart(undefined, { line: paragraph.line }));
    for (const part of parts) events.add(eventOfPart(paragraph, part, parts.length === 1, settings));
  }

  #openImage(element: XmlElement, outer: Context): void {
    const { clock, head } = this.#around;
    const timing = timingOf(element, outer.timing, false, clock);
    this.#addImage(element, element.attributes.get('src') ?? '', contextOf(element, outer, timing, head));
    closeTiming(timing, outer.timing);
  }

  /** Adds a picture, which is shown as long as the element that it belongs to, be that a sequence or not. */
  #addImage(element: XmlElement, source: string, context: Context): void {
    holdContent(context.timing);
    const timing = { ...context.timing, isSequence: false };
    const paragraph = this.#startLine(element, { ...context, timing });
    const [part] = partsOf(paragraph, this.#around.budget).parts;
    if (part === undefined) return;
    const event = eventOfPart(paragraph, part, true, this.#around.settings);
    this.#around.events.add({ ...event, kind: 'image', settings: source.slice(0, 200) });
  }
}

/** A line that is nothing but the picture behind it, which is an event already. */
function isBarePicture({ attributes }: XmlElement, { pieces }: Paragraph): boolean {
  return attributes.has('smpte:backgroundImage') && !pieces.some((piece) => piece.isReadable);
}
