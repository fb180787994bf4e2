import { decodeEntities } from './entities.ts';

/**
 * How `<...>` is read. `webvtt`: everything between the angle brackets is a tag, and an unclosed one runs to the end of
 * the text (WebVTT, "cue text tokenizer"). `loose`, for SRT and for exported text: only the tags that subtitles use, so that
 * `I <3 you` stays text.
 */
export type Dialect = 'webvtt' | 'loose';

const subtitleTag = /^\/?(?:b|box|br|c|em|font|i|lang|p|rb|rp|rt|ruby|s|span|strike|strong|u|v)(?=[\s./]|$)/i;
const timestampTag = /^\d{1,6}:\d{2}(?::\d{2})?[.,]\d{3}$/;

/**
 * The text that a viewer reads: without tags, `{\...}` overrides and drawings, and ruby annotations; entities decoded once,
 * after the tags are gone; lines ended by `\n` only. Linear in the length of the text.
 */
export function plainText(raw: string, dialect: Dialect): string {
  if (!/[<{&\\\r]/.test(raw)) return raw;
  // Text that was made of ASS has its line break and its space that doesn't break.
  const newlines = raw.replace(/\r\n?|\\N/g, '\n').replaceAll('\\h', '\u00a0');
  return decodeEntities(withoutTags(withoutOverrides(newlines), dialect));
}

/** What WebVTT knows as a tag, by its first letters (W3C WebVTT, "cue text parsing rules"). */
const webVttTag = /^\/?(?:b|c|i|lang|rt|ruby|u|v)(?=[\s.]|$)|^\d/;

/**
 * The first `<...>` of a WebVTT text that is none of its tags, or is never closed: players show nothing of it, and of what follows one that
 * isn't closed. Null where there is none.
 */
export function unknownWebVttTag(raw: string): string | null {
  for (let open = raw.indexOf('<'); open >= 0;) {
    const close = raw.indexOf('>', open);
    if (close < 0) return raw.slice(open);
    const tag = raw.slice(open + 1, close);
    if (tag !== '' && tag !== '/' && !webVttTag.test(tag)) return raw.slice(open, close + 1);
    open = raw.indexOf('<', close);
  }
  return null;
}

/** Trims each line of a text; lines stay, even empty ones. */
export function tidyLines(text: string): string {
  const trimmed = text.trim();
  if (!/[^\S\n]\n|\n[^\S\n]/.test(trimmed)) return trimmed;
  return trimmed
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

/** Removes `{\...}` blocks, and the drawing commands between `{\p1}` and `{\p0}`. */
function withoutOverrides(text: string): string {
  let kept = '';
  let from = 0;
  let drawing = false;
  for (;;) {
    const open = text.indexOf('{\\', from);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    const until = close < 0 ? text.length : open;
    if (!drawing) kept += text.slice(from, until);
    if (close < 0) return kept;
    const scale = /\\p(\d)/.exec(text.slice(open, close))?.[1];
    if (scale !== undefined) drawing = scale !== '0';
    from = close + 1;
  }
}

function withoutTags(text: string, dialect: Dialect): string {
  const ruby = new RubyNesting();
  let kept = '';
  let from = 0;
  let close = -1;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    if (close < open) close = text.indexOf('>', open);
    if (close < 0) {
      // The search above found no `>` in the rest: it must not be repeated for every `<` that follows.
      if (dialect === 'loose') break;
      close = text.length;
    }
    const tag = text.slice(open + 1, close);
    const isTag = dialect === 'webvtt' || subtitleTag.test(tag) || timestampTag.test(tag);
    if (!ruby.inAnnotation) kept += text.slice(from, isTag ? open : open + 1);
    from = isTag ? close + 1 : open + 1;
    if (isTag && !ruby.inAnnotation && /^br\s*\/?$/i.test(tag)) kept += '\n';
    if (isTag) ruby.read(tag);
  }
  return ruby.inAnnotation ? kept : kept + text.slice(from);
}

const elementNames = new Set(['b', 'c', 'i', 'lang', 'ruby', 'u', 'v']);

/** Follows open elements, to know what stands inside `<rt>`: a reading aid, not text of the line (WebVTT, "cue text parsing rules"). */
class RubyNesting {
  readonly #open: string[] = [];
  #annotations = 0;

  get inAnnotation(): boolean {
    return this.#annotations > 0;
  }

  read(tag: string): void {
    const [, slash, rawName = ''] = /^(\/?)([a-zA-Z]{0,8})/.exec(tag) ?? [];
    const name = rawName.toLowerCase();
    const current = this.#open.at(-1);
    if (slash === '/') this.#close(name, current);
    else if (elementNames.has(name)) this.#open.push(name);
    else if ((name === 'rt' || name === 'rp') && current === 'ruby') {
      this.#open.push(name);
      this.#annotations += 1;
    }
  }

  #close(name: string, current: string | undefined): void {
    const isAnnotation = current === 'rt' || current === 'rp';
    if (name === current) {
      this.#open.pop();
      if (isAnnotation) this.#annotations -= 1;
    } else if (name === 'ruby' && isAnnotation) {
      this.#open.splice(-2);
      this.#annotations -= 1;
    }
  }
}
