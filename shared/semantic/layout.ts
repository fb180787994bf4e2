/** Texts and quoted names, which may run over lines, and the starts of all lines outside them. */
const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|^/gm;

/** SQL set in by two spaces, to stand inside other SQL. A text that holds a line break stays as it is, since it is a value. */
export function indented(sql: string): string {
  return sql.replaceAll(piece, (found) => (found === '' ? '  ' : found));
}
