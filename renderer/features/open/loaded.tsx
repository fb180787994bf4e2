import type { ReactNode } from 'react';
import { Headline } from '../../app/parts.tsx';
import { plural } from '../../charts/figures.ts';
import { bytes, count, date, duration, list } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import type { PackageState } from '../../state/package.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { NamePattern } from './name-pattern.tsx';
import { Report } from './report.tsx';
import { SubtitleFiles } from './subtitle-files.tsx';

const t = words.open;

/** What is open: from where, what it holds, its fingerprint, and what was found in it. */
export function Loaded({ opened }: { readonly opened: PackageState }): ReactNode {
  const put = useStore((state) => state.put);
  const {
    manifest,
    label,
    fingerprint,
    tables,
    absentTables,
    problems,
    isGathered,
    isPrepared,
    subtitleFiles,
  } = opened.loaded;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const size = tables.reduce((sum, table) => sum + table.bytes, 0);
  return (
    <>
      <Headline
        note={
          isGathered
            ? t.gathered(
                plural(subtitleFiles.length, 'subtitle file'),
                linesIn(subtitleFiles),
                duration(opened.openedInMs),
              )
            : t.summary(count(tables.length), count(rows), bytes(size), duration(opened.openedInMs))
        }
      >
        {t.loaded(manifest.title ?? manifest.name ?? label)}
      </Headline>
      <div className="row">
        <Button tone="primary" onClick={() => put({ screen: isGathered ? 'lines' : 'reading-speed' })}>
          {t.explore}
        </Button>
      </div>
      <section className="card loaded">
        <dl className="facts">
          <Fact label={t.loadedFrom}>{label}</Fact>
          {!isGathered && <Fact label={t.exportedOn}>{date(manifest.exportedOn)}</Fact>}
          {!isGathered && <Fact label={t.asOf}>{date(manifest.asOf)}</Fact>}
          {manifest.defaultGuide !== null && <Fact label={t.guide}>{manifest.defaultGuide}</Fact>}
        </dl>
        <div className="fingerprint">
          <span className="muted">{t.fingerprint}</span>
          <code>{fingerprint}</code>
          <CopyButton label={t.copyFingerprint} text={fingerprint} />
        </div>
        {isPrepared && <p className="muted small">{t.prepared}</p>}
        {isGathered ? <NamePattern opened={opened} /> : <TablesTable opened={opened} />}
        {subtitleFiles.length > 0 && <SubtitleFiles files={subtitleFiles} />}
        {absentTables.length > 0 && !isGathered && (
          <p className="muted small">
            {t.absentTables}: {list(absentTables)}
          </p>
        )}
      </section>
      <Report problems={problems} label={label} />
    </>
  );
}

function linesIn(files: PackageState['loaded']['subtitleFiles']): string {
  return plural(
    files.reduce((sum, { lines }) => sum + lines, 0),
    'line',
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="muted">{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

const columns: readonly TableColumn[] = [
  { key: 'name', label: t.tableColumns.name, weight: 2, least: 24 },
  { key: 'file', label: t.tableColumns.file, weight: 3 },
  { key: 'rows', label: t.tableColumns.rows, numeric: true },
  { key: 'bytes', label: t.tableColumns.bytes, numeric: true },
];

function TablesTable({ opened }: { readonly opened: PackageState }): ReactNode {
  const { tables } = opened.loaded;
  const cell = (row: number, column: number): ReactNode => {
    const table = tables[row];
    if (table === undefined) return null;
    return [<code key="name">{table.name}</code>, table.file, count(table.rows), bytes(table.bytes)][column];
  };
  return <Table caption={t.tables} columns={columns} rowCount={tables.length} cell={cell} height={240} />;
}
