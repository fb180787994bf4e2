/**
 * What a namespace of timed-text files is called here, whatever prefix a file gives it: the prefixes that the specifications use.
 * `foreign` is any other namespace; an attribute without a prefix has the empty one.
 */
export type Vocabulary =
  'tt' | 'ttp' | 'tts' | 'ttm' | 'itts' | 'ittm' | 'smpte' | 'ebuttm' | 'xml' | 'foreign' | '';

const ofPart: Readonly<Record<string, Vocabulary>> = {
  '': 'tt',
  '#parameter': 'ttp',
  '#styling': 'tts',
  // The drafts of 2006 and some of the tools that followed them.
  '#style': 'tts',
  '#metadata': 'ttm',
};
const ofImsc: Readonly<Record<string, Vocabulary>> = { '#styling': 'itts', '#metadata': 'ittm' };

const timedText = /^https?:\/\/www\.w3\.org\/(?:ns\/ttml|20\d\d\/\d\d\/ttaf1)(#[a-z]+)?$/;
const imsc = /^https?:\/\/www\.w3\.org\/ns\/ttml\/profile\/imsc1(#[a-z]+)?$/;
const smpte = /^https?:\/\/www\.smpte-ra\.org\/(?:23b\/)?schemas\/2052-1\/20\d\d\/smpte-tt(#[a-z]+)?$/;

/** The vocabulary of a namespace name: TTML 1 and 2, the drafts of 2006 (`ttaf1`), IMSC, SMPTE-TT and EBU-TT. */
export function vocabularyOf(namespace: string): Vocabulary {
  const name = namespace.trim();
  if (name === 'http://www.w3.org/XML/1998/namespace') return 'xml';
  if (name === 'urn:ebu:tt:metadata') return 'ebuttm';
  if (smpte.test(name)) return 'smpte';
  const part = timedText.exec(name);
  if (part !== null) return ofPart[part[1] ?? ''] ?? 'foreign';
  return ofImsc[imsc.exec(name)?.[1] ?? ''] ?? 'foreign';
}

/** What an undeclared prefix means: files that forget to declare one use the prefixes of the specifications. */
export function vocabularyOfUndeclared(prefix: string): Vocabulary {
  const known: readonly Vocabulary[] = ['tt', 'ttp', 'tts', 'ttm', 'itts', 'ittm', 'smpte', 'ebuttm', 'xml'];
  return known.find((each) => each === prefix) ?? 'foreign';
}
