/** Text as itself in Markdown: on one line, with nothing in it that marks up, is HTML or links; GitHub makes links of bare addresses too. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~!&@]|:(?=\/\/)|(?<=www)\./gi, String.raw`\$&`);
}
