import { useMemo, type ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { plural } from '../../charts/figures.ts';
import { words as said } from '../../i18n/words.ts';
import { figureOf } from '../../charts/reading-speed/figure.ts';
import { speedLayout } from '../../charts/reading-speed/frame.ts';
import { leftOut } from '../../charts/reading-speed/headline.ts';
import { linesOf, minimum, xDomain, type SpeedPanel } from '../../charts/reading-speed/panel.ts';
import { brushOf, type SpeedChoice } from '../../charts/reading-speed/query.ts';
import { yDomain, type SpeedLook, type SpeedMeasure } from '../../charts/reading-speed/spec.ts';
import { SpeedPanels, type PanelEvents } from '../../charts/reading-speed/SpeedPanels.tsx';
import { speedTable } from '../../charts/reading-speed/table.ts';
import type { ChartTheme } from '../../charts/vega/tokens.ts';
import { useTheme } from '../../app/theme.ts';
import { useViewSetting } from '../../state/view.ts';
import { measureSetting } from './settings.ts';
import type { SpeedView } from './use-speed.ts';

interface Props extends PanelEvents {
  readonly view: SpeedView;
  readonly filters: readonly Filter[];
  readonly onHow: () => void;
}

const gap = 16;

/** Panels side by side: one alone has the whole width. */
function columnsFor(panels: number, width: number): number {
  if (panels <= 1 || width < 560) return 1;
  return panels <= 2 || width < 860 ? 2 : 3;
}

function lookOf(
  panels: readonly SpeedPanel[],
  choice: SpeedChoice,
  theme: ChartTheme,
  measure: SpeedMeasure,
  width: number,
): SpeedLook {
  const columns = columnsFor(panels.length, width);
  const compact = panels.length > 1;
  const each = Math.floor((width - gap * (columns - 1)) / columns);
  return {
    theme,
    measure,
    compact,
    layout: speedLayout(each, compact),
    x: xDomain(panels, choice.axis),
    y: yDomain(panels, measure),
  };
}

/** The chart of the screen, as a card. */
export function SpeedCard({ view, filters, onHow, ...events }: Props): ReactNode {
  const { panels, choice } = view;
  const theme = useTheme();
  const [measure] = useViewSetting(measureSetting);
  const range = useMemo(() => brushOf(filters, choice.axis), [filters, choice.axis]);
  const state = cardState(
    view.bins,
    () =>
      panels.length === 0 ? 'No subtitle line with a speed passes the filters. Take one of them away.' : null,
    'No lines under these filters',
  );
  const twin = useMemo(() => speedTable(panels, choice), [panels, choice]);
  const lines = panels.reduce((sum, panel) => sum + linesOf(panel.bins), 0);
  const relation = measure === 'within' ? 'relative to a typical line of the same title' : 'titles pooled';
  const [only, ...others] = panels;
  const of = only !== undefined && others.length === 0 ? `${only.name}, ` : '';
  const note = `${of}${relation}, ${plural(lines, 'line')}`;
  return (
    <ChartCard
      title={`${choice.outcome.name} by ${choice.axis.name.toLowerCase()}`}
      note={note}
      state={state}
      stale={view.bins.stale}
      twin={twin}
      height={speedLayout(800, false).frame.height}
      figure={(width) =>
        figureOf(
          panels,
          choice,
          lookOf(panels, choice, theme, measure, width),
          columnsFor(panels.length, width),
        )
      }
      onHow={onHow}
      below={<Below view={view} />}
    >
      {(width) => (
        <SizedPanels
          panels={panels}
          choice={choice}
          theme={theme}
          measure={measure}
          width={width}
          range={range}
          {...events}
        />
      )}
    </ChartCard>
  );
}

interface SizedProps extends PanelEvents {
  readonly panels: readonly SpeedPanel[];
  readonly choice: SpeedChoice;
  readonly theme: ChartTheme;
  readonly measure: SpeedMeasure;
  readonly width: number;
  readonly range: { readonly from: number; readonly to: number } | null;
}

function SizedPanels({ panels, choice, theme, measure, width, range, ...events }: SizedProps): ReactNode {
  const look = useMemo(
    () => lookOf(panels, choice, theme, measure, width),
    [panels, choice, theme, measure, width],
  );
  return (
    <SpeedPanels
      panels={panels}
      choice={choice}
      look={look}
      columns={columnsFor(panels.length, width)}
      range={range}
      {...events}
    />
  );
}

function Below({ view: { bins, panels, languagesFound, choice } }: { readonly view: SpeedView }): ReactNode {
  const [only] = panels;
  const words =
    panels.length === 1 && only !== undefined
      ? leftOut(only, choice.axis)
      : `Bins with fewer than ${minimum.titles} titles or ${minimum.lines} lines show no rate; the table has their counts.`;
  return (
    <div className="chart-below">
      {panels.length < languagesFound ? (
        <p>{`${panels.length} of ${languagesFound} languages, those with the most lines. Choose languages to see others.`}</p>
      ) : null}
      <p>{`Bands are 95 % intervals, clustered by title. ${words}`}</p>
      {bins.answer?.notApplied.map(({ dimension, reason }) => (
        <p key={dimension}>{`${said.notApplied}: ${reason}`}</p>
      ))}
    </div>
  );
}
