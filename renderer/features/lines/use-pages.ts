import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  linesPageSql,
  type LineBound,
  type LinesQuestion,
  listedLinesSql,
} from '../../../shared/semantic/lines-list.ts';
import type { ResultTable } from '../../../shared/engine/port.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { definitions } from '../../app/ask.ts';
import { numberOf, rowsOf } from '../../charts/cells.ts';
import { usePlaces } from '../../state/ask.ts';
import { problemsOf } from '../../state/problems.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { readLines, type Line } from './line.ts';

/** Lines that are read at once. */
const pageSize = 200;

/** A list of lines that is read a page at a time, as it is scrolled. */
export interface LinePages {
  /** How many lines there are; null while that is counted. */
  readonly count: number | null;
  readonly stale: boolean;
  readonly problem: Problem | null;
  /** A line by its place; undefined while its page is read. */
  readonly line: (place: number) => Line | undefined;
  /** Asks for the pages of the lines in view. */
  readonly onView: (first: number, last: number) => void;
  /** Reads the first lines, for a file. @throws ProblemError */
  readonly first: (most: number) => Promise<readonly Line[]>;
}

type Pages = ReadonlyMap<number, readonly Line[]>;

/** The lines of a question, page by page. */
export function useLinePages(question: LinesQuestion): LinePages {
  const workbench = useWorkbench();
  const asked = usePlaces(
    useMemo(() => listedLinesSql(question, definitions()), [question]),
    pageSize,
  );
  const { answer, stale } = asked;
  const bounds = useMemo(() => (answer === null ? [] : boundsOf(answer.table)), [answer]);
  const readPage = useCallback(
    async (first: LineBound, next: LineBound | null): Promise<readonly Line[]> =>
      readLines(
        await workbench.rows(
          linesPageSql(question, definitions(), first, next),
          new AbortController().signal,
        ),
      ),
    [question, workbench],
  );
  // The places of a former question are not those of this one.
  const { pages, problem, onView } = usePagesInView(stale ? nothing : bounds, bounds, readPage);
  const [start] = bounds;
  return {
    count: answer?.rows ?? null,
    stale,
    problem: asked.problem ?? problem,
    line: (place) => pages.get(Math.floor(place / pageSize))?.[place % pageSize],
    onView,
    first: async (most) =>
      start === undefined
        ? []
        : (await readPage(start, bounds[Math.ceil(most / pageSize)] ?? null)).slice(0, most),
  };
}

const nothing: readonly LineBound[] = [];

function boundsOf(answer: ResultTable): LineBound[] {
  return rowsOf(answer).map((row) => ({
    sorted: numberOf(row('sorted')) ?? 0,
    versionKey: numberOf(row('version_key')) ?? 0,
    ordinal: numberOf(row('ordinal')) ?? 0,
  }));
}

/**
 * Reads the pages that are in view, and those beside them.
 * @param readable where pages begin that may be read now. @param bounds where the pages begin that are shown
 */
function usePagesInView(
  readable: readonly LineBound[],
  bounds: readonly LineBound[],
  readPage: (first: LineBound, next: LineBound | null) => Promise<readonly Line[]>,
): { readonly pages: Pages; readonly problem: Problem | null } & Pick<LinePages, 'onView'> {
  const [read, setRead] = useState<Read>(unread);
  const [view, setView] = useState<readonly [number, number]>([0, 0]);
  const onView = useCallback((first: number, last: number) => setView([first, last]), []);
  const asking = useRef<{ of: readonly LineBound[]; pages: Set<number> }>({ of: nothing, pages: new Set() });
  const { pages, problem } = read.of === bounds ? read : unread;
  useEffect(() => {
    if (asking.current.of !== readable) asking.current = { of: readable, pages: new Set() };
    const { pages: under } = asking.current;
    const [from, to] = [Math.floor(view[0] / pageSize), Math.floor(view[1] / pageSize)];
    for (let page = Math.max(0, from - 1); page <= to + 1; page += 1) {
      const first = readable[page];
      if (first === undefined || under.has(page)) continue;
      under.add(page);
      const tell = (change: (of: Read) => Partial<Read>): void => {
        // One that comes late is of a list that is no longer shown.
        if (asking.current.of !== readable) return;
        setRead((former) => {
          const own = former.of === readable ? former : { ...unread, of: readable };
          return { ...own, ...change(own) };
        });
      };
      readPage(first, readable[page + 1] ?? null).then(
        (lines) => tell(({ pages: known }) => ({ pages: new Map([...known, [page, lines]]), problem: null })),
        (cause: unknown) => {
          // Asked again when the list is scrolled next.
          under.delete(page);
          tell(() => ({ problem: problemsOf(cause)[0] }));
        },
      );
    }
  }, [view, readable, readPage]);
  return { pages, problem, onView };
}

/** What was read of the list whose pages begin there. */
interface Read {
  readonly of: readonly LineBound[];
  readonly pages: Pages;
  /** Why the page that was asked last could not be read. */
  readonly problem: Problem | null;
}

const unread: Read = { of: nothing, pages: new Map(), problem: null };
