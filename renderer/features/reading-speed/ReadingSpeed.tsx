import { useMemo, useState, type ReactNode } from 'react';
import { Figures, Headline, type Figure } from '../../app/parts.tsx';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { percent, percentInterval, plural } from '../../charts/figures.ts';
import { speedAxes } from '../../charts/reading-speed/axes.ts';
import { caveat, headline, reversal } from '../../charts/reading-speed/headline.ts';
import { outcomes } from '../../charts/reading-speed/outcomes.ts';
import { brushFilter, type SpeedChoice } from '../../charts/reading-speed/query.ts';
import { slopesOf } from '../../charts/reading-speed/slopes.ts';
import { count, decimal } from '../../i18n/format.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Banner } from '../../ui/states.tsx';
import { SampleLines, type Sample } from './SampleLines.tsx';
import { SpeedCard } from './SpeedCard.tsx';
import { SpeedControls } from './SpeedControls.tsx';
import { axisSetting, outcomeSetting } from './settings.ts';
import { useSpeed, type SpeedFigures, type SpeedView } from './use-speed.ts';
import './reading-speed.css';

/** How reading speed relates to what members did, within the same title. */
export function ReadingSpeed(): ReactNode {
  const [axisId] = useViewSetting(axisSetting);
  const [outcomeId] = useViewSetting(outcomeSetting);
  const choice = useMemo(
    (): SpeedChoice => ({ axis: speedAxes[axisId], outcome: outcomes[outcomeId] }),
    [axisId, outcomeId],
  );
  const { filters, set, remove } = useFilters();
  const view = useSpeed(choice, filters);
  const [sample, setSample] = useState<Sample | null>(null);
  const [how, setHow] = useState(false);
  const show = (next: Sample | null) => {
    setHow(false);
    setSample(next);
  };
  return (
    <>
      <SpeedHeadline view={view} choice={choice} />
      <SpeedControls languages={view.languages} />
      <Figures figures={figuresOf(view.figureValues, view, choice)} stale={view.figures.stale} />
      <SpeedCard
        view={view}
        choice={choice}
        filters={filters}
        onCommit={(range) => set(brushFilter(choice.axis, range.from, range.to))}
        onSample={(panel, range) => show({ panel, range })}
        onClear={() => {
          remove(choice.axis.dimension);
          show(null);
        }}
        onHow={() => setHow(true)}
      />
      <Reversals view={view} choice={choice} />
      {view.bins.answer !== null && (how || sample !== null) ? (
        <Inspector>
          {sample !== null && !how ? <SampleLines sample={sample} choice={choice} filters={filters} /> : null}
          {how ? (
            <HowComputed
              metrics={['lines', 'titles', 'exposures', choice.outcome.ratio, choice.outcome.rate]}
              answer={view.bins.answer}
            />
          ) : null}
          <Citations view={view} />
        </Inspector>
      ) : null}
    </>
  );
}

function SpeedHeadline({
  view,
  choice,
}: {
  readonly view: SpeedView;
  readonly choice: SpeedChoice;
}): ReactNode {
  if (view.bins.answer === null)
    return <Headline note="Reading the lines.">Reading speed and what members did</Headline>;
  const titles = view.figureValues?.titles ?? 0;
  return (
    <Headline
      stale={view.bins.stale}
      note={view.panels.length === 0 ? undefined : caveat(view.panels, titles)}
    >
      {headline(view.panels, choice)}
    </Headline>
  );
}

function figuresOf(values: SpeedFigures | null, view: SpeedView, { outcome }: SpeedChoice): Figure[] {
  const one = view.panels.length === 1 && view.languagesFound === 1;
  const rate = values?.rate ?? null;
  const over = values?.overLimit ?? null;
  const first = one
    ? {
        id: 'median',
        value: decimal(values?.medianCps ?? null, 1),
        label: `median cps; one line in twenty exceeds ${decimal(values?.p95Cps ?? null, 1)}`,
      }
    : { id: 'languages', value: count(view.languagesFound), label: 'languages with lines' };
  return [
    first,
    {
      id: 'over',
      value: over === null ? '–' : percent(over.value),
      label:
        over === null ? 'of lines over their limit' : `of lines over their limit ${percentInterval(over)}`,
    },
    {
      id: 'rate',
      value: rate === null ? '–' : percent(rate.value),
      label:
        rate === null
          ? `${outcome.events} per exposure`
          : `${outcome.events} per exposure ${percentInterval(rate)}`,
    },
    {
      id: 'lines',
      value: values === null ? '–' : count(values.lines),
      label: values === null ? 'lines' : `lines of ${plural(values.titles, 'title')}`,
    },
  ];
}

function Reversals({ view, choice }: { readonly view: SpeedView; readonly choice: SpeedChoice }): ReactNode {
  const said = view.panels
    .map((panel) => reversal(slopesOf(panel.bins), panel, choice))
    .filter((words) => words !== '');
  if (said.length === 0) return null;
  return (
    <Banner>
      {said.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Banner>
  );
}

function Citations({ view }: { readonly view: SpeedView }): ReactNode {
  const limits = view.panels.flatMap((panel) => (panel.limit === null ? [] : [panel.limit]));
  if (limits.length === 0) return null;
  return (
    <InspectorSection title="Limits in force">
      {limits.map((limit) => (
        <div key={limit.label} className="citation">
          <p className="over-limit" dir="auto">
            {limit.label}
          </p>
          {limit.citation === null ? null : (
            <p className="muted small" dir="auto">
              {limit.citation}
            </p>
          )}
        </div>
      ))}
    </InspectorSection>
  );
}
