import type { ReactNode } from 'react';
import { Card } from '../../app/parts.tsx';
import { percent, plural } from '../../charts/figures.ts';
import type { ProducerRule } from '../../charts/producers/rows.ts';
import { count } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import type { Show } from './selection.ts';
import type { Read } from './use-producers.ts';

/** The decision table: how many assets each rule decided. Each row leads to its rule. */
export function RulesCard({
  view: { asked, rows },
  onShow,
}: {
  readonly view: Read<ProducerRule>;
  readonly onShow: Show;
}): ReactNode {
  const all = rows.reduce((sum, rule) => sum + rule.assets, 0);
  return (
    <Card
      title="How it was decided"
      note={`the first rule whose source names anybody decides, ${plural(all, 'asset')}`}
      stale={asked.stale}
      actions={
        <Button
          tone="plain"
          disabled={asked.answer === null}
          onClick={() => onShow({ kind: 'how', card: 'rules' })}
        >
          {words.howComputed}
        </Button>
      }
    >
      {asked.problem === null ? null : <ErrorState problem={asked.problem} />}
      {asked.problem === null && asked.answer === null ? <Skeleton lines={10} /> : null}
      {asked.answer === null ? null : (
        <Table
          caption="Rules, for how many assets each holds, and of how many the producer is known"
          columns={[
            { key: 'rule', label: 'Rule', weight: 5 },
            { key: 'assets', label: 'Assets', numeric: true },
            { key: 'share', label: 'Share', numeric: true },
            { key: 'known', label: 'Producer known', numeric: true, weight: 1.4 },
          ]}
          rowCount={rows.length}
          height={440}
          cell={(row, column) => {
            const rule = rows[row];
            return rule === undefined ? null : ruleCell(rule, column, all, onShow);
          }}
        />
      )}
    </Card>
  );
}

function ruleCell(rule: ProducerRule, column: number, all: number, onShow: Show): ReactNode {
  const label = `${rule.place}. ${rule.label}`;
  if (column === 0)
    return (
      <button
        type="button"
        className="row-link"
        title={label}
        onClick={() => onShow({ kind: 'rule', id: rule.id })}
      >
        {label}
      </button>
    );
  if (column === 1) return count(rule.assets);
  if (column === 3) return count(rule.known);
  return all === 0 ? '–' : percent(rule.assets / all);
}
