import type { ReactNode } from 'react';
import { Card } from '../../app/parts.tsx';
import { percent, plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import type { Show } from './selection.ts';
import type { Rules } from './use-rules.ts';
import { RowLink } from '../../ui/row-link.tsx';

/** How the views were classified: how often each rule decided, and what was doubtful. Each row leads to its rule. */
export function RulesCard({ rules, onShow }: { readonly rules: Rules; readonly onShow: Show }): ReactNode {
  const { asked } = rules;
  return (
    <Card
      title="How views were classified"
      note={`the first rule that holds decides, ${plural(viewsOf(rules), 'view')}`}
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
      {asked.answer === null ? null : <RuleTables rules={rules} onShow={onShow} />}
    </Card>
  );
}

function RuleTables({ rules, onShow }: { readonly rules: Rules; readonly onShow: Show }): ReactNode {
  const all = viewsOf(rules);
  const amounts = (views: number): string[] => [count(views), all === 0 ? '–' : percent(views / all)];
  const ruleRows = rules.rules.map(({ id, place, label, mode, views }) => [
    <RowLink key={id} onClick={() => onShow({ kind: 'rule', id })}>
      {`${place}. ${label}`}
    </RowLink>,
    mode.label,
    ...amounts(views),
  ]);
  const flagRows = rules.flags.map(({ id, label, views }) => [
    <RowLink key={id} onClick={() => onShow({ kind: 'flag', id })}>
      {label}
    </RowLink>,
    ...amounts(views),
  ]);
  return (
    <div className="rule-tables">
      <Table
        caption="Rules, and how many views each decided"
        columns={[
          { key: 'rule', label: 'Rule', weight: 4 },
          { key: 'mode', label: 'Mode', weight: 2 },
          ...amountColumns,
        ]}
        rowCount={ruleRows.length}
        cell={(row, column) => ruleRows[row]?.[column]}
      />
      <Table
        caption="Flags: what was doubtful about a decision"
        columns={[{ key: 'flag', label: 'Flag', weight: 6 }, ...amountColumns]}
        rowCount={flagRows.length}
        cell={(row, column) => flagRows[row]?.[column]}
      />
    </div>
  );
}

const amountColumns: readonly TableColumn[] = [
  { key: 'views', label: 'Views', numeric: true },
  { key: 'share', label: 'Share', numeric: true },
];

function viewsOf({ rules }: Rules): number {
  return rules.reduce((sum, rule) => sum + rule.views, 0);
}
