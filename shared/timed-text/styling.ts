import { decodeEntities } from './entities.ts';

/** What the tags of SRT and WebVTT say of a text beside its words. */
export interface Styling {
  readonly hasItalic: boolean;
  /** The ruby annotations in order, parted by a space; null where there are none. */
  readonly ruby: string | null;
  /** The voice of the first `<v>`; null where there is none. */
  readonly voice: string | null;
}

const plain: Styling = { hasItalic: false, ruby: null, voice: null };

const italic = /<i(?:[.\s][^<>]{0,200})?>|\\i1(?!\d)/i;
const annotation = /<rt(?:\.[^<>]{0,200})?>([^<>]{0,1000})/gi;
const voiceTag = /<v(?:\.[^<>\s]{0,200})?[ \t]+([^<>]{1,200})>/i;

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
  };
}
