import { readTimedText } from '../read.ts';

const namespaces =
  'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" ' +
  'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:itts="http://www.w3.org/ns/ttml/profile/imsc1#styling"';

/** A document on one line with a body and a head, for tests. */
export function documentOf(
  body: string,
  { head = '', tt = '' }: { head?: string; tt?: string } = {},
): string {
  return `<tt ${namespaces} ${tt}><head>${head}</head>${body}</tt>`;
}

/** What the reader makes of a document, for tests. */
export function readDocument(text: string) {
  const { events, problems, track } = readTimedText(new TextEncoder().encode(text), { format: 'ttml' });
  return { events, track, problems, codes: problems.map(({ code }) => code.replace('timed-text.', '')) };
}

/** Events as short as they can be read in a test: times in seconds, `-` for none, then the text, then flags. */
export function briefly(text: string): readonly string[] {
  const seconds = (ms: number | null): string => (ms === null ? '-' : String(ms / 1000));
  return readDocument(text).events.map(({ startMs, endMs, text: line, flags }) =>
    [`${seconds(startMs)}..${seconds(endMs)}`, line.replaceAll('\n', '/'), ...flags].join(' ').trim(),
  );
}
