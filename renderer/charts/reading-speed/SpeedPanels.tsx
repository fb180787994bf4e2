import { useMemo, useState, type ReactNode } from 'react';
import { count } from '../../i18n/format.ts';
import { plural } from '../figures.ts';
import { VegaChart } from '../vega/VegaChart.tsx';
import { BrushLayer } from './BrushLayer.tsx';
import { span, type Brush } from './brush.ts';
import { exposuresOf, linesOf, type SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';
import { brushSignals, describePanel, panelSpec, type SpeedLook } from './spec.ts';

/** A range of the x axis in its own unit, `to` exclusive. */
export interface SpeedRange {
  readonly from: number;
  readonly to: number;
}

/** What the panels tell their screen. */
export interface PanelEvents {
  readonly onCommit: (panel: SpeedPanel, range: SpeedRange) => void;
  readonly onSample: (panel: SpeedPanel, range: SpeedRange) => void;
  readonly onClear: () => void;
}

/** Props of {@link SpeedPanels}. */
export interface SpeedPanelsProps extends PanelEvents {
  readonly panels: readonly SpeedPanel[];
  readonly choice: SpeedChoice;
  readonly look: SpeedLook;
  readonly columns: number;
  /** The shared filter on this axis; null for none. */
  readonly range: SpeedRange | null;
}

/** One panel a language, on equal axes. A brush drawn in one shows in all, since it becomes a filter on all. */
export function SpeedPanels({
  panels,
  choice,
  look,
  columns,
  range,
  onCommit,
  onSample,
  onClear,
}: SpeedPanelsProps): ReactNode {
  const { step } = choice.axis;
  // A brush counts bins: it is none of another axis, and is gone once the filter that it was drawn beside is another.
  const place = JSON.stringify([choice.axis.id, look.x, range]);
  const [moved, setMoved] = useState<{ readonly brush: Brush | null; readonly place: string } | null>(null);
  const drawn = moved?.place === place ? moved.brush : null;
  const setDrawn = (next: Brush | null): void => setMoved({ brush: next, place });
  const bins = Math.round((look.x[1] - look.x[0]) / step);
  const rangeOf = (brush: Brush): SpeedRange => {
    const [first, last] = span(brush);
    return { from: edge(look.x[0] + first * step), to: edge(look.x[0] + (last + 1) * step) };
  };
  const committed = useMemo(
    () => (range === null ? null : brushIn(range, look.x[0], step, bins)),
    [range, look.x, step, bins],
  );
  const brush = drawn ?? committed;
  const shown = drawn === null ? range : rangeOf(drawn);
  return (
    <div className="chart-panels" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {panels.map((panel) => (
        <Panel
          key={panel.language ?? ''}
          panel={panel}
          choice={choice}
          look={look}
          named={panels.length > 1}
          bins={bins}
          brush={brush}
          range={shown}
          onMove={setDrawn}
          onCommit={(next) => {
            setDrawn(null);
            onCommit(panel, rangeOf(next));
          }}
          onSample={(next) => {
            if (next.anchor === next.head && drawn?.anchor !== next.anchor) setDrawn(null);
            onSample(panel, rangeOf(next));
          }}
          onClear={() => {
            setDrawn(null);
            onClear();
          }}
        />
      ))}
    </div>
  );
}

function edge(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function brushIn(range: SpeedRange, left: number, step: number, bins: number): Brush | null {
  const anchor = Math.max(0, Math.round((range.from - left) / step));
  const head = Math.min(bins - 1, Math.round((range.to - left) / step) - 1);
  return head < anchor ? null : { anchor, head };
}

interface PanelProps {
  readonly panel: SpeedPanel;
  readonly choice: SpeedChoice;
  readonly look: SpeedLook;
  readonly named: boolean;
  readonly bins: number;
  readonly brush: Brush | null;
  readonly range: SpeedRange | null;
  readonly onMove: (brush: Brush | null) => void;
  readonly onCommit: (brush: Brush) => void;
  readonly onSample: (brush: Brush) => void;
  readonly onClear: () => void;
}

function Panel({ panel, choice, look, named, bins, brush, range, ...events }: PanelProps): ReactNode {
  const spec = useMemo(() => panelSpec(panel, choice, look), [panel, choice, look]);
  const signals = useMemo(() => brushSignals(range), [range]);
  const mode = panel.bins.reduce((most, bin) => (bin.lines > (most?.lines ?? 0) ? bin : most), panel.bins[0]);
  const start = mode === undefined ? 0 : Math.round((mode.from - look.x[0]) / choice.axis.step);
  return (
    <div className="chart-panel">
      {named ? (
        <h3>
          {panel.name}
          <small>{plural(linesOf(panel.bins), 'line')}</small>
        </h3>
      ) : null}
      <VegaChart
        spec={spec}
        frame={look.layout.frame}
        description={describePanel(panel, choice, look.measure)}
        signals={signals}
      >
        <BrushLayer
          layout={look.layout}
          bins={bins}
          start={start}
          brush={brush}
          label={`Select ${panel.name} lines by ${choice.axis.label}. Arrow keys move, Shift extends, Enter filters, Space lists the lines, Escape clears.`}
          say={() => rangeWords(panel, choice, range)}
          {...events}
        />
      </VegaChart>
      <p className="brush-words">{range === null ? '' : rangeWords(panel, choice, range)}</p>
    </div>
  );
}

/** What a range holds, in words. */
export function rangeWords(panel: SpeedPanel, { axis }: SpeedChoice, range: SpeedRange | null): string {
  if (range === null) return '';
  const inside = panel.bins.filter((bin) => bin.from >= range.from - 1e-9 && bin.to <= range.to + 1e-9);
  const all = linesOf(panel.bins);
  const lines = linesOf(inside);
  const share = all === 0 ? '' : ` of ${count(all)}`;
  return `${axis.show(range.from)} to ${axis.show(range.to)} ${axis.unit}: ${count(lines)}${share} lines, ${plural(exposuresOf(inside), 'exposure')}`;
}
