import type { ReactNode } from 'react';
import { Card } from '../../app/parts.tsx';
import { countOf, rowsOf, textOf } from '../../charts/cells.ts';
import { plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { AuditCardProps } from './MergesCard.tsx';
import { CardContent } from './parts.tsx';
import { findingMeaning, findingName } from './words.ts';

/** What is wrong with the SQL of the dashboards, by kind. */
export function FindingsCard({ view, onShow }: AuditCardProps): ReactNode {
  const { answer, stale } = view.findings;
  const rows = (answer === null ? [] : rowsOf(answer)).map((row) => ({
    finding: textOf(row('finding')) ?? '',
    places: countOf(row('dashboard_findings')),
  }));
  const places = rows.reduce((sum, row) => sum + row.places, 0);
  return (
    <Card
      className="audit-card"
      title="Findings"
      note={`${plural(places, 'place')} in the SQL; choose a dashboard to see its own by line`}
      stale={stale}
      actions={
        <Button
          tone="plain"
          disabled={answer === null}
          onClick={() => onShow({ kind: 'how', card: 'findings' })}
        >
          {words.howComputed}
        </Button>
      }
    >
      <CardContent
        asked={view.findings}
        empty={rows.length === 0 ? 'Nothing is wrong with any query.' : null}
      >
        <Table
          caption="Findings in the SQL of dashboards"
          columns={[
            { key: 'finding', label: 'Finding', weight: 2, least: 18 },
            { key: 'meaning', label: 'What it means', weight: 4, least: 30 },
            { key: 'places', label: 'Places', numeric: true, least: 8 },
          ]}
          rowCount={rows.length}
          cell={(row, column) => {
            const { finding = '', places: n = 0 } = rows[row] ?? {};
            return [findingName(finding), findingMeaning(finding), count(n)][column];
          }}
        />
      </CardContent>
    </Card>
  );
}
