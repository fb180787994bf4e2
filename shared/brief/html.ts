/** An element of a document, as plain data: a writer or a window makes it what it is, and neither ever reads text as markup. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contents: readonly Content[];
}

/** What may stand in an element: text, another element, or several of them. */
export type Content = string | Element | readonly Content[];

/** An element. Its name and the names of its attributes are the program's own; values and texts may be anything. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...contents: readonly Content[]
): Element {
  return { name, attributes, contents };
}

/** Whether a content is an element. */
export function isElement(content: Content): content is Element {
  return typeof content === 'object' && 'name' in content;
}

/** Characters that XML allows; others would make the document one that no parser reads. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replace(notXml, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Elements that hold nothing; any other must be closed by name, or HTML would not see its end. */
const isVoid: ReadonlySet<string> = new Set(['meta', 'br', 'line', 'circle']);

/** A content as HTML that is well-formed XML too; texts and values of attributes are escaped. */
export function written(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (!isElement(content)) return content.map(written).join('');
  const { name, attributes, contents } = content;
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const head = `<${name}${given.join('')}`;
  return isVoid.has(name) ? `${head}/>` : `${head}>${contents.map(written).join('')}</${name}>`;
}

/** A paragraph. */
export function paragraph(...contents: readonly Content[]): Element {
  return element('p', {}, ...contents);
}

/** A list of points. */
export function list(points: readonly Content[]): Element {
  return element('ul', {}, ...points.map((point) => element('li', {}, point)));
}

/** A table with its caption; the first cell of each row heads it. */
export function table(
  caption: Content,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
): Element {
  const head = (scope: 'col' | 'row', content: Content): Element => element('th', { scope }, content);
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...heads.map((content) => head('col', content)))),
    element(
      'tbody',
      {},
      ...rows.map((cells) =>
        element('tr', {}, ...cells.map((cell, i) => (i === 0 ? head('row', cell) : element('td', {}, cell)))),
      ),
    ),
  );
}
