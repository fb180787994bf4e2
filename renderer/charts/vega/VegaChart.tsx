import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TopLevelSpec } from 'vega-lite';
import { drawChart, type DrawnChart, type Hover } from './embed.ts';
import type { ChartFrame } from './runtime.ts';
import { Tip } from './Tip.tsx';

interface Props {
  readonly spec: TopLevelSpec;
  readonly frame: ChartFrame;
  /** The chart in one or two sentences, for those who don't see it. */
  readonly description: string;
  readonly signals?: Readonly<Record<string, number | null>>;
  /** A mark whose row carries a `pick` was clicked. */
  readonly onPick?: (pick: string) => void;
  /** What lies over the chart at its own size: brushes and buttons. */
  readonly children?: ReactNode;
}

/**
 * Draws a Vega-Lite spec in a frame of fixed size. A new spec is drawn aside and swapped in when it is ready, so that
 * the old picture stays until then and nothing flickers or moves.
 */
export function VegaChart({ spec, frame, description, signals, onPick, children }: Props): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const current = useRef<DrawnChart | null>(null);
  const latestSignals = useRef(signals);
  const latestPick = useRef(onPick);
  const [hover, setHover] = useState<Hover>(null);
  const [done, setDone] = useState<{ readonly spec: TopLevelSpec; readonly failed: boolean } | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    drawChart(
      spec,
      frame,
      { onHover: setHover, onPick: (pick) => latestPick.current?.(pick) },
      stop.signal,
    ).then(
      (chart) => {
        if (chart === null) return;
        if (latestSignals.current !== undefined) chart.set(latestSignals.current);
        current.current?.close();
        current.current = chart;
        host.current?.replaceChildren(chart.element);
        setDone({ spec, failed: false });
      },
      () => setDone({ spec, failed: true }),
    );
    return () => stop.abort();
  }, [spec, frame]);

  useEffect(() => {
    latestPick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    latestSignals.current = signals;
    if (signals !== undefined) current.current?.set(signals);
  }, [signals]);

  useEffect(
    () => () => {
      current.current?.close();
      current.current = null;
    },
    [],
  );

  return (
    <div
      className="chart"
      aria-busy={done?.spec !== spec}
      style={{ width: frame.width, height: frame.height }}
    >
      <div role="img" aria-label={description}>
        <div ref={host} aria-hidden="true" onPointerLeave={() => setHover(null)} />
      </div>
      {done?.failed === true ? (
        <p className="chart-failed">This chart could not be drawn. Its figures are in the table.</p>
      ) : null}
      {children}
      <Tip hover={hover} />
    </div>
  );
}
