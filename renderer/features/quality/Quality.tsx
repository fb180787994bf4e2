import { useMemo, useState, type ReactNode } from 'react';
import { Figures, Headline, Toolbar } from '../../app/parts.tsx';
import { QuartersCard } from '../../charts/periods/QuartersCard.tsx';
import { QuarterSelect } from '../../charts/periods/QuarterSelect.tsx';
import { groupsOf, media, mediumIds, qualityGroups } from '../../charts/quality/groups.ts';
import { decidingColumns } from '../../charts/quality/columns.ts';
import { qualityHeadline } from '../../charts/quality/headline.ts';
import type { QualityChoice } from '../../charts/quality/query.ts';
import { ScoresCard } from '../../charts/scorecard/ScoresCard.tsx';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Detail } from './Detail.tsx';
import { qualityFigures } from './figures.ts';
import type { Show, Shown } from './selection.ts';
import { groupSetting, mediumSetting, quarterSetting } from './settings.ts';
import { useQuality, type QualityView } from './use-quality.ts';
import './quality.css';

/** The quality of dubs and texts: the score, and what stands beside it. */
export function Quality(): ReactNode {
  const [medium] = useViewSetting(mediumSetting);
  const [wanted] = useViewSetting(groupSetting);
  const [quarter] = useViewSetting(quarterSetting);
  const groupId = groupsOf(medium).find((id) => id === wanted) ?? 'producer';
  const choice = useMemo(
    (): QualityChoice => ({ medium, group: qualityGroups[groupId], quarter }),
    [medium, groupId, quarter],
  );
  const { filters } = useFilters();
  const view = useQuality(choice, filters);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <>
      <QualityHead choice={choice} view={view} />
      <Controls view={view} />
      <Figures figures={qualityFigures(medium, view.totalOf)} stale={view.total.stale} />
      <Cards choice={choice} view={view} onShow={setShown} />
      {shown === null ? null : <Detail shown={shown} choice={choice} filters={filters} view={view} />}
    </>
  );
}

/** The scores by row, the passing of reviews by stage, and everything over time. */
function Cards({
  choice,
  view: { scores, stages, byQuarter, quarters, quarterColumns },
  onShow,
}: {
  readonly choice: QualityChoice;
  readonly view: QualityView;
  readonly onShow: Show;
}): ReactNode {
  const { medium, group } = choice;
  const { many } = media[medium];
  return (
    <>
      <ScoresCard
        title={`Quality by ${group.label}`}
        note={`MQM penalty points, ${many}, intervals of 95 %`}
        asked={scores.asked}
        rows={scores.rows}
        columns={scores.columns}
        label={group.label}
        deciding={decidingColumns(medium)}
        below={[scoreLines[medium]]}
        onHow={() => onShow({ kind: 'how', card: 'scores' })}
        onChoose={({ id, name }) => onShow({ kind: 'row', by: group.id, id, name })}
      />
      <ScoresCard
        title="Reviews passed, by stage"
        note={`${many}, Wilson intervals of 95 %`}
        asked={stages.asked}
        rows={stages.rows}
        columns={stages.columns}
        label="stage"
        below={[
          'A stage is another review of another state of the work: its rate is not to be held against that of another.',
        ]}
        onHow={() => onShow({ kind: 'how', card: 'stages' })}
        onChoose={({ id, name }) => onShow({ kind: 'row', by: 'review_stage', id, name })}
      />
      <QuartersCard
        note={`${many} together, by the day of the review`}
        asked={byQuarter}
        quarters={quarters}
        columns={quarterColumns}
        onHow={() => onShow({ kind: 'how', card: 'quarters' })}
      />
    </>
  );
}

const weights = 'Points: neutral 0, minor 1, major 5, critical 25 (MQM). Dashed: all together.';
const scoreLines = {
  dub: `${weights} Who left the dub stands beside the score and is no part of it: some just want to hear the original.`,
  text: `${weights} Texts are read by words, or by characters where words are not spaced.`,
} as const;

const note =
  'Only reviews by the client count, of samples taken at random or in full. Nothing is adjusted for what each was given to make.';

function QualityHead({
  choice,
  view: { scores, totalOf, total },
}: {
  readonly choice: QualityChoice;
  readonly view: QualityView;
}): ReactNode {
  if (scores.asked.answer === null || totalOf === null)
    return <Headline note="Reading the reviews.">Quality</Headline>;
  return (
    <Headline note={note} stale={scores.asked.stale || total.stale}>
      {qualityHeadline(scores.rows, scores.columns, choice)}
    </Headline>
  );
}

const groupLabels = {
  producer: 'Producer',
  parent: 'Parent of the producer',
  role: 'Responsible role',
  language: 'Language',
  workflow: 'Workflow',
  based_on: 'Made from (pivot)',
} as const;

/** Dubs or texts, what the rows are, and which quarter. */
function Controls({ view }: { readonly view: QualityView }): ReactNode {
  const [medium, setMedium] = useViewSetting(mediumSetting);
  const [group, setGroup] = useViewSetting(groupSetting);
  const [quarter, setQuarter] = useViewSetting(quarterSetting);
  const groups = groupsOf(medium);
  return (
    <Toolbar>
      <Segmented
        label="What"
        choices={mediumIds.map((value) => ({ value, label: media[value].label }))}
        value={medium}
        onChange={setMedium}
      />
      <Select
        label="By"
        options={groups.map((value) => ({ value, label: groupLabels[value] }))}
        chosen={[groups.find((id) => id === group) ?? 'producer']}
        onChange={([next]) => setGroup(groups.find((id) => id === next) ?? 'producer')}
      />
      <QuarterSelect quarters={view.quarters} value={quarter} onChange={setQuarter} />
    </Toolbar>
  );
}
