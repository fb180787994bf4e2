import type { EventKind, WritingMode } from '../event.ts';
import type { Head, Region } from './head.ts';
import { noRegion } from './head.ts';
import type { Style } from './styles.ts';
import { isRemovedBy, mostSwitches, type Switch, type Switching } from './switches.ts';
import type { Timing } from './timing.ts';
import type { XmlElement } from './xml.ts';

/** What a part of a ruby group is: read as text, as an annotation, or only by players that know no ruby (`delimiter`). */
export type RubyPart = 'base' | 'annotation' | 'delimiter';

/** What holds for an element of the body, from itself and from what is around it. */
export interface Context {
  readonly timing: Timing;
  /** The language tag in force, as written; empty where none is. */
  readonly language: string;
  readonly preserve: boolean;
  readonly regionId: string | null;
  /** Who speaks: one name, or several in one text; null where nothing says so. */
  readonly speaker: string | null;
  readonly kind: EventKind;
  /** Whether it or anything around it is taken out of display or has no opacity, for good. */
  readonly isRemoved: boolean;
  /** The elements around it, and itself, that are shown and hidden by `set`; null where none is. */
  readonly switching: Switching | null;
  /** Style values in force; undefined where neither it nor what is around it has one, so that the region's holds. */
  readonly visibility: string | undefined;
  readonly fontStyle: string | undefined;
  readonly forcedDisplay: string | undefined;
  readonly writingMode: string | undefined;
  readonly direction: string | undefined;
  readonly ruby: RubyPart;
  /** Whether an annotation begins with it: of a container of annotations each is one. */
  readonly startsAnnotation: boolean;
  /** Whether it only holds the parts of a ruby group, so that white space right in it is none of the text. */
  readonly isRubyGroup: boolean;
}

/** The context above the body. */
export function rootContext(tt: XmlElement, timing: Timing): Context {
  return {
    timing,
    language: tt.attributes.get('xml:lang')?.trim() ?? '',
    preserve: tt.attributes.get('xml:space') === 'preserve',
    regionId: null,
    speaker: null,
    kind: 'dialogue',
    isRemoved: false,
    switching: null,
    visibility: undefined,
    fontStyle: undefined,
    forcedDisplay: undefined,
    writingMode: undefined,
    direction: undefined,
    ruby: 'base',
    startsAnnotation: false,
    isRubyGroup: false,
  };
}

/** The context of an element within its parent's. */
export function contextOf(element: XmlElement, parent: Context, timing: Timing, head: Head): Context {
  const { attributes } = element;
  const style = head.styles.specified(element);
  const space = attributes.get('xml:space');
  const agents = attributes.get('ttm:agent');
  const roles = attributes.get('ttm:role');
  return {
    timing,
    language: attributes.get('xml:lang')?.trim() ?? parent.language,
    preserve: space === undefined ? parent.preserve : space === 'preserve',
    regionId: attributes.get('region')?.trim() ?? parent.regionId,
    // Read once, where they stand: lists are of any length, and may hold for any number of lines.
    speaker: agents === undefined ? parent.speaker : head.speaker(agents),
    kind: roles === undefined ? parent.kind : kindOf(roles),
    isRemoved: parent.isRemoved || isRemovedBy(style),
    switching: parent.switching,
    visibility: style['tts:visibility'] ?? parent.visibility,
    fontStyle: style['tts:fontStyle'] ?? parent.fontStyle,
    forcedDisplay: style['itts:forcedDisplay'] ?? parent.forcedDisplay,
    writingMode: style['tts:writingMode'] ?? parent.writingMode,
    direction: style['tts:direction'] ?? parent.direction,
    ruby: rubyPartOf(style['tts:ruby']) ?? parent.ruby,
    startsAnnotation: style['tts:ruby'] === 'text',
    isRubyGroup: /container$/i.test(style['tts:ruby'] ?? ''),
  };
}

/**
 * The context of an element that a `set` within it shows or hides for a time.
 * @param outer the context around the element
 */
export function switched(context: Context, outer: Context, own: Style, added: Switch): Context {
  const known = context.switching === outer.switching ? [] : (context.switching?.switches ?? []);
  if (known.length > mostSwitches) return context;
  const inherited = context.visibility === undefined ? {} : { 'tts:visibility': context.visibility };
  const style = known.length === 0 ? { ...inherited, ...own } : (context.switching?.own ?? own);
  return {
    ...context,
    isRemoved: outer.isRemoved,
    switching: { own: style, switches: [...known, added], outer: outer.switching },
    visibility: undefined,
  };
}

function rubyPartOf(ruby: string | undefined): RubyPart | null {
  switch (ruby) {
    case 'text':
    case 'textContainer':
      return 'annotation';
    case 'delimiter':
      return 'delimiter';
    default:
      return null;
  }
}

/** How a context looks in a region, where what the region specifies holds unless the context does. */
export class Presentation {
  readonly #context: Context;
  readonly #region: Region;
  readonly #initial: Style;

  constructor(context: Context, head: Head) {
    this.#context = context;
    this.#region = (context.regionId === null ? null : head.region(context.regionId)) ?? noRegion;
    this.#initial = head.styles.initial;
  }

  get region(): Region {
    return this.#region;
  }

  /** Whether its styles keep it from being seen at all. */
  get isHidden(): boolean {
    const { style } = this.#region;
    if (this.#context.isRemoved || isRemovedBy(style)) return true;
    return (this.#context.visibility ?? this.#of('tts:visibility')) === 'hidden';
  }

  get isItalic(): boolean {
    const fontStyle = this.#context.fontStyle ?? this.#of('tts:fontStyle');
    return fontStyle === 'italic' || fontStyle === 'oblique' || fontStyle === 'reverseOblique';
  }

  get isForced(): boolean {
    return (this.#context.forcedDisplay ?? this.#of('itts:forcedDisplay')) === 'true';
  }

  /** Null for lines from left to right, one below the other. */
  get writingMode(): WritingMode | null {
    switch (this.#context.writingMode ?? this.#of('tts:writingMode')) {
      case 'tbrl':
      case 'tb':
        return 'tb-rl';
      case 'tblr':
        return 'tb-lr';
      case 'rltb':
      case 'rl':
        return 'rl-tb';
      default:
        return (this.#context.direction ?? this.#of('tts:direction')) === 'rtl' ? 'rl-tb' : null;
    }
  }

  #of(name: keyof Style): string | undefined {
    return this.#region.style[name] ?? this.#initial[name];
  }
}

/** Roles of TTML 2 (`ttm:role`) that say what a line is; the others are ways of speaking, or none of ours. */
const kindOfRole = new Map<string, EventKind>([
  ['sound', 'sound_label'],
  ['music', 'sound_label'],
  ['kinesic', 'sound_label'],
  ['action', 'sound_label'],
  ['quality', 'sound_label'],
  ['lyrics', 'song'],
  ['x-comment', 'comment'],
  ['comment', 'comment'],
]);

/** What the roles of a line say that it is; of two the first that says anything. */
function kindOf(roles: string): EventKind {
  for (const role of roles.trim().split(/\s+/)) {
    const kind = kindOfRole.get(role);
    if (kind !== undefined) return kind;
  }
  return 'dialogue';
}
