import { describe, expect, test } from 'vitest';
import { readTimedText } from '../read.ts';
import { briefly, documentOf, readDocument } from './testing.ts';

const line = '<body><div><p begin="1s" end="2s">A</p></div></body>';

describe('a namespace', () => {
  test.each([
    'http://www.w3.org/ns/ttml',
    'http://www.w3.org/2006/10/ttaf1',
    'http://www.w3.org/2006/04/ttaf1',
  ])('%s is read, whatever its prefix', (namespace) => {
    const style = namespace.includes('2006/04') ? 'style' : 'styling';
    const { events, track, codes } = readDocument(
      `<x:tt xmlns:x="${namespace}" xmlns:s="${namespace}#${style}" xmlns:p="${namespace}#parameter" xmlns:m="${namespace}#metadata" p:frameRate="25" xml:lang="de">` +
        '<x:head><x:metadata><m:title> A title </m:title></x:metadata></x:head>' +
        '<x:body><x:div><x:p begin="5f" end="10f" s:fontStyle="italic">A</x:p></x:div></x:body></x:tt>',
    );
    expect(events).toMatchObject([{ startMs: 200, endMs: 400, startFrame: 5, hasItalic: true, text: 'A' }]);
    expect(track).toMatchObject({ title: 'A title', language: 'de', frameRate: { num: 25, den: 1 } });
    expect(codes).toEqual([]);
  });

  test('that is missing is reported, and the file read', () => {
    const { events, codes } = readDocument(`<tt>${line}</tt>`);
    expect(events).toMatchObject([{ text: 'A' }]);
    expect(codes).toEqual(['no_namespace']);
  });

  test('that is not TTML’s hides what is in it', () => {
    expect(readDocument(`<tt xmlns="urn:other">${line}</tt>`).codes).toEqual(['not_ttml', 'no_events']);
    expect(readDocument('<html><body><p>x</p></body></html>').codes).toEqual(['not_ttml', 'no_events']);
  });

  test('of a wrapper around the document is passed over', () => {
    const { events, track, codes } = readDocument(
      `<x xmlns="urn:x">${documentOf(line, { tt: 'xml:lang="fi"' })}</x>`,
    );
    expect([events.length, track.language, codes]).toEqual([1, 'fi', ['not_ttml']]);
  });

  test('whose prefix is not declared is the usual one', () => {
    const { events, problems } = readDocument(
      '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n<p end="1s" tts:fontStyle="italic" q:x="1">A</p></div></body></tt>',
    );
    expect(events).toMatchObject([{ hasItalic: true }]);
    expect(problems.map(({ code, at, message }) => [code, at.line, /“(.*?)”/.exec(message)?.[1]])).toEqual([
      ['timed-text.xml_prefix', 2, 'tts'],
      ['timed-text.xml_prefix', 2, 'q'],
    ]);
  });

  test('holds within its element only', () => {
    expect(
      briefly(
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><x xmlns="urn:x"><p end="1s">no</p></x><p end="2s">A</p></div></body></tt>',
      ),
    ).toEqual(['0..2 A']);
  });
});

