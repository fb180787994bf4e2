import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { EdgeKind, LineageGraph, LineageNode } from '../../../shared/semantic/lineage.ts';
import { useWidth } from '../../charts/card/use-width.ts';
import { showLineage } from '../../state/definition-links.ts';
import { classes } from '../../ui/classes.ts';
import { boxesOf } from './boxes.ts';
import { layoutOf, moreOf, rowIds, type Drawing, type PlacedBox } from './layout.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { nextRow } from './steer.ts';
import { edgeWords, kindWords, shortName } from './words.ts';

/** Above this many lines, those that are not looked at stand back further. */
const busy = 120;

/** Props of {@link GraphView}. */
export interface GraphViewProps {
  readonly graph: LineageGraph;
  readonly around: Neighbourhood;
  /** Boxes that show all of their rows. */
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/**
 * The lineage drawn: boxes of columns from left to right, lines between their rows. One tab stop; arrow keys move up and down in a column
 * and along the lines, Enter shows the lineage of the row.
 */
export function GraphView({ graph, around, opened, onToggle }: GraphViewProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const boxes = useMemo(() => boxesOf(graph, around), [graph, around]);
  const room = useWidth(frame);
  const drawing = useMemo(
    () => layoutOf(boxes, around.edges, opened, room),
    [boxes, around.edges, opened, room],
  );
  const chosen = around.node.id;
  // Another lineage begins at its own chosen row.
  const [steered, setSteered] = useState({ chosen, at: chosen });
  const current = steered.chosen === chosen ? steered.at : chosen;
  const setCurrent = (at: string): void => setSteered({ chosen, at });
  const [pointed, setPointed] = useState<string | null>(null);
  useInView(frame, around, room);
  const move = (event: KeyboardEvent): void => {
    const next = nextRow(drawing, current, event.key);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    const row = rowElement(frame.current, next);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const kinds = edgeKinds.filter((kind) => drawing.edges.some((edge) => edge.kind === kind));
  const rows = drawing.boxes.flatMap(rowIds);
  const stop = rows.includes(current) ? current : chosen;
  return (
    <>
      <Legend kinds={kinds} isWide={room > 0 && drawing.width > room} />
      <div
        ref={frame}
        className="lineage-frame"
        role="group"
        aria-label={`Lineage of ${around.node.label}, drawn`}
      >
        <div className="lineage-drawing" style={{ width: drawing.width, height: drawing.height }}>
          <Edges drawing={drawing} lit={pointed ?? stop} />
          {drawing.boxes.map((placed) => (
            <BoxView
              key={placed.box.key}
              placed={placed}
              width={drawing.boxWidth}
              graph={graph}
              around={around}
              stop={stop}
              opened={opened.has(placed.box.key)}
              steer={{ onMove: move, onFocus: setCurrent, onPoint: setPointed }}
              onToggle={onToggle}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** Brings the chosen row to the middle of the frame whenever another lineage is drawn; the page around it stays. */
function useInView(frame: RefObject<HTMLElement | null>, around: Neighbourhood, room: number): void {
  useEffect(() => {
    const row = rowElement(frame.current, around.node.id)?.getBoundingClientRect();
    const view = frame.current?.getBoundingClientRect();
    if (row === undefined || view === undefined) return;
    frame.current?.scrollBy(
      row.left + row.width / 2 - view.left - view.width / 2,
      row.top - view.top - view.height / 2,
    );
  }, [frame, around, room]);
}

function rowElement(frame: HTMLElement | null, id: string): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}

/** The lines; those of the row that is pointed at or focused stand out. */
function Edges({ drawing, lit }: { readonly drawing: Drawing; readonly lit: string }): ReactNode {
  return (
    <svg
      className={classes('lineage-edges', drawing.edges.length > busy && 'lineage-busy')}
      width={drawing.width}
      height={drawing.height}
      aria-hidden="true"
    >
      {drawing.edges.map(({ key, from, to, kind, path }) => (
        <path
          key={key}
          d={path}
          className={classes(`edge-${kind}`, (from === lit || to === lit) && 'edge-lit')}
        />
      ))}
    </svg>
  );
}

/** What pointer and keys do on a row. */
interface Steer {
  readonly onMove: (event: KeyboardEvent) => void;
  readonly onFocus: (id: string) => void;
  readonly onPoint: (id: string | null) => void;
}

interface BoxViewProps {
  readonly placed: PlacedBox;
  readonly width: number;
  readonly graph: LineageGraph;
  readonly around: Neighbourhood;
  /** The row that the tab key stops at. */
  readonly stop: string;
  readonly opened: boolean;
  readonly steer: Steer;
  readonly onToggle: (key: string) => void;
}

function BoxView({ placed, width, graph, around, stop, opened, steer, onToggle }: BoxViewProps): ReactNode {
  const { box, rows, hidden, folds, x, y, height } = placed;
  const more = moreOf(box);
  return (
    <section
      className="lineage-box"
      style={{ left: x, top: y, width, height }}
      aria-label={`${box.title} ${box.note}`.trim()}
    >
      <header title={`${box.title} ${box.note}`.trim()}>
        <strong>{box.title}</strong>
        <small className="muted">{box.note}</small>
      </header>
      {rows.map((node) => (
        <NodeRow
          key={node.id}
          node={node}
          graph={graph}
          around={around}
          isStop={node.id === stop}
          steer={steer}
        />
      ))}
      {folds ? (
        <button
          type="button"
          data-row={more}
          className="lineage-row lineage-more"
          tabIndex={more === stop ? 0 : -1}
          aria-expanded={opened}
          aria-label={opened ? `Show fewer of ${box.title}` : `Show ${hidden} more of ${box.title}`}
          onClick={() => onToggle(box.key)}
          onFocus={() => steer.onFocus(more)}
          onKeyDown={steer.onMove}
        >
          {opened ? 'Show fewer' : `and ${hidden} more`}
        </button>
      ) : null}
    </section>
  );
}

interface NodeRowProps extends Pick<BoxViewProps, 'graph' | 'around' | 'steer'> {
  readonly node: LineageNode;
  readonly isStop: boolean;
}

function NodeRow({ node, graph, around, isStop, steer }: NodeRowProps): ReactNode {
  const isChosen = node.id === around.node.id;
  return (
    <button
      type="button"
      data-row={node.id}
      className={classes('lineage-row', isChosen && 'lineage-chosen', isCode(node) && 'mono')}
      tabIndex={isStop ? 0 : -1}
      aria-current={isChosen}
      aria-label={spoken(graph, around, node)}
      title={node.description || node.label}
      onClick={() => showLineage(node.id)}
      onFocus={() => steer.onFocus(node.id)}
      onKeyDown={steer.onMove}
      onPointerEnter={() => steer.onPoint(node.id)}
      onPointerLeave={() => steer.onPoint(null)}
    >
      <span>{shortName(node)}</span>
    </button>
  );
}

function isCode({ kind }: LineageNode): boolean {
  return kind === 'source_column' || kind === 'model_column' || kind === 'field';
}

/** A row in words: what it is, and how far from the chosen one. */
function spoken(graph: LineageGraph, { node: chosen, steps }: Neighbourhood, node: LineageNode): string {
  const table = node.table === null ? '' : ` of ${graph.nodes.get(node.table)?.label ?? node.table}`;
  const step = steps.get(node.id) ?? 0;
  const away = Math.abs(step) === 1 ? '1 step' : `${Math.abs(step)} steps`;
  const side = node.id === chosen.id ? 'chosen' : `${away} ${step < 0 ? 'before' : 'after'} ${chosen.label}`;
  return `${shortName(node)}, ${kindWords[node.kind]}${table}, ${side}`;
}

const edgeKinds: readonly EdgeKind[] = ['value', 'lookup', 'rows'];

/** What the lines mean, where there is more than one kind, and how to see what is out of view. */
function Legend({
  kinds,
  isWide,
}: {
  readonly kinds: readonly EdgeKind[];
  readonly isWide: boolean;
}): ReactNode {
  return (
    <ul className="lineage-legend">
      {(kinds.length < 2 ? [] : kinds).map((kind) => (
        <li key={kind}>
          <svg width="28" height="8" aria-hidden="true">
            <path d="M0 4H28" className={`edge-${kind}`} />
          </svg>
          {edgeWords[kind]}
        </li>
      ))}
      {isWide ? <li>Wider than its frame: scroll, or go along the lines with the arrow keys.</li> : null}
    </ul>
  );
}
