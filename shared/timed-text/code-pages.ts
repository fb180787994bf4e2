/** The letters that mark a language, as they stand in text of its code page; capitals are looked up in lower case. */
interface Profile {
  readonly encoding: string;
  readonly letters: ReadonlySet<string>;
}

function profile(encoding: string, letters: string): Profile {
  return { encoding, letters: new Set(letters) };
}

/** Latin scripts: every letter beyond ASCII that a language uses. Of two that fit alike the first wins. */
const latin: readonly Profile[] = [
  profile('windows-1252', 'àâæçéèêëîïôœùûüÿ'),
  profile('windows-1252', 'äöüß'),
  profile('windows-1252', 'áéíñóúü'),
  profile('windows-1252', 'áâãàçéêíóôõúü'),
  profile('windows-1252', 'àèéìíîòóùú'),
  profile('windows-1252', 'åäöæøé'),
  profile('windows-1252', 'áðéíóúýþæö'),
  profile('windows-1250', 'ąćęłńóśźż'),
  profile('windows-1250', 'áčďéěíňóřšťúůýž'),
  profile('windows-1250', 'áäčďéíĺľňóôŕšťúýž'),
  profile('windows-1250', 'áéíóöőúüű'),
  profile('windows-1250', 'čćđšž'),
  profile('windows-1250', 'ăâîşţ'),
  profile('windows-1254', 'çğıiöşüâî'),
  profile('windows-1257', 'ąčęėįšųūž'),
  profile('windows-1257', 'āčēģīķļņšūž'),
  profile('windows-1257', 'äõöüšž'),
  profile('windows-1258', 'ăâđêôơưàáèéìíòóùú\u0300\u0301\u0303\u0309\u0323'),
];

/** Other scripts: the commonest letters only, since any such page makes letters of the bytes of any other. */
const nonLatin: readonly Profile[] = [
  profile('windows-1251', 'оаеинтсрвлкі'),
  profile('windows-1253', 'αοιετσνηυρκπά'),
  profile('windows-1255', 'יוהלאתרבשמנ'),
  profile('windows-1256', 'اليمونترب'),
  profile('windows-874', 'านรอกเงมย่ลว'),
];

const sampleLength = 1 << 18;

/** A code page, and how many of the letters beyond ASCII are letters of its languages: 0 to 1. */
export interface GuessedPage {
  readonly encoding: string;
  readonly fit: number;
}

/**
 * The single-byte encoding whose letters fit the bytes best: one of the windows code pages for Latin, Cyrillic, Greek, Hebrew,
 * Arabic and Thai script. A guess from letter frequencies; looks at the first 256 KB.
 */
export function guessCodePage(bytes: Uint8Array): GuessedPage {
  const sample = bytes.subarray(0, sampleLength);
  let high = 0;
  let ascii = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii += 1;
  }
  const candidates = high > ascii ? nonLatin : latin;
  let best = { encoding: 'windows-1252', fit: 0 };
  for (const candidate of candidates) {
    const fit = fitOf(sample, candidate);
    if (fit > best.fit) best = { encoding: candidate.encoding, fit };
  }
  return best;
}

/** Punctuation that every windows code page has at the same place, or that says nothing of the language. */
const neutral = /[‘’‚“”„…–—•«»\u00a0¡¿♪°·]/;

/** The share of the characters beyond ASCII that are letters of the profile. */
function fitOf(sample: Uint8Array, { encoding, letters }: Profile): number {
  let fitting = 0;
  let all = 0;
  for (const character of new TextDecoder(encoding).decode(sample)) {
    if (character < '\u0080' || neutral.test(character)) continue;
    all += 1;
    if (letters.has(character.toLowerCase())) fitting += 1;
  }
  return all === 0 ? 0 : fitting / all;
}