describe('what a file says of itself', () => {
  const track = (tt: string, head = '') => readDocument(documentOf(line, { tt, head })).track;

  test.each([
    ['', null, false, 'media'],
    ['ttp:frameRate="25"', { num: 25, den: 1 }, false, 'media'],
    ['ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"', { num: 24000, den: 1001 }, false, 'media'],
    ['ttp:frameRate="30" ttp:frameRateMultiplier="1000:1001"', { num: 30000, den: 1001 }, false, 'media'],
    ['ttp:frameRate="30" ttp:frameRateMultiplier="1 1"', { num: 30, den: 1 }, false, 'media'],
    ['ttp:timeBase="smpte" ttp:frameRate="25" ttp:dropMode="nonDrop"', { num: 25, den: 1 }, false, 'smpte'],
    ['ttp:timeBase="smpte" ttp:dropMode="dropNTSC"', { num: 30000, den: 1001 }, true, 'smpte'],
    [
      'ttp:timeBase="smpte" ttp:smpteMode="dropNTSC" ttp:frameRate="60"',
      { num: 60000, den: 1001 },
      true,
      'smpte',
    ],
    ['ttp:dropMode="dropNTSC" ttp:frameRate="30"', { num: 30, den: 1 }, false, 'media'],
  ])('%s', (tt, frameRate, dropFrame, timeBase) => {
    expect(track(tt)).toMatchObject({ frameRate, dropFrame, timeBase });
  });

  test.each([
    'ttp:frameRate="0"',
    'ttp:frameRate="23.976"',
    'ttp:tickRate="-1"',
    'ttp:frameRateMultiplier="1000/1001"',
    'ttp:timeBase="video"',
    'ttp:timeBase="smpte" ttp:dropMode="drop"',
    'ttp:subFrameRate="99999999999"',
  ])('%s is reported, and its default taken', (tt) => {
    const { events, codes } = readDocument(documentOf(line, { tt }));
    expect(events).toMatchObject([{ startMs: 1000 }]);
    expect(codes).toEqual(['bad_parameter']);
  });

  test('times of day are read as times of the media', () => {
    const { events, track: found, codes } = readDocument(documentOf(line, { tt: 'ttp:timeBase="clock"' }));
    expect([events[0]?.startMs, found.timeBase, codes]).toEqual([1000, 'media', ['clock_times']]);
  });

  test('ticks default to frames and sub-frames where a rate is declared, else to one a second', () => {
    const at = (tt: string) =>
      readDocument(documentOf('<body><div><p begin="50t" end="60t">A</p></div></body>', { tt })).events[0]
        ?.startMs;
    expect(at('')).toBe(50_000);
    expect(at('ttp:frameRate="25"')).toBe(2000);
    expect(at('ttp:frameRate="25" ttp:subFrameRate="2"')).toBe(1000);
    expect(at('ttp:frameRate="25" ttp:tickRate="100"')).toBe(500);
  });

  test('the timecode at which the programme starts is taken off', () => {
    const head =
      '<metadata xmlns:e="urn:ebu:tt:metadata"><e:documentMetadata><e:documentStartOfProgramme>10:00:00:00</e:documentStartOfProgramme></e:documentMetadata></metadata>';
    const { events, track: found } = readDocument(
      documentOf('<body><div><p begin="09:59:59:00" end="10:00:01:12">A</p></div></body>', {
        tt: 'ttp:timeBase="smpte" ttp:frameRate="25"',
        head,
      }),
    );
    expect(events).toMatchObject([{ startMs: -1000, endMs: 1480, endFrame: 37, flags: ['negative_time'] }]);
    expect(found.programmeStart).toBe('10:00:00:00');
    expect(track('', head).programmeStart).toBeNull();
  });

  test('an EBU-TT-D document', () => {
    const {
      events,
      track: found,
      codes,
    } = readDocument(
      '<?xml version="1.0" encoding="UTF-8"?>\n<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ebuttm="urn:ebu:tt:metadata" xmlns:ebutts="urn:ebu:tt:style" ttp:timeBase="media" xml:lang="de" ttp:cellResolution="50 30">' +
        '<tt:head><tt:metadata><ebuttm:documentMetadata><ebuttm:conformsToStandard>urn:ebu:tt:distribution:2014-01</ebuttm:conformsToStandard></ebuttm:documentMetadata></tt:metadata><tt:styling><tt:style xml:id="s" ebutts:linePadding="0.5c"/></tt:styling><tt:layout><tt:region xml:id="b" tts:origin="10% 10%" tts:extent="80% 80%"/></tt:layout></tt:head>' +
        '\n<tt:body><tt:div><tt:p xml:id="sub1" begin="00:00:01.500" end="00:00:03.040" region="b" style="s"><tt:span>Guten Tag.</tt:span><tt:br/><tt:span>Hallo!</tt:span></tt:p></tt:div></tt:body></tt:tt>',
    );
    expect(events).toMatchObject([
      { id: 'sub1', at: { line: 3 }, startMs: 1500, endMs: 3040, region: 'b', text: 'Guten Tag.\nHallo!' },
    ]);
    expect([found.language, codes]).toEqual(['de', []]);
  });
});

describe('an encoding', () => {
  const read = (bytes: Uint8Array, encoding?: string) =>
    readTimedText(bytes, encoding === undefined ? { format: 'ttml' } : { format: 'ttml', encoding });
  const file = (encoding: string, text: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${documentOf(`<body><div><p end="1s">${text}</p></div></body>`)}`;
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const utf16 = (text: string) =>
    new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);

  test.each([
    ['utf-8', new TextEncoder().encode(file('utf-8', 'é')), 'utf-8', 'declared', 'é', []],
    ['iso-8859-2', latin1(file('iso-8859-2', '\xb1')), 'iso-8859-2', 'declared', 'ą', []],
    ['Shift_JIS', latin1(file('Shift_JIS', '\x93\xfa')), 'shift_jis', 'declared', '日', []],
    [
      'a mark above all',
      new TextEncoder().encode(`\ufeff${file('iso-8859-2', 'é')}`),
      'utf-8',
      'mark',
      'é',
      [],
    ],
    [
      'UTF-16 of a file in single bytes',
      new TextEncoder().encode(file('UTF-16', 'é')),
      'utf-8',
      'well_formed',
      'é',
      ['encoding_misdeclared'],
    ],
    [
      'UTF-16 of a file in ASCII',
      new TextEncoder().encode(file('utf-16', 'e')),
      'utf-8',
      'well_formed',
      'e',
      ['encoding_misdeclared'],
    ],
    [
      'another for what is UTF-8',
      new TextEncoder().encode(file('iso-8859-1', 'é')),
      'utf-8',
      'well_formed',
      'é',
      ['encoding_misdeclared'],
    ],
    [
      'one that is not known',
      new TextEncoder().encode(file('x-none', 'é')),
      'utf-8',
      'well_formed',
      'é',
      ['encoding_unknown'],
    ],
    ['UTF-16 with a mark', utf16(`\ufeff${file('UTF-16', 'é')}`), 'utf-16le', 'mark', 'é', []],
  ])('%s', (_, bytes, name, by, text, codes) => {
    const { events, track, problems } = read(bytes);
    expect(track.encoding).toEqual({ name, by, confidence: 1 });
    expect(events).toMatchObject([{ text }]);
    expect(problems.map(({ code }) => code.replace('timed-text.', ''))).toEqual(codes);
  });

  test('declared as UTF-8, which its bytes are not, is guessed', () => {
    const { track, problems } = read(latin1(file('utf-8', 'Déjà vu, très bien, ça va, forêt')));
    expect(track.encoding.by).toBe('guess');
    expect(problems).toMatchObject([{ code: 'timed-text.encoding_guessed' }]);
  });

  test('chosen by the user goes before that declared', () => {
    const { track, events } = read(latin1(file('iso-8859-1', '\xb1')), 'iso-8859-2');
    expect([track.encoding.by, events[0]?.text]).toEqual(['chosen', 'ą']);
  });
});
