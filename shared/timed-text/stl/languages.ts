/**
 * The language codes of EBU Tech 3264 (LC, two hexadecimal digits; the same list as in IEC 62106) as BCP-47 tags, from 01
 * and from 45 on. What is empty has no tag or names no language.
 */
const european =
  'sq br ca hr cy cs da de en es eo et eu fo fr fy ga gd gl is it se la lv lb lt hu mt nl no oc pl pt ro rm sr sk sl fi sv tr nl-BE wa';
const others =
  'zu vi uz ur uk th te tt ta tg sw srn so si sn sh rue ru qu ps pa fa pap or ne nd mr ro-MD ms mg mk lo ko km kk kn ja id hi he ha gn gu el ka ff prs cv zh my bg bn be bm az as hy ar am';

const tags = new Map([
  ...european.split(' ').map((tag, index) => [0x01 + index, tag] as const),
  ...others.split(' ').map((tag, index) => [0x45 + index, tag] as const),
]);

/** The BCP-47 tag of a language code; null for 00, which is unknown, and for what is none. */
export function languageOf(code: string): string | null {
  return /^[\da-f]{2}$/i.test(code) ? (tags.get(parseInt(code, 16)) ?? null) : null;
}
