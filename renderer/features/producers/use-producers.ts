import { useMemo } from 'react';
import { partnerNamesSql } from '../../../shared/semantic/partner-names.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { countOf, rowsOf, type Columnar } from '../../charts/cells.ts';
import { shareOf } from '../../charts/estimate.ts';
import type { ProducerTotals } from '../../charts/producers/headline.ts';
import {
  groupsQuery,
  makersQuery,
  reasonsQuery,
  rulesQuery,
  sourcesQuery,
  totalsQuery,
  type ProducerGroup,
} from '../../charts/producers/query.ts';
import {
  assetGroups,
  makers,
  producerRules,
  sourceDissents,
  unresolvedGroups,
  type AssetGroup,
  type Maker,
  type ProducerRule,
  type SourceDissent,
  type Unresolved,
} from '../../charts/producers/rows.ts';
import { useAnswer, useRows, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** A question with its answer read. */
export interface Read<T> {
  readonly asked: Asked<Answer>;
  readonly rows: readonly T[];
}

/** Everything that the board shows. */
export interface ProducersView {
  readonly totals: Asked<Answer>;
  readonly totalValues: ProducerTotals | null;
  readonly groups: Read<AssetGroup>;
  readonly unresolved: Read<Unresolved>;
  readonly sources: Read<SourceDissent>;
  readonly makers: Read<Maker>;
  readonly rules: Read<ProducerRule>;
}

/** Asks for the board's figures. */
export function useProducers(group: ProducerGroup, filters: readonly Filter[]): ProducersView {
  const totals = useAnswer(totalsQuery(filters));
  return {
    totals,
    totalValues: useMemo(() => (totals.answer === null ? null : readTotals(totals.answer)), [totals.answer]),
    groups: useGroups(group, filters),
    unresolved: useRead(useAnswer(reasonsQuery(filters)), unresolvedGroups),
    sources: useRead(useAnswer(sourcesQuery(filters)), sourceDissents),
    makers: useMakers(filters),
    rules: useRead(useAnswer(rulesQuery(filters)), readRules),
  };
}

function useRead<T>(asked: Asked<Answer>, read: (answer: Columnar) => readonly T[]): Read<T> {
  const rows = useMemo(() => (asked.answer === null ? [] : read(asked.answer)), [asked.answer, read]);
  return { asked, rows };
}

/** After a change of the grouping the former answer may still stand: it is read by what it is grouped by. */
function useGroups(group: ProducerGroup, filters: readonly Filter[]): Read<AssetGroup> {
  const asked = useAnswer(groupsQuery(group, filters));
  const { answer } = asked;
  const rows = useMemo(
    () => (answer?.columns.some(({ name }) => name === group) === true ? assetGroups(answer, group) : []),
    [answer, group],
  );
  return { asked, rows };
}

function useMakers(filters: readonly Filter[]): Read<Maker> {
  const asked = useAnswer(makersQuery(filters));
  const names = useRows(partnerNamesSql);
  const rows = useMemo(
    () => (asked.answer === null || names.answer === null ? [] : makers(asked.answer, names.answer)),
    [asked.answer, names.answer],
  );
  return { asked, rows };
}

const readRules = (answer: Columnar) => producerRules(definitions(), answer);

function readTotals(answer: Columnar): ProducerTotals | null {
  const [row] = rowsOf(answer);
  if (row === undefined) return null;
  return {
    assets: countOf(row('assets')),
    unresolved: countOf(row('unresolved_assets')),
    producers: countOf(row('producers')),
    known: shareOf(row, 'resolved_share'),
    conflicted: shareOf(row, 'conflicted_share'),
    byHand: shareOf(row, 'override_share'),
  };
}
