import type { XmlElement } from './xml.ts';

/** The style attributes that decide what a line is; how it looks is not read. */
const styleNames = [
  'tts:display',
  'tts:visibility',
  'tts:opacity',
  'tts:fontStyle',
  'tts:ruby',
  'tts:writingMode',
  'tts:direction',
  'itts:forcedDisplay',
] as const;
/** One of {@link styleNames}. */
export type StyleName = (typeof styleNames)[number];
/** Values of style attributes as they are written, by name. */
export type Style = Readonly<Partial<Record<StyleName, string>>>;

const noStyle: Style = {};

/** The style attributes that an element itself has. */
export function ownStyle({ attributes }: XmlElement): Style {
  let own: Partial<Record<StyleName, string>> | null = null;
  for (const name of styleNames) {
    const value = attributes.get(name);
    if (value !== undefined) (own ??= {})[name] = value.trim();
  }
  return own ?? noStyle;
}

/** The styles that an element refers to, in order. */
export function styleReferences({ attributes }: XmlElement): readonly string[] {
  const value = attributes.get('style')?.trim() ?? '';
  return value === '' ? [] : value.split(/\s+/);
}

/** The styles that a file defines, and what is in force by default. */
export class StyleTable {
  /** What `initial` elements set (TTML 2). */
  initial: Style = noStyle;
  readonly #defined = new Map<string, { own: Style; references: readonly string[] }>();
  readonly #resolved = new Map<string, Style>();

  define(element: XmlElement): void {
    const id = element.attributes.get('xml:id');
    if (id !== undefined)
      this.#defined.set(id, { own: ownStyle(element), references: styleReferences(element) });
  }

  /** What an element specifies: the styles it refers to, the later over the earlier, and its own attributes over them. */
  specified(element: XmlElement): Style {
    const references = styleReferences(element);
    const own = ownStyle(element);
    return references.length === 0 ? own : { ...this.#merged(references), ...own };
  }

  #merged(references: readonly string[]): Style {
    let style = noStyle;
    for (const id of references) {
      this.#resolve(id);
      const resolved = this.#resolved.get(id) ?? noStyle;
      if (resolved !== noStyle) style = { ...style, ...resolved };
    }
    return style;
  }

  /** Resolves a style and those it refers to, without recursion, since chains may be long; one that leads back to itself ends there. */
  #resolve(id: string): void {
    const pending = [id];
    const begun = new Set<string>();
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const defined = this.#defined.get(next);
      if (defined === undefined || this.#resolved.has(next)) {
        pending.pop();
      } else if (begun.has(next)) {
        pending.pop();
        let style = noStyle;
        for (const reference of defined.references) style = { ...style, ...this.#resolved.get(reference) };
        this.#resolved.set(next, { ...style, ...defined.own });
      } else {
        begun.add(next);
        for (const reference of defined.references) if (!begun.has(reference)) pending.push(reference);
      }
    }
  }
}
