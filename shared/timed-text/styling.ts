import { decodeEntities } from './entities.ts';

/** What the tags of SRT and WebVTT say of a text beside its words. */
export interface Styling {
  readonly hasItalic: boolean;
  /** The ruby annotations in order, parted by a space; null where there are none. */
  readonly ruby: string | null;
  /** The voice of the first `<v>`; null where there is none. */
  readonly voice: string | null;
  /** The language of a `<lang>` around the whole of the text; null where none is. */
  readonly language: string | null;
}

const plain: Styling = { hasItalic: false, ruby: null, voice: null, language: null };

const italic = /<i(?:[.\s][^<>]{0,200})?>|\\i1(?!\d)/i;
const annotation = /<rt(?:\.[^<>]{0,200})?>([^<>]{0,1000})/gi;
const voiceTag = /<v(?:\.[^<>\s]{0,200})?[ \t]+([^<>]{1,200})>/i;
const languageTag = /^<lang(?:\.[^<>\s]{0,200})?[ \t]+([a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6})[ \t]*>/i;

/**
 * Reads the tags of a text as written. Searches of bounded length, so that it takes no longer than the text is.
 * @param raw SRT or WebVTT
 */
export function readStyling(raw: string): Styling {
  if (!/[<{]/.test(raw)) return plain;
  const ruby = [...raw.matchAll(annotation)].map(([, text = '']) => decodeEntities(text).trim());
  const voice = voiceTag.exec(raw)?.[1];
  return {
    hasItalic: italic.test(raw),
    ruby: ruby.length === 0 ? null : ruby.join(' '),
    voice: voice === undefined ? null : decodeEntities(voice).trim(),
    language: languageAround(raw.trim()),
  };
}

/** One that ends within the text, or another beside it, leaves the rest in the language of the track. */
function languageAround(text: string): string | null {
  const language = languageTag.exec(text)?.[1];
  if (language === undefined || text.lastIndexOf('<lang') > 0) return null;
  const end = text.indexOf('</lang>');
  return end < 0 || end === text.length - '</lang>'.length ? language : null;
}
