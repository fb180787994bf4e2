import type { CsvDialect } from '../package/format.ts';

/** What stands in the first record of a CSV text: the names of its columns. */
export function csvHeader(text: string, dialect: CsvDialect): string[] {
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character === dialect.escape && text[at + 1] === dialect.quote) {
        name += dialect.quote;
        at += 1;
      } else if (character === dialect.quote) quoted = false;
      else name += character;
    } else if (character === dialect.quote && name === '') quoted = true;
    else if (character === '\n' || character === '\r') break;
    else if (character === dialect.delimiter) {
      names.push(name);
      name = '';
    } else name += character;
  }
  return [...names, name];
}

/** The delimiter that the header of a CSV text seems to have instead of the declared one; null when it seems right. */
export function otherDelimiter(header: readonly string[], declared: string): string | null {
  const [only] = header;
  if (header.length !== 1 || only === undefined) return null;
  return (
    [',', ';', '\t', '|'].find((delimiter) => delimiter !== declared && only.includes(delimiter)) ?? null
  );
}
