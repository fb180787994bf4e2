import type { ReactNode } from 'react';
import type { LoadedPackage } from '../../../shared/engine/load.ts';
import { languageName } from '../../charts/figures.ts';
import { count, percent } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';

const t = words.open.files;

type FileReport = LoadedPackage['subtitleFiles'][number];

const columns: readonly TableColumn[] = [
  { key: 'path', label: t.columns.path, weight: 4, least: 24 },
  { key: 'language', label: t.columns.language, weight: 1.6, least: 12 },
  { key: 'format', label: t.columns.format, least: 8 },
  { key: 'encoding', label: t.columns.encoding, weight: 1.6, least: 14 },
  { key: 'lines', label: t.columns.lines, numeric: true, least: 6 },
  { key: 'problems', label: t.columns.problems, numeric: true, least: 8 },
];

/** What came of each subtitle file. */
export function SubtitleFiles({ files }: { readonly files: readonly FileReport[] }): ReactNode {
  return (
    <Table
      caption={t.title}
      columns={columns}
      rowCount={files.length}
      height={320}
      cell={(row, column) => {
        const file = files[row];
        return file === undefined ? null : cellsOf(file)[column];
      }}
    />
  );
}

function cellsOf({ path, language, format, encoding, lines, problems }: FileReport): ReactNode[] {
  return [
    <span key="path" title={path}>
      {path}
    </span>,
    language === '' || language === 'und' ? t.unknown : languageName(language),
    format,
    encoding === null ? (
      t.notRead
    ) : (
      <span
        key="encoding"
        className={encoding.by === 'guess' ? 'doubt' : undefined}
        title={encoding.by === 'guess' ? t.sure(percent(encoding.confidence, 0)) : undefined}
      >
        {encoding.by === 'guess' ? `${encoding.name} (?)` : encoding.name}
      </span>
    ),
    count(lines),
    problems === 0 ? '' : count(problems),
  ];
}
