/** Markup that is safe to write as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in an element: text, which gets escaped, or markup. */
export type Content = string | Markup | readonly Content[];

/** Characters that XML allows; others would make the document one that no parser reads. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as it may stand in an element or an attribute in double quotes. */
export function escaped(text: string): string {
  return text
    .replace(notXml, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Elements that hold nothing; any other must be closed by name, or HTML would not see its end. */
const isVoid: ReadonlySet<string> = new Set(['meta', 'line', 'circle']);

/** An element whose texts and attributes are escaped. Its name and the names of attributes are the program's own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...contents: readonly Content[]
): Markup {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = written(contents);
  return new Markup(
    isVoid.has(name) ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>`,
  );
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  return typeof content === 'string' ? escaped(content) : content.map(written).join('');
}

/** A table with its caption; the first cell of each row heads it. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
): Markup {
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heads.map((head) => element('th', { scope: 'col' }, head)),
      ),
    ),
    element(
      'tbody',
      {},
      rows.map((cells) =>
        element(
          'tr',
          {},
          cells.map((cell, i) => (i === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell))),
        ),
      ),
    ),
  );
}
