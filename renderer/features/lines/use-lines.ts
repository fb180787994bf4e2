import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { presets } from '../../../shared/guidelines/presets/presets.ts';
import {
  linePagesSql,
  linesPageSql,
  lineVersionsSql,
  versionLinesSql,
  type LineBound,
  type LinesQuestion,
} from '../../../shared/semantic/lines-list.ts';
import { readStyleLimits, styleLimitsSql } from '../../../shared/semantic/style-limits.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { definitions } from '../../app/ask.ts';
import { countOf, numberOf, rowsOf, textOf } from '../../charts/cells.ts';
import { useRows, type Asked } from '../../state/ask.ts';
import { problemsOf } from '../../state/problems.ts';
import { useStore } from '../../state/store.ts';
import { useFilters } from '../../state/view.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { findingsOf, type Guides, type VersionFindings } from './findings.ts';
import { readLines, type Line } from './line.ts';

/** Lines that are read at once. */
const pageSize = 200;

/** A version that has lines under the filters. */
export interface Version {
  readonly id: string;
  readonly title: string;
  readonly language: string | null;
  readonly assetType: string;
  readonly lines: number;
}

/** The versions whose lines pass the filters. */
export function useVersions(): {
  readonly versions: readonly Version[] | null;
  readonly asked: Asked<unknown>;
} {
  const { filters } = useFilters();
  const asked = useRows(useMemo(() => lineVersionsSql(filters, definitions()), [filters]));
  const versions = useMemo(
    () =>
      asked.answer === null
        ? null
        : rowsOf(asked.answer).map((row) => ({
            id: textOf(row('version_id')) ?? '',
            title: textOf(row('title')) ?? 'no title',
            language: textOf(row('language')),
            assetType: textOf(row('asset_type')) ?? '',
            lines: countOf(row('lines')),
          })),
    [asked.answer],
  );
  return { versions, asked };
}

/** The lines of one version, in order; null while they are read, or where no version is asked for. */
export function useVersionLines(version: string): {
  readonly lines: readonly Line[] | null;
  readonly asked: Asked<unknown>;
} {
  const asked = useRows(
    useMemo(() => (version === '' ? null : versionLinesSql(version, definitions())), [version]),
  );
  const lines = useMemo(() => (asked.answer === null ? null : readLines(asked.answer)), [asked.answer]);
  return { lines, asked };
}

/** What the package's own guide, and a preset after it, find of lines of one version; null while the limits are read. */
export function useFindings(lines: readonly Line[] | null, preset: string): VersionFindings | null {
  const loaded = useStore((state) => state.opened?.loaded ?? null);
  // Limits that came of a preset are asked of the preset itself, which knows how sure each figure is.
  const own = loaded === null || loaded.isGathered ? null : loaded.manifest.defaultGuide;
  const { answer } = useRows(useMemo(() => (own === null ? null : styleLimitsSql(own)), [own]));
  return useMemo(() => {
    const guide = presets.find(({ id }) => id === preset) ?? presets[0];
    if (lines === null || loaded === null || guide === undefined) return null;
    if (own !== null && answer === null) return null;
    const guides: Guides = {
      own:
        own === null || answer === null
          ? null
          : { name: own, rows: readStyleLimits(answer.values, answer.rowCount) },
      preset: guide,
      asOf: loaded.manifest.asOf,
    };
    return findingsOf(lines, guides);
  }, [lines, loaded, own, answer, preset]);
}

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
  const asked = useRows(useMemo(() => linePagesSql(question, definitions(), pageSize), [question]));
  const { answer, stale } = asked;
  const bounds = useMemo(
    () =>
      answer === null
        ? []
        : rowsOf(answer).map((row): LineBound => ({
            sorted: numberOf(row('sorted')) ?? 0,
            versionKey: numberOf(row('version_key')) ?? 0,
            ordinal: numberOf(row('ordinal')) ?? 0,
          })),
    [answer],
  );
  const [read, setRead] = useState<{ readonly of: readonly LineBound[]; readonly pages: Pages }>({
    of: [],
    pages: new Map(),
  });
  const [failed, setFailed] = useState<Problem | null>(null);
  const asking = useRef(new Set<number>());
  const [view, setView] = useState<readonly [number, number]>([0, 0]);
  const onView = useCallback((first: number, last: number) => setView([first, last]), []);
  const pages = read.of === bounds ? read.pages : none;
  useEffect(() => {
    asking.current = new Set();
  }, [bounds]);
  useEffect(() => {
    // The places of a former question are not those of this one.
    if (stale) return;
    const [from, to] = [Math.floor(view[0] / pageSize), Math.floor(view[1] / pageSize)];
    for (let page = Math.max(0, from - 1); page <= to + 1; page += 1) {
      const first = bounds[page];
      if (first === undefined || pages.has(page) || asking.current.has(page)) continue;
      asking.current.add(page);
      const sql = linesPageSql(question, definitions(), first, bounds[page + 1] ?? null);
      workbench.rows(sql, new AbortController().signal).then(
        (table) => {
          const lines = readLines(table);
          setRead((former) => ({
            of: bounds,
            pages: new Map([...(former.of === bounds ? former.pages : []), [page, lines]]),
          }));
        },
        (cause: unknown) => setFailed(problemsOf(cause)[0]),
      );
    }
  }, [view, bounds, pages, stale, question, workbench]);
  const first = async (most: number): Promise<readonly Line[]> => {
    const [start] = bounds;
    if (start === undefined) return [];
    const end = bounds[Math.ceil(most / pageSize)] ?? null;
    const table = await workbench.rows(
      linesPageSql(question, definitions(), start, end),
      new AbortController().signal,
    );
    return readLines(table).slice(0, most);
  };
  return {
    count: answer === null ? null : countOf(rowsOf(answer)[0]?.('lines') ?? 0),
    stale: asked.stale,
    problem: asked.problem ?? failed,
    line: (place) => pages.get(Math.floor(place / pageSize))?.[place % pageSize],
    onView,
    first,
  };
}

const none: Pages = new Map();
