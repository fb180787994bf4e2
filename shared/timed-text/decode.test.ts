import { describe, expect, test } from 'vitest';
import { decodeText } from './decode.ts';

/** The bytes of a text in a single-byte code page, by asking the platform's decoder what each byte means. */
function encode(text: string, page: string): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const byteOf = new Map(
    Array.from(bytes, (byte) => [new TextDecoder(page).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(Array.from(text), (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new Error(`${character} is not in ${page}`);
    return byte;
  });
}

/** The same in an encoding of one and two bytes. */
function encodeWide(text: string, page: string): Uint8Array {
  const decoder = new TextDecoder(page);
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = character < '\u0080' ? [character.charCodeAt(0)] : bytesOf.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in ${page}`);
      return bytes;
    }),
  );
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let index = 0; index < units.length; index += 1)
    view.setUint16(index * 2, units.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const head = '1\r\n00:00:01,000 --> 00:00:02,000\r\n';

describe('the code page is guessed from the letters', () => {
  test.each([
    ['windows-1252', 'Déjà vu, mon père ? Ça va être très drôle à la forêt.'],
    ['windows-1252', 'Was für ein schöner Tag, sagte der König. Grüß Gott!'],
    ['windows-1252', '¿Qué pasó mañana? ¡No sé, señor, quizás más aún!'],
    ['windows-1252', 'Não há nenhuma razão para isso, você não é o irmão dele.'],
    ['windows-1252', 'Jeg må gå nå, skjønner du? Bølgene er høye på sjøen. Æ!'],
    ['windows-1250', 'Zażółć gęślą jaźń. Nie mogę już dłużej, będę później.'],
    ['windows-1250', 'Příliš žluťoučký kůň úpěl ďábelské ódy.'],
    ['windows-1250', 'Šta ćeš večeras? Želim da dođeš kući, čoveče.'],
    ['windows-1250', 'Az őrült időjárás műve, fiú! Ő is nő.'],
    ['iso-8859-2', 'Příliš žluťoučký kůň úpěl ďábelské ódy.'],
    ['iso-8859-2', 'Zażółć gęślą jaźń. Nie mogę już dłużej, będę później.'],
    ['koi8-r', 'Я не знаю, что тебе сказать. Пойдём домой!'],
    ['ibm866', 'Я не знаю, что тебе сказать. Пойдём домой!'],
    ['windows-1251', 'НЕ ЗНАЮ, ЧТО СКАЗАТЬ.'],
    ['windows-1256', 'أين كنت؟ هل رأيت أخي؟ لا، لم أر أحدا هنا.'],
    ['windows-1256', 'صباح الخير يا صديقي، القهوة جاهزة.'],
    ['windows-1251', 'Я не знаю, что тебе сказать. Пойдём домой!'],
    ['windows-1251', 'Це не моя справа, але її треба закінчити сьогодні.'],
    ['windows-1253', 'Δεν ξέρω τι να σου πω. Πάμε σπίτι τώρα!'],
    ['windows-1254', 'Şimdi değil, çocuğum. Işığı söndür ve güle güle git.'],
    ['windows-1255', 'אני לא יודע מה לומר לך. בוא נלך הביתה.'],
    ['windows-1256', 'لا أعرف ماذا أقول لك. هيا نذهب إلى البيت الآن.'],
    ['windows-1257', 'Aš nežinau, ką tau pasakyti. Eikime namo, šiąnakt bus šalčiau. Ūkininkė ėjo.'],
    ['windows-874', 'ฉันไม่รู้จะพูดอะไรกับคุณ กลับบ้านกันเถอะ'],
  ])('%s: %s', (page, text) => {
    const decoded = decodeText(encode(head + text, page));
    expect(decoded).toMatchObject({ encoding: { name: page, by: 'guess' }, text: head + text });
    expect(decoded.problems).toMatchObject([
      { code: 'timed-text.encoding_guessed', severity: 'warning', at: { line: 3 } },
    ]);
  });

  test.each([
    ['shift_jis', 'そんなことは言ってないよ。もう一度やってみよう'],
    ['shift_jis', 'お前は誰だ！ 俺の名前を知らないのか'],
    ['euc-jp', '東京へ行きたい。ありがとうございます'],
    ['euc-kr', '나는 그것을 몰랐어. 왜 말하지 않았지?'],
    ['gb18030', '你在说什么？我们不能这样做。'],
    ['big5', '你在說什麼？我們不能這樣做。'],
  ])('%s: %s', (page, text) => {
    const decoded = decodeText(encodeWide(head + text, page));
    expect(decoded).toMatchObject({ encoding: { name: page, by: 'guess' }, text: head + text });
    expect(decoded.encoding.confidence).toBeGreaterThan(0.2);
    expect(decoded.problems).toMatchObject([{ code: 'timed-text.encoding_guessed', at: { line: 3 } }]);
  });

  test('an encoding that is named is taken', () => {
    const bytes = encode(head + 'Привет', 'windows-1251');
    expect(decodeText(bytes, 'windows-1251')).toEqual({
      encoding: { name: 'windows-1251', by: 'chosen', confidence: 1 },
      text: head + 'Привет',
      problems: [],
    });
    expect(decodeText(bytes, 'x-none').problems.map(({ code }) => code)).toEqual([
      'timed-text.encoding_unknown',
      'timed-text.encoding_guessed',
    ]);
  });
});

describe('Unicode', () => {
  test.each([
    ['utf-8', 'well_formed', utf8(head + 'Žluť 日本')],
    ['utf-8', 'mark', utf8('\ufeff' + head + 'Žluť 日本')],
    ['utf-16le', 'mark', utf16(head + 'Žluť 日本', true, true)],
    ['utf-16be', 'mark', utf16(head + 'Žluť 日本', false, true)],
  ])('%s, known by its %s', (name, by, bytes) => {
    expect(decodeText(bytes)).toEqual({
      encoding: { name, by, confidence: 1 },
      text: head + 'Žluť 日本',
      problems: [],
    });
  });

  test.each([true, false])('UTF-16 without its mark is found out (little-endian: %s)', (littleEndian) => {
    const decoded = decodeText(utf16(head + 'Hello there', littleEndian, false));
    expect(decoded.text).toBe(head + 'Hello there');
    expect(decoded.problems.map(({ code }) => code)).toEqual(['timed-text.encoding_guessed']);
  });

  test('broken bytes in good UTF-8 do not make it another encoding', () => {
    const bytes = Uint8Array.of(...utf8(head + 'Žluť '), 0xff, ...utf8(' kůň'));
    expect(decodeText(bytes)).toMatchObject({
      encoding: { name: 'utf-8', by: 'well_formed', confidence: 1 },
      text: `${head}Žluť � kůň`,
      problems: [{ code: 'timed-text.broken_characters', at: { line: 3 } }],
    });
  });

  test('half a surrogate pair is read as the replacement character', () => {
    const bytes = utf16(head + 'A\ud83dB', true, true);
    expect(decodeText(bytes)).toMatchObject({
      text: `${head}A�B`,
      problems: [{ code: 'timed-text.broken_characters', at: { line: 3 } }],
    });
  });

  test('a replacement character that was written is no problem', () => {
    expect(decodeText(utf8(head + '�')).problems).toEqual([]);
  });
});
