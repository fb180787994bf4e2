import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import type { Style } from './styles.ts';
import { ownStyle, StyleTable } from './styles.ts';
import { showsOrHides } from './switches.ts';
import { rootTiming, shownInterval, timingOf, type Clock, type Interval } from './timing.ts';
import type { XmlElement } from './xml.ts';

/** A region: when it is there, and what it specifies of what is shown in it. */
export interface Region {
  readonly times: Interval;
  readonly style: Style;
}

/** The usual place, for lines that name no region. */
export const noRegion: Region = { times: { start: 0, end: Infinity }, style: {} };

/** No name or title is longer, and no line has more who speak it; what is hostile is cut. */
const longestText = 200;
const mostSpeakers = 8;

/** Gathers what a file says above its lines: styles, regions, who speaks, its title and where its programme starts. */
export class Head {
  readonly styles = new StyleTable();
  title: string | null = null;
  /** The timecode at which the programme starts (EBU Tech 3350, `documentStartOfProgramme`). */
  programmeStart: string | null = null;
  readonly #regions = new Map<string, Region>();
  readonly #agents = new Map<string, string>();
  readonly #clock: Clock;
  readonly #problems: ProblemList;
  readonly #path: XmlElement[] = [];
  #region: { element: XmlElement; nested: Style } | null = null;
  #agent: { id: string; name: string | null } | null = null;
  #text: string | null = null;

  constructor(clock: Clock, problems: ProblemList) {
    this.#clock = clock;
    this.#problems = problems;
  }

  region(id: string): Region | null {
    return this.#regions.get(id) ?? null;
  }

  /** The names of those whom a list of ids names; an id that the file doesn't explain stands for itself. Null for an empty list. */
  speaker(ids: string): string | null {
    const list = ids.trim();
    if (list === '') return null;
    const names = list
      .split(/\s+/, mostSpeakers)
      .map((id) => this.#agents.get(id) ?? id.slice(0, longestText));
    return [...new Set(names)].join(', ');
  }

  open(element: XmlElement): void {
    this.#path.push(element);
    switch (`${element.vocabulary}:${element.name}`) {
      case 'tt:style':
        if (this.#region === null) this.styles.define(element);
        else this.#region.nested = { ...this.#region.nested, ...this.styles.specified(element) };
        break;
      case 'tt:initial':
        this.styles.initial = { ...this.styles.initial, ...ownStyle(element) };
        break;
      case 'tt:region':
        this.#region = { element, nested: {} };
        break;
      case 'tt:set':
      case 'tt:animate':
        if (showsOrHides(element))
          this.#problems.add(timedTextMessages.animationIgnored(undefined, { line: element.line }));
        break;
      case 'ttm:agent':
        this.#agent = { id: element.attributes.get('xml:id') ?? '', name: null };
        break;
      case 'ttm:title':
      case 'ttm:name':
      case 'ebuttm:documentStartOfProgramme':
        this.#text = '';
        break;
    }
  }

  text(text: string): void {
    if (this.#text !== null && this.#text.length < longestText)
      this.#text = (this.#text + text).slice(0, longestText);
  }

  close(): void {
    const element = this.#path.pop();
    if (element === undefined) return;
    const text = this.#text?.replace(/\s+/g, ' ').trim() ?? '';
    switch (`${element.vocabulary}:${element.name}`) {
      case 'tt:region':
        this.#defineRegion();
        break;
      case 'ttm:agent':
        if (typeof this.#agent?.name === 'string') this.#agents.set(this.#agent.id, this.#agent.name);
        this.#agent = null;
        break;
      case 'ttm:title':
        if (text !== '') this.title ??= text;
        this.#text = null;
        break;
      case 'ttm:name':
        if (this.#agent !== null && text !== '') this.#agent.name ??= text;
        this.#text = null;
        break;
      case 'ebuttm:documentStartOfProgramme':
        if (text !== '') this.programmeStart ??= text;
        this.#text = null;
        break;
    }
  }

  #defineRegion(): void {
    if (this.#region === null) return;
    const { element, nested } = this.#region;
    this.#region = null;
    const id = element.attributes.get('xml:id');
    if (id === undefined) return;
    const timing = timingOf(element, rootTiming(), false, this.#clock);
    for (const raw of timing.unread) this.#clock.reportBad(raw, element.line);
    this.#regions.set(id, {
      times: shownInterval({ ...timing, isSequence: false }, noRegion.times),
      // Its own attributes win over the styles within it, and those over the styles that it refers to.
      style: { ...this.styles.specified(element), ...nested, ...ownStyle(element) },
    });
  }
}
