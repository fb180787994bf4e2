/**
 * A PDF as Chromium prints it, with the same bytes whenever the same document is printed. Two things in it depend on when it was printed: its
 * dates, which become midnight of a day; and the names by which cells of tables refer to their heads, numbered as the browser came to
 * their elements, which are numbered anew by their place in the document. It stays as long as it is, since a PDF says at which byte each
 * of its parts begins.
 * @param day as `2026-10-05`
 */
export function steadyPdf(pdf: Buffer, day: string): Buffer {
  return Buffer.from(named(dated(pdf.toString('latin1'), day)), 'latin1');
}

function dated(pdf: string, day: string): string {
  const time = `${day.replaceAll('-', '')}000000`;
  return pdf.replaceAll(/(\/(?:Creation|Mod)Date \(D:)\d{14}(?=[^)]*\))/g, `$1${time}`);
}

function named(pdf: string): string {
  const names = [...pdf.matchAll(/\/ID \(node(\d+)\)/g)].map(([, number = '']) => number);
  const places = new Map(names.map((number, i) => [number, String(i + 1).padStart(number.length, '0')]));
  const renamed = pdf.replaceAll(
    /\(node(\d+)\)/g,
    (whole, number: string) => `(node${places.get(number) ?? number})`,
  );
  // The list of all names is looked up by halving, so that it stays in their order.
  return renamed.replaceAll(
    /\/Limits \[\(node\d+\) \(node\d+\)\]\s\/Names \[([^\]]*)\]/g,
    (whole, list: string) => {
      const entries = [...list.matchAll(/(\(node\d+\)) \d+ 0 R/g)].toSorted(([left], [right]) =>
        left < right ? -1 : 1,
      );
      const [first, last] = [entries[0]?.[1] ?? '', entries.at(-1)?.[1] ?? ''];
      return `/Limits [${first} ${last}]\n/Names [${entries.map(([entry]) => entry).join(' ')}]`;
    },
  );
}
