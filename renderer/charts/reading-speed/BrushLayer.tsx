import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { brushStep, span, type Brush } from './brush.ts';
import type { SpeedLayout } from './frame.ts';

/** Props of {@link BrushLayer}; bins are counted from the left edge of the x axis. */
export interface BrushLayerProps {
  readonly layout: SpeedLayout;
  /** How many bins the x axis has. */
  readonly bins: number;
  /** Where the keyboard's brush begins. */
  readonly start: number;
  /** The brush in force, by bins; null for none. */
  readonly brush: Brush | null;
  /** What the brush is over, in words, for screen readers. */
  readonly say: (brush: Brush) => string;
  readonly label: string;
  /** While the brush is drawn. */
  readonly onMove: (brush: Brush | null) => void;
  /** On release or Enter. */
  readonly onCommit: (brush: Brush) => void;
  /** On a click into one bin, or Space. */
  readonly onSample: (brush: Brush) => void;
  readonly onClear: () => void;
}

/** The brush over the histogram: drag, or arrow keys (Shift extends), Enter to filter, Space for the lines, Escape to clear. */
export function BrushLayer(props: BrushLayerProps): ReactNode {
  const { layout, bins, brush } = props;
  const [dragged, setDragged] = useState<Brush | null>(null);
  const shown = dragged ?? brush;
  const place = {
    left: layout.frame.padding.left,
    top: layout.histogram.top,
    width: layout.plotWidth,
    height: layout.histogram.height,
  };
  const keys = (event: KeyboardEvent) => pressed(event, brush, props);
  const pointer = pointerHandlers(props, dragged, setDragged);
  const [first, last] = shown === null ? [0, 0] : span(shown);
  return (
    <div
      className="brush"
      style={place}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, bins - 1)}
      aria-valuenow={shown?.head ?? props.start}
      aria-valuetext={shown === null ? 'nothing selected' : props.say(shown)}
      onKeyDown={keys}
      {...pointer}
    >
      {shown === null || bins === 0 ? null : (
        <div
          className="brush-range"
          style={{ left: `${(first / bins) * 100}%`, width: `${((last - first + 1) / bins) * 100}%` }}
        />
      )}
    </div>
  );
}

function pressed(event: KeyboardEvent, brush: Brush | null, props: BrushLayerProps): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = brushStep(brush, event.key, event.shiftKey, props.bins, props.start);
  if (step.kind === 'none') return;
  event.preventDefault();
  if (step.kind === 'move') props.onMove(step.brush);
  else if (step.kind === 'clear') props.onClear();
  else if (brush !== null && step.kind === 'commit') props.onCommit(brush);
  else if (brush !== null) props.onSample(brush);
}

function pointerHandlers(
  props: BrushLayerProps,
  dragged: Brush | null,
  setDragged: (brush: Brush | null) => void,
) {
  const binAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const bin = Math.floor(((event.clientX - box.left) / box.width) * props.bins);
    return Math.min(props.bins - 1, Math.max(0, bin));
  };
  const draw = (brush: Brush) => {
    setDragged(brush);
    props.onMove(brush);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || props.bins === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = binAt(event);
      draw({ anchor: at, head: at });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragged === null) return;
      const head = binAt(event);
      if (head !== dragged.head) draw({ anchor: dragged.anchor, head });
    },
    onPointerUp: () => {
      if (dragged === null) return;
      setDragged(null);
      if (dragged.anchor === dragged.head) props.onSample(dragged);
      else props.onCommit(dragged);
    },
    onPointerCancel: () => {
      setDragged(null);
      props.onClear();
    },
  };
}
