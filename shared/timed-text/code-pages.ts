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
  // ISO 8859-2 has some of the same letters elsewhere: š, ž and ť, and ą, ś and ź.
  profile('iso-8859-2', 'ąćęłńóśźż'),
  profile('iso-8859-2', 'áčďéěíňóřšťúůýž'),
  profile('iso-8859-2', 'áäčďéíĺľňóôŕšťúýž'),
  profile('iso-8859-2', 'čćđšž'),
  profile('windows-1254', 'çğıiöşüâî'),
  profile('windows-1257', 'ąčęėįšųūž'),
  profile('windows-1257', 'āčēģīķļņšūž'),
  profile('windows-1257', 'äõöüšž'),
  profile('windows-1258', 'ăâđêôơưàáèéìíòóùú\u0300\u0301\u0303\u0309\u0323'),
];

const russian = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
const ukrainian = 'оаниівтерсклудмпязгьбчхцюжйшєфщїґ';
const greek = 'αοιετσνηυρπκίμόλάςέωδγήχθώφύβξζψ';
const hebrew = 'יוהלאתרבשמנדחקעפטגצםןכזסךףץ';
const arabic = 'اليمونتربةعدسفهكقأحجشطصىخإذثئءغضظزآؤپچژگ';
const thai = 'านรอกเงมย่ลวัทีด้ตสิปบะคหไแจุใพช์ขโูืำถซผึธๆณ็ฉศภฟษฝญฮ';

/** Other scripts: all letters of a language, the commonest first, since any such page makes letters of the bytes of any other. */
const nonLatin: readonly Ranked[] = [
  ranked('windows-1251', russian),
  ranked('windows-1251', ukrainian),
  ranked('koi8-r', russian),
  ranked('ibm866', russian),
  ranked('windows-1253', greek),
  ranked('windows-1255', hebrew),
  ranked('windows-1256', arabic),
  ranked('windows-874', thai),
];

/** How likely each letter is, as a logarithm. */
interface Ranked {
  readonly encoding: string;
  readonly likelihood: ReadonlyMap<string, number>;
  /** The commonest letters, which are most of any text. */
  readonly common: ReadonlySet<string>;
}

/** Each letter is about a tenth rarer than the one before it: in Russian that is 11 % for the first, 3.5 % for the tenth, 0.3 % for the last. */
function ranked(encoding: string, letters: string): Ranked {
  const weights = Array.from(letters, (letter, rank) => [letter, 0.895 ** rank] as const);
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  const likelihood = new Map(weights.map(([letter, weight]) => [letter, Math.log(weight / sum)]));
  return { encoding, likelihood, common: new Set(Array.from(letters).slice(0, 12)) };
}

/** What is no letter of the language is there by mistake. */
const unlikely = Math.log(1e-4);
/** Capitals are a little less likely, which decides between pages that are alike but for the case. */
const capital = Math.log(0.9);

const sampleLength = 1 << 18;

/** A code page, and how many of the letters beyond ASCII are letters of its languages: 0 to 1. */
export interface GuessedPage {
  readonly encoding: string;
  readonly fit: number;
}

/**
 * The single-byte encoding whose letters fit the bytes best: one of the windows code pages for Latin, Cyrillic, Greek, Hebrew,
 * Arabic and Thai script, ISO 8859-2, KOI8-R or that of DOS for Cyrillic. A guess from letter frequencies; looks at the first 256 KB.
 */
export function guessCodePage(bytes: Uint8Array): GuessedPage {
  const sample = bytes.subarray(0, sampleLength);
  let high = 0;
  let ascii = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii += 1;
  }
  return high > ascii ? likeliest(sample) : bestLatin(sample);
}

function bestLatin(sample: Uint8Array): GuessedPage {
  let best = { encoding: 'windows-1252', fit: 0 };
  for (const candidate of latin) {
    const fit = fitOf(sample, candidate);
    if (fit > best.fit) best = { encoding: candidate.encoding, fit };
  }
  return best;
}

/** The page in which the letters are those that its language has most of. */
function likeliest(sample: Uint8Array): GuessedPage {
  let best = { encoding: 'windows-1252', likelihood: -Infinity, fit: 0 };
  for (const { encoding, likelihood, common } of nonLatin) {
    let [sum, fitting, all] = [0, 0, 0];
    for (const character of marking(sample, encoding)) {
      const small = character.toLowerCase();
      all += 1;
      sum += (likelihood.get(small) ?? unlikely) + (small === character ? 0 : capital);
      if (common.has(small)) fitting += 1;
    }
    if (all > 0 && sum / all > best.likelihood)
      best = { encoding, likelihood: sum / all, fit: fitting / all };
  }
  return { encoding: best.encoding, fit: best.fit };
}

/** Punctuation that every windows code page has at the same place, or that says nothing of the language. */
const neutral = /[‘’‚“”„…–—•«»\u00a0¡¿♪°·]/;

/** The share of the characters beyond ASCII that are letters of the profile. */
function fitOf(sample: Uint8Array, { encoding, letters }: Profile): number {
  let [fitting, all] = [0, 0];
  for (const character of marking(sample, encoding)) {
    all += 1;
    if (letters.has(character.toLowerCase())) fitting += 1;
  }
  return all === 0 ? 0 : fitting / all;
}

/** The characters beyond ASCII that tell one page from another. */
function* marking(sample: Uint8Array, encoding: string): Generator<string> {
  for (const character of new TextDecoder(encoding).decode(sample))
    if (character >= '\u0080' && !neutral.test(character)) yield character;
}
