import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Card } from '../../app/parts.tsx';
import { words } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { TableTwin } from '../table-twin.ts';
import { useChartTheme } from '../vega/use-theme.ts';
import { copyAs, type CopyKind, type Figure } from './copy.ts';
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
  /** Between the title and the chart: legends. */
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
  above,
  below,
  children,
}: ChartCardProps): ReactNode {
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const [asTable, toggleTable] = useTableKey(body);
  const ready = state.kind === 'ready';
  return (
    <Card
      title={title}
      note={note}
      stale={stale}
      className="chart-card"
      actions={
        <CardActions
          asTable={asTable}
          onTable={toggleTable}
          figure={() => figure(width)}
          twin={twin}
          onHow={onHow}
          ready={ready}
        />
      }
    >
      <div ref={body} className="chart-body" style={{ minHeight: height }}>
        {ready && !asTable ? above : null}
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

function CardStateView({ state, height }: { readonly state: CardState; readonly height: number }): ReactNode {
  if (state.kind === 'ready') return null;
  if (state.kind === 'failed') return <ErrorState problem={state.problem} />;
  if (state.kind === 'empty') return <EmptyState title={state.title}>{state.text}</EmptyState>;
  return <Skeleton lines={Math.max(3, Math.floor(height / 48))} />;
}

interface ActionsProps {
  readonly asTable: boolean;
  readonly onTable: () => void;
  readonly figure: () => Figure | null;
  readonly twin: TableTwin;
  readonly onHow: () => void;
  readonly ready: boolean;
}

function CardActions({ asTable, onTable, figure, twin, onHow, ready }: ActionsProps): ReactNode {
  const theme = useChartTheme();
  const [said, setSaid] = useState('');
  const copy = (kind: CopyKind) => {
    const picture = figure();
    if (picture === null) return;
    copyAs(kind, picture, twin, theme).then(
      () => setSaid(words.copy.copied),
      () => setSaid(words.copy.failed),
    );
  };
  const item = (id: CopyKind, label: string) => ({ id, label, disabled: !ready, run: () => copy(id) });
  return (
    <>
      <span className="muted small" role="status">
        {said}
      </span>
      <Button tone="plain" aria-pressed={asTable} disabled={!ready} onClick={onTable} shortcut="T">
        Table
      </Button>
      <Menu
        label="Copy"
        tone="plain"
        items={[
          item('png', 'Picture (PNG)'),
          item('svg', 'Picture (SVG)'),
          item('csv', 'Table (CSV)'),
          item('spec', 'Vega-Lite spec'),
        ]}
      />
      <Button tone="plain" onClick={onHow} disabled={!ready}>
        {words.howComputed}
      </Button>
    </>
  );
}

/** Whether the table is shown, and T to toggle it: in the card that has the focus, else in the first one. */
function useTableKey(body: React.RefObject<HTMLElement | null>): readonly [boolean, () => void] {
  const [asTable, setAsTable] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 't' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.defaultPrevented
      )
        return;
      const card = body.current?.closest('.chart-card') ?? null;
      if (card === null || card !== cardOf(event.target)) return;
      event.preventDefault();
      setAsTable((shown) => !shown);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [body]);
  return [asTable, () => setAsTable((shown) => !shown)];
}

/** The card that a key is meant for; null while something is being typed or chosen. */
function cardOf(target: EventTarget | null): Element | null {
  if (
    !(target instanceof Element) ||
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], dialog') !== null
  )
    return null;
  return target.closest('.chart-card') ?? document.querySelector('.chart-card');
}
