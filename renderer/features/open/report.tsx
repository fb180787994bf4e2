import { useState, type ReactNode } from 'react';
import type { Problem, Severity } from '../../../shared/errors/problem.ts';
import { count } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import { classes } from '../../ui/classes.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorIcon, NextIcon, NoteIcon, WarnIcon } from '../../ui/icons.tsx';
import { Table } from '../../ui/table.tsx';
import { grouped, reportText, totals, usedParts, type ProblemGroup } from './groups.ts';

const t = words.open;
const icons = { error: ErrorIcon, warning: WarnIcon, note: NoteIcon } as const;
const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Everything that was found in a package: counts first, then by kind, with the places and how to mend them. */
export function Report({
  problems,
  label,
}: {
  readonly problems: readonly Problem[];
  readonly label: string;
}): ReactNode {
  const groups = grouped(problems);
  const counts = totals(groups);
  return (
    <section className="report card">
      <header className="card-head">
        <h2>{t.report}</h2>
        <p className="report-counts">
          {severities
            .filter((severity) => counts[severity] > 0)
            .map((severity) => (
              <span key={severity} className={`severity-${severity}`}>
                {t.counts[severity](counts[severity])}
              </span>
            ))}
        </p>
        {groups.length > 0 && (
          <div className="card-actions">
            <CopyButton label={t.copyReport} text={reportText(label, groups)} />
          </div>
        )}
      </header>
      {groups.length === 0 && <p className="muted">{t.clean}</p>}
      <ul>
        {groups.map((group, index) => (
          <Group
            key={group.severity + group.code + group.fix}
            group={group}
            startOpen={index === 0 && group.severity === 'error'}
          />
        ))}
      </ul>
    </section>
  );
}

/** One kind of problem: the first in words, how to mend it, and the places on demand. */
function Group({
  group,
  startOpen,
}: {
  readonly group: ProblemGroup;
  readonly startOpen: boolean;
}): ReactNode {
  const [open, setOpen] = useState(startOpen);
  const Icon = icons[group.severity];
  return (
    <li className="problem-group">
      <div className={classes('problem-head', `severity-${group.severity}`)}>
        <Icon />
        <div>
          <p className="problem-message" dir="auto">
            <span className="visually-hidden">{t.severities[group.severity]}: </span>
            {group.problems[0]?.message}
          </p>
          <p className="muted" dir="auto">
            {group.fix}
          </p>
          <button type="button" className="places-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
            <NextIcon size={12} />
            {placesLabel(group)} <code className="muted">{group.code}</code>
          </button>
        </div>
      </div>
      {open && <Places group={group} />}
    </li>
  );
}

function placesLabel({ count: all, problems }: ProblemGroup): string {
  if (all === 1) return t.onePlace;
  return problems.length < all ? t.listed(count(problems.length), count(all)) : t.places(count(all));
}

function Places({ group }: { readonly group: ProblemGroup }): ReactNode {
  const parts = usedParts(group.problems);
  const columns = [
    ...parts.map((part) => ({
      key: part,
      label: t.placeColumns[part],
      numeric: part === 'row' || part === 'line',
    })),
    { key: 'message', label: t.placeColumns.message, weight: 3 },
  ];
  const cell = (row: number, column: number): ReactNode => {
    const problem = group.problems[row];
    const part = parts[column];
    if (problem === undefined) return null;
    const text = part === undefined ? problem.message : problem.at[part];
    const shown = typeof text === 'number' ? count(text) : text;
    return <span title={shown}>{shown}</span>;
  };
  return (
    <Table
      caption={placesLabel(group)}
      columns={columns}
      rowCount={group.problems.length}
      cell={cell}
      height={280}
    />
  );
}
