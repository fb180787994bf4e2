import { useMemo } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { numberOf, rowsOf, type Row } from '../../charts/cells.ts';
import { quarterPeriods } from '../../charts/periods/rows.ts';
import type { Period } from '../../charts/periods/spec.ts';
import { qualityColumns } from '../../charts/quality/columns.ts';
import { stageName } from '../../charts/quality/groups.ts';
import {
  qualityQuartersQuery,
  qualityQuery,
  qualityTotalQuery,
  stagesQuery,
  type QualityChoice,
} from '../../charts/quality/query.ts';
import { shows, type ScoreColumn } from '../../charts/scorecard/columns.ts';
import { scoreRows, type ScoreRow } from '../../charts/scorecard/rows.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** A part of the screen: its columns, the question, and its rows. */
export interface QualityPart {
  readonly columns: readonly ScoreColumn[];
  readonly asked: Asked<Answer>;
  readonly rows: readonly ScoreRow[];
}

/** The quality of a medium: by row, by stage, quarter by quarter, and all together. */
export interface QualityView {
  readonly scores: QualityPart;
  readonly stages: QualityPart;
  readonly byQuarter: Asked<Answer>;
  readonly quarterColumns: readonly ScoreColumn[];
  readonly quarters: readonly Period[];
  readonly total: Asked<Answer>;
  /** A figure over all rows, by metric; null while it is not known. */
  readonly totalOf: Row | null;
}

/** Asks for the quality of a medium. */
export function useQuality(choice: QualityChoice, filters: readonly Filter[]): QualityView {
  const { medium } = choice;
  const total = useAnswer(qualityTotalQuery(choice, filters));
  const byQuarter = useAnswer(qualityQuartersQuery(choice, filters));
  const quarterColumns = useMemo(() => qualityColumns(definitions(), medium, 'scores'), [medium]);
  const totalOf = useMemo(
    () => (shows(total.answer, quarterColumns) ? (rowsOf(total.answer)[0] ?? null) : null),
    [total.answer, quarterColumns],
  );
  return {
    scores: useScores(choice, filters, totalOf),
    stages: useStages(choice, filters),
    byQuarter,
    quarterColumns,
    quarters: useMemo(
      () => (shows(byQuarter.answer, quarterColumns) ? quarterPeriods(byQuarter.answer, quarterColumns) : []),
      [byQuarter.answer, quarterColumns],
    ),
    total,
    totalOf,
  };
}

function useScores(choice: QualityChoice, filters: readonly Filter[], total: Row | null): QualityPart {
  const { medium, group } = choice;
  const isByRole = group.id === 'responsible_role';
  const asked = useAnswer(qualityQuery(choice, filters));
  const own = useMemo(
    () => qualityColumns(definitions(), medium, isByRole ? 'roles' : 'scores'),
    [medium, isByRole],
  );
  const columns = useMemo(
    () =>
      // Roles share what is found among them: there is no average of one.
      isByRole || total === null
        ? own
        : own.map((column) => ({ ...column, average: averageOf(total, column) })),
    [own, total, isByRole],
  );
  const rows = useMemo(
    () => (shows(asked.answer, own, [group.id]) ? scoreRows(asked.answer, group, own) : []),
    [asked.answer, own, group],
  );
  return { columns, asked, rows };
}

/** The figure of all rows; null where the total is of the medium before. */
function averageOf(total: Row, { metric }: ScoreColumn): number | null {
  return numberOf(total(metric.name));
}

function useStages(choice: QualityChoice, filters: readonly Filter[]): QualityPart {
  const asked = useAnswer(stagesQuery(choice, filters));
  const columns = useMemo(() => qualityColumns(definitions(), choice.medium, 'stages'), [choice.medium]);
  const rows = useMemo(
    () =>
      shows(asked.answer, columns)
        ? scoreRows(asked.answer, { id: 'review_stage', name: null, nameOf: stageName }, columns)
        : [],
    [asked.answer, columns],
  );
  return { columns, asked, rows };
}
