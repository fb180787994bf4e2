import { useMemo, useState, type ReactNode } from 'react';
import { Figures, Headline, type Figure } from '../../app/parts.tsx';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { percent, percentInterval, plural } from '../../charts/figures.ts';
import { speedAxes, type SpeedAxisId } from '../../charts/reading-speed/axes.ts';
import { caveat, headline, reversal } from '../../charts/reading-speed/headline.ts';
import { outcomes } from '../../charts/reading-speed/outcomes.ts';
import { brushFilter, brushOf, type SpeedChoice } from '../../charts/reading-speed/query.ts';
import type { SpeedPanel } from '../../charts/reading-speed/panel.ts';
import { slopesOf } from '../../charts/reading-speed/slopes.ts';
import type { SpeedRange } from '../../charts/reading-speed/SpeedPanels.tsx';
import { count, decimal } from '../../i18n/format.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Banner, ErrorState } from '../../ui/states.tsx';
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
  const chosen = useMemo(
    (): SpeedChoice => ({ axis: speedAxes[axisId], outcome: outcomes[outcomeId] }),
    [axisId, outcomeId],
  );
  const { filters, set, remove } = useFilters();
  const view = useSpeed(chosen, filters);
  const { choice } = view;
  const [asked, setAsked] = useState<AskedSample | null>(null);
  const [how, setHow] = useState(false);
  const show = (next: AskedSample | null) => {
    setHow(false);
    setAsked(next);
  };
  const ask = ({ language }: SpeedPanel, range: SpeedRange, isBrush: boolean) =>
    show({ language, range, isBrush, axis: choice.axis.id });
  const sample = sampleIn(asked, view, filters);
  return (
    <>
      <SpeedHeadline view={view} />
      <SpeedControls languages={view.languages} />
      {view.figures.problem === null ? (
        <Figures figures={figuresOf(view.figureValues, view)} stale={view.figures.stale} />
      ) : (
        <ErrorState problem={view.figures.problem} />
      )}
      <SpeedCard
        view={view}
        filters={filters}
        onCommit={(panel, range) => {
          set(brushFilter(choice.axis, range.from, range.to));
          ask(panel, range, true);
        }}
        onSample={(panel, range) => ask(panel, range, false)}
        onClear={() => {
          remove(choice.axis.dimension);
          show(null);
        }}
        onHow={() => setHow(true)}
      />
      <Reversals view={view} />
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

/** What lines were asked for: those of a language in a range, drawn as a brush or only pointed at. */
interface AskedSample {
  readonly language: string | null;
  readonly range: SpeedRange;
  readonly isBrush: boolean;
  readonly axis: SpeedAxisId;
}

/** The lines that were asked for as they are now; null once their axis, their panel or the brush that they were drawn by is gone. */
function sampleIn(asked: AskedSample | null, view: SpeedView, filters: readonly Filter[]): Sample | null {
  if (asked === null || asked.axis !== view.choice.axis.id) return null;
  const { language, range, isBrush } = asked;
  const brush = brushOf(filters, view.choice.axis);
  if (isBrush && (brush?.from !== range.from || brush.to !== range.to)) return null;
  const panel = view.panels.find((one) => one.language === language);
  return panel === undefined ? null : { panel, range };
}

function SpeedHeadline({ view }: { readonly view: SpeedView }): ReactNode {
  if (view.bins.answer === null)
    return <Headline note="Reading the lines.">Reading speed and what members did</Headline>;
  return (
    <Headline
      stale={view.bins.stale}
      note={view.panels.length === 0 ? undefined : caveat(view.panels, view.titles)}
    >
      {headline(view.panels, view.choice)}
    </Headline>
  );
}

function figuresOf(values: SpeedFigures | null, view: SpeedView): Figure[] {
  const { outcome } = values ?? view.choice;
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

function Reversals({ view }: { readonly view: SpeedView }): ReactNode {
  const said = view.panels
    .map((panel) => reversal(slopesOf(panel.bins), panel, view.choice))
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
        <div key={`${limit.label} ${limit.citation ?? ''}`} className="citation">
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
