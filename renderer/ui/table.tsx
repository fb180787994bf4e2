import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { TallScroll } from './tall-scroll.ts';

/** A column of a {@link Table}. */
export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** Figures align at the end. */
  readonly numeric?: boolean;
  /** Share of the width against the other columns; 1 when not given. */
  readonly weight?: number;
  /** Width in characters below which it does not shrink: where they don't all fit, the table scrolls in its own frame. */
  readonly least?: number;
}

/** Props of {@link Table}. */
export interface TableProps {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  readonly cell: (row: number, column: number) => ReactNode;
  /** Most px of height before it scrolls; 360 when not given. */
  readonly height?: number;
  readonly rowHeight?: number;
  /** Told which rows are drawn, whenever they are others: the first and the last. */
  readonly onView?: (first: number, last: number) => void;
}

/** A scrolling region must be reachable by keyboard, whatever it holds. */
const reachable = { role: 'region', tabIndex: 0 };

/** A table that draws only the rows in view; screen readers are told of all of them. */
export function Table({
  caption,
  columns,
  rowCount,
  cell,
  height = 360,
  rowHeight = 28,
  onView,
}: TableProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const [tall] = useState(() => new TallScroll());
  const listHeight = rowCount * rowHeight;
  tall.resize(listHeight);
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    observeElementOffset: ({ scrollElement }, tell) =>
      scrollElement === null ? undefined : watchScroll(scrollElement, tall, (offset) => tell(offset, false)),
  });
  // Where a list of another height is in view is asked again.
  useEffect(() => {
    scroller.current?.dispatchEvent(new Event('scroll'));
  }, [listHeight]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onView?.(first, last), [onView, first, last]);
  const gridTemplateColumns = columns
    .map(({ least = 0, weight = 1 }) => `minmax(${least}ch, ${weight}fr)`)
    .join(' ');
  return (
    <div ref={scroller} className="table" {...reachable} aria-label={caption} style={{ maxHeight: height }}>
      <div role="table" aria-label={caption} aria-rowcount={rowCount + 1} aria-colcount={columns.length}>
        <div role="row" aria-rowindex={1} className="table-head" style={{ gridTemplateColumns }}>
          <Cells columns={columns} role="columnheader" cell={(index) => columns[index]?.label} />
        </div>
        <div role="rowgroup" className="table-body" style={{ height: tall.height }}>
          {items.map((item) => (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className="table-row"
              style={{
                gridTemplateColumns,
                height: item.size,
                transform: `translateY(${item.start - tall.shift}px)`,
              }}
            >
              <Cells columns={columns} role="cell" cell={(index) => cell(item.index, index)} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Tells where in the list the frame stands, now and whenever it is scrolled. @returns the way to stop that */
function watchScroll(element: Element, tall: TallScroll, tell: (offset: number) => void): () => void {
  const scrolled = (): void => tell(tall.scrolled(element));
  const stopped = (): void => {
    const top = tall.stopped(element);
    if (top !== null) element.scrollTop = top;
  };
  scrolled();
  element.addEventListener('scroll', scrolled, { passive: true });
  element.addEventListener('scrollend', stopped);
  return () => {
    element.removeEventListener('scroll', scrolled);
    element.removeEventListener('scrollend', stopped);
  };
}

interface CellsProps {
  readonly columns: readonly TableColumn[];
  readonly role: 'columnheader' | 'cell';
  readonly cell: (column: number) => ReactNode;
}

function Cells({ columns, role, cell }: CellsProps): ReactNode {
  return columns.map((column, index) => (
    <span key={column.key} role={role} className={classes(column.numeric === true && 'numeric')} dir="auto">
      {cell(index)}
    </span>
  ));
}
