import type { GuessedPage } from './code-pages.ts';

/** An encoding of two bytes and more a character, and which characters text of its language is mostly made of. */
interface Script {
  readonly encoding: string;
  readonly isCommon: (character: string) => boolean;
  /** The least share of them in a text: other encodings make some by chance. */
  readonly least: number;
}

/** Between half and three quarters of Japanese dialogue is kana. */
const isKana = (character: string): boolean => /[\u3041-\u30ff、。]/.test(character);

function oneOf(characters: string): Script['isCommon'] {
  const known = new Set(characters);
  return (character) => known.has(character);
}

/** What is said most often in Chinese, and makes up half of any dialogue. Punctuation says nothing: all have it. */
const simplified =
  '的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用行方又如前所本见经头面公同老从动两长知样现分将外但身些意进把法实回二点其全己话儿者向情定女问力给等很最间新什打便位因重被走电门相再真听气信少关先太吧吗啊呢谢请让别谁怎';
const traditional =
  '的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用行方又如前所本見經頭面公同老從動兩長知樣現分將外但身些意進把法實回二點其全己話兒者向情定女問力給等很最間新什打便位因重被走電門相再真聽氣信少關先太吧嗎啊呢謝請讓別誰怎';
/** The commonest syllables of Korean. */
const korean =
  '이다는을를가고에하지의도나한그로은아어서기사있리라자니게해대만보시일여요거면마전정내장수주들없인너우제안저것까지부야네무뭐왜말오신상구당소동생경조치같했었';

const scripts: readonly Script[] = [
  { encoding: 'shift_jis', isCommon: isKana, least: 0.3 },
  { encoding: 'euc-jp', isCommon: isKana, least: 0.3 },
  { encoding: 'euc-kr', isCommon: oneOf(korean), least: 0.2 },
  { encoding: 'gb18030', isCommon: oneOf(simplified), least: 0.2 },
  { encoding: 'big5', isCommon: oneOf(traditional), least: 0.2 },
];

const sampleLength = 1 << 18;

/**
 * The encoding of Japanese, Korean or Chinese whose commonest characters the bytes make; null where they make none of them. A guess; looks
 * at the first 256 KB.
 */
export function guessMultiByte(bytes: Uint8Array): GuessedPage | null {
  const sample = bytes.subarray(0, sampleLength);
  let best: GuessedPage | null = null;
  for (const { encoding, isCommon, least } of scripts) {
    let [common, all] = [0, 0];
    // The sample may end within a character.
    for (const character of new TextDecoder(encoding).decode(sample, { stream: true })) {
      if (character < '\u0080') continue;
      all += 1;
      if (isCommon(character)) common += 1;
    }
    const fit = all === 0 ? 0 : common / all;
    if (fit >= least && fit > (best?.fit ?? 0)) best = { encoding, fit };
  }
  return best;
}
