import { usePlatform } from '../../app/platform-context.ts';
import { telling } from '../../app/notice.ts';
import { toCsv, type TableTwin } from '../../charts/table-twin.ts';
import { lineWords } from '../../i18n/lines.ts';
import { words } from '../../i18n/words.ts';
import type { Line } from './line.ts';
import { timecode } from './words.ts';

/** The way to save lines with what was found of each, against one limit of speed, or each against its own where none is given. */
export function useSaveLines(): (
  lines: () => Promise<readonly Line[]>,
  found: (line: Line) => readonly string[],
  limit?: number | null,
) => void {
  const platform = usePlatform();
  return (lines, found, limit) =>
    void telling(async () => {
      const name = await platform.save('csv', lineWords.file, toCsv(linesTable(await lines(), found, limit)));
      return name === null ? null : { tone: 'note', text: words.saved(name) };
    });
}

const columns = [
  ...['title', 'language', 'kind', 'line', 'in', 'out', 'text', 'characters', 'characters per second'],
  ...['limit', 'words per minute', 'longest line', 'findings'],
];

/** The lines as a table of plain figures. */
function linesTable(
  lines: readonly Line[],
  found: (line: Line) => readonly string[],
  limit?: number | null,
): TableTwin {
  return {
    columns: columns.map((label) => ({ label })),
    rows: lines.map((line) => [
      line.title,
      line.language,
      line.assetType,
      line.ordinal,
      timecode(line.startMs),
      timecode(line.startMs === null || line.durationMs === null ? null : line.startMs + line.durationMs),
      line.text,
      line.chars,
      line.cps,
      limit === undefined ? line.maxCps : limit,
      line.wpm,
      line.longest,
      found(line).join('; '),
    ]),
  };
}
