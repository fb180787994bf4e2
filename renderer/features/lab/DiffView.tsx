import type { ReactNode } from 'react';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import { editWords } from '../../../shared/semantic/diff/summary.ts';
import type {
  DefinitionDiff,
  MetricMove,
  ModelDiff,
  RowSample,
  Values,
} from '../../../shared/semantic/diff/types.ts';
import { useDefinitions } from '../../app/ask.ts';
import { Card } from '../../app/parts.tsx';
import { count, list } from '../../i18n/format.ts';
import { labWords } from '../../i18n/lab.ts';
import { Banner } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { cellText, differenceText, dimensionLabel, figureText, groupText, valuesText } from './move-words.ts';
import type { PartnerNames } from './partner-names.ts';

const t = labWords.diff;

/** What an edit changes: its parts, populations that moved, the rows of each model, the metrics, and what stays. */
export function DiffView({
  diff,
  partners,
  stale,
}: {
  readonly diff: DefinitionDiff;
  readonly partners: PartnerNames;
  readonly stale: boolean;
}): ReactNode {
  const definitions = useDefinitions();
  return (
    <>
      <Card title={t.edit} stale={stale}>
        {diff.nodes.length === 0 ? <p>{t.onlyWords}</p> : null}
        <ul className="lab-nodes">
          {diff.nodes.map((node) => (
            <li key={node.id}>{editWords(node).replaceAll(/[`\\]/g, '')}</li>
          ))}
        </ul>
      </Card>
      <MetricsCard diff={diff} definitions={definitions} partners={partners} stale={stale} />
      <Populations diff={diff} />
      {diff.models.map((model) => (
        <ModelCard key={model.name} model={model} partners={partners} stale={stale} />
      ))}
      <Card title={t.untouched} note={t.untouchedNote(diff.untouched.length)} stale={stale}>
        <p>{list(diff.untouched.map((name) => definitions.metrics.get(name)?.label ?? name))}</p>
      </Card>
    </>
  );
}

function Populations({ diff: { warnings } }: { readonly diff: DefinitionDiff }): ReactNode {
  if (warnings.length === 0) return null;
  return (
    <Banner>
      <h3>{t.populations}</h3>
      <ul className="lab-nodes">
        {warnings.map(({ message, fix }) => (
          <li key={message}>
            {message} {fix}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function MetricsCard({
  diff: { metrics, comparedBy },
  definitions,
  partners,
  stale,
}: {
  readonly diff: DefinitionDiff;
  readonly definitions: Definitions;
  readonly partners: PartnerNames;
  readonly stale: boolean;
}): ReactNode {
  if (metrics.length === 0) return null;
  const moving = new Set(metrics.map(({ name }) => name));
  const dimensions = new Set(Object.values(comparedBy).flat(2));
  const cells = (move: MetricMove): ReactNode[] => {
    const metric = definitions.metrics.get(move.name) ?? null;
    return [
      metric?.label ?? move.name,
      groupText(move.by, definitions, partners),
      differenceText(move, metric),
      figureText(move.before, metric),
      figureText(move.after, metric),
    ];
  };
  return (
    <Card title={t.metrics} note={t.metricsNote(metrics.length, moving.size)} stale={stale}>
      <Table
        caption={t.metrics}
        columns={[
          { key: 'metric', label: t.metric, weight: 2, least: 16 },
          { key: 'by', label: t.group, weight: 3, least: 22 },
          { key: 'difference', label: t.difference, weight: 2, numeric: true, least: 12 },
          { key: 'before', label: t.before, weight: 3, numeric: true, least: 26 },
          { key: 'after', label: t.after, weight: 3, numeric: true, least: 26 },
        ]}
        rowCount={metrics.length}
        cell={(row, column) => {
          const move = metrics[row];
          return move === undefined ? null : cells(move)[column];
        }}
      />
      <p className="muted lab-note">
        {t.comparedBy(list(['nothing', ...[...dimensions].map((name) => dimensionLabel(name, definitions))]))}
      </p>
    </Card>
  );
}

function ModelCard({
  model,
  partners,
  stale,
}: {
  readonly model: ModelDiff;
  readonly partners: PartnerNames;
  readonly stale: boolean;
}): ReactNode {
  const { name, changed, rows_before, rows_after, moves, samples } = model;
  return (
    <Card title={t.rows(name)} note={t.rowsNote(changed, rows_before, rows_after)} stale={stale}>
      {changed === 0 ? <p>{t.same}</p> : null}
      {moves.length === 0 ? null : (
        <Table
          caption={t.moves(name)}
          columns={[
            { key: 'before', label: t.decidedBy, weight: 3 },
            { key: 'after', label: t.nowBy, weight: 3 },
            { key: 'rows', label: t.count, numeric: true },
          ]}
          rowCount={moves.length}
          height={200}
          cell={(row, column) => {
            const move = moves[row];
            return move && [move.before ?? t.absent, move.after ?? t.absent, count(move.rows)][column];
          }}
        />
      )}
      {samples.length === 0 ? null : <Samples name={name} samples={samples} partners={partners} />}
    </Card>
  );
}

function Samples({
  name,
  samples,
  partners,
}: {
  readonly name: string;
  readonly samples: readonly RowSample[];
  readonly partners: PartnerNames;
}): ReactNode {
  return (
    <Table
      caption={t.samples(name)}
      columns={[
        { key: 'row', label: t.row, least: 10 },
        { key: 'from', label: t.from, weight: 3, least: 24 },
        { key: 'to', label: t.to, weight: 3, least: 24 },
        { key: 'rule', label: t.rule, weight: 2, least: 14 },
      ]}
      rowCount={samples.length}
      height={240}
      cell={(row, column) => {
        const sample = samples[row];
        return sample && sampleCells(sample, partners)[column];
      }}
    />
  );
}

function sampleCells({ key, from, to, rule }: RowSample, partners: PartnerNames): ReactNode[] {
  const values = (side: Values | null): ReactNode =>
    side === null ? (
      t.absent
    ) : (
      <span title={valuesText(side, '\n', partners)}>{valuesText(side, ', ', partners)}</span>
    );
  const { [Object.keys(key).at(-1) ?? '']: naming = null } = key;
  return [
    <span title={valuesText(key, '\n', partners)}>{cellText(naming)}</span>,
    values(from),
    values(to),
    rule ?? '–',
  ];
}
