import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Card } from '../../app/parts.tsx';
import { copyKinds, registerChart, type ChartActions, type CopyKind } from '../../commands/charts.ts';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { TableTwin } from '../table-twin.ts';
import { useTheme } from '../../app/theme.ts';
import { captioned, copyAs, type Figure } from './copy.ts';
import { Legend } from './Legend.tsx';
import type { LegendEntry } from './legend-entries.ts';
import { useScope } from './scope.ts';
import { TwinView } from './TwinView.tsx';
import { useWidth } from './use-width.ts';
import '../charts.css';

/** What stands in a card's place: the chart, or why there is none. All keep the card's height. */
export type CardState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'empty'; readonly title: string; readonly text: string }
  | { readonly kind: 'ready' };

/** Props of {@link ChartCard}. */
export interface ChartCardProps {
  readonly title: string;
  /** n and units, beside the title. */
  readonly note: string;
  readonly state: CardState;
  readonly stale: boolean;
  readonly twin: TableTwin;
  /** Height in px that the chart is expected to have, kept while there is none. */
  readonly height: number;
  /** The whole chart as a picture for copies, at a width; null while there is none. */
  readonly figure: (width: number) => Figure | null;
  /** Shows the definition, the SQL and the receipt. */
  readonly onHow: () => void;
  /** What its marks mean, over the chart and on its copies; nothing where one kind of mark is told by the title. */
  readonly legend?: readonly LegendEntry[];
  /** Between the title and the chart: what is shown. */
  readonly above?: ReactNode;
  /** Under the chart, in words: what is left out. */
  readonly below?: ReactNode;
  readonly children: (width: number) => ReactNode;
}

/** A chart with its title, n and units; its table twin is one key away, and it can be copied and explained. */
export function ChartCard({
  title,
  note,
  state,
  stale,
  twin,
  height,
  figure,
  onHow,
  legend = [],
  above,
  below,
  children,
}: ChartCardProps): ReactNode {
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const [asTable, setAsTable] = useState(false);
  const theme = useTheme();
  const scope = useScope();
  const [said, setSaid] = useState('');
  const ready = state.kind === 'ready';
  const actions: ChartActions = {
    toggleTable: () => setAsTable((shown) => !shown),
    copy: (kind) => {
      const picture = figure(width);
      if (picture === null) return;
      copyAs(kind, captioned(picture, { title, note, scope, legend }, theme), twin, theme).then(
        () => setSaid(words.copy.copied),
        () => setSaid(words.copy.failed),
      );
    },
    explain: onHow,
  };
  useChartCommands(body, ready ? actions : null);
  return (
    <Card
      title={title}
      note={note}
      stale={stale}
      className="chart-card"
      actions={<CardActions actions={actions} asTable={asTable} said={said} ready={ready} />}
    >
      <div ref={body} className="chart-body" style={{ minHeight: height }}>
        {ready && !asTable ? <Above legend={legend}>{above}</Above> : null}
        {ready && width > 0 ? (
          asTable ? (
            <TwinView caption={title} twin={twin} height={Math.max(height, 240)} />
          ) : (
            children(width)
          )
        ) : null}
        <CardStateView state={state} height={height} />
        {ready ? below : null}
      </div>
    </Card>
  );
}

function Above({
  legend,
  children,
}: {
  readonly legend: readonly LegendEntry[];
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      {children}
      <Legend entries={legend} />
    </>
  );
}

function CardStateView({ state, height }: { readonly state: CardState; readonly height: number }): ReactNode {
  if (state.kind === 'ready') return null;
  if (state.kind === 'failed') return <ErrorState problem={state.problem} />;
  if (state.kind === 'empty') return <EmptyState title={state.title}>{state.text}</EmptyState>;
  return <Skeleton lines={Math.max(3, Math.floor(height / 48))} />;
}

interface ActionsProps {
  readonly actions: ChartActions;
  readonly asTable: boolean;
  /** How the last copy went. */
  readonly said: string;
  readonly ready: boolean;
}

function CardActions({ actions, asTable, said, ready }: ActionsProps): ReactNode {
  const item = (kind: CopyKind) => ({
    id: kind,
    label: words.chart.copyKinds[kind],
    disabled: !ready,
    run: () => actions.copy(kind),
  });
  return (
    <>
      <span className="muted small" role="status">
        {said}
      </span>
      <Button
        tone="plain"
        aria-pressed={asTable}
        disabled={!ready}
        onClick={() => actions.toggleTable()}
        shortcut="T"
      >
        {words.chart.table}
      </Button>
      <Menu label={words.chart.copy} tone="plain" items={copyKinds.map(item)} />
      <Button tone="plain" onClick={() => actions.explain()} disabled={!ready}>
        {words.howComputed}
      </Button>
    </>
  );
}

/** Lets commands reach the chart of the card that holds `body`, while there is one. */
function useChartCommands(body: RefObject<HTMLElement | null>, actions: ChartActions | null): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const ready = actions !== null;
  useEffect(() => {
    const card = body.current?.closest('.chart-card');
    if (!ready || !card) return undefined;
    return registerChart(card, {
      toggleTable: () => latest.current?.toggleTable(),
      copy: (kind) => latest.current?.copy(kind),
      explain: () => latest.current?.explain(),
    });
  }, [body, ready]);
}
