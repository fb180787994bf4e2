import { useMemo } from 'react';
import { limitsInForceSql } from '../../../shared/semantic/limits-in-force.ts';
import type { SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import type { ResultTable } from '../../../shared/engine/port.ts';
import { countOf, numberOf, rowsOf, textOf } from '../../charts/cells.ts';
import { estimateOf, shareOf } from '../../charts/estimate.ts';
import type { Estimate } from '../../charts/figures.ts';
import { limitFor, limitRows } from '../../charts/reading-speed/limits.ts';
import type { Outcome } from '../../charts/reading-speed/outcomes.ts';
import { panelsOf, type SpeedPanel } from '../../charts/reading-speed/panel.ts';
import {
  binsQuery,
  choiceOf,
  figuresQuery,
  languagesQuery,
  rateIn,
  titlesQuery,
  type SpeedChoice,
} from '../../charts/reading-speed/query.ts';
import { useAnswer, useRows, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** How many languages are shown side by side when none is chosen. */
export const mostPanels = 6;

/** The figures over all that is filtered, and the titles and lines that they rest on. */
export interface SpeedFigures {
  /** What `rate` counts: until it is answered, what was chosen before. */
  readonly outcome: Outcome;
  readonly lines: number;
  readonly titles: number;
  readonly exposures: number;
  readonly medianCps: number | null;
  readonly p95Cps: number | null;
  readonly overLimit: Estimate | null;
  readonly rate: Estimate | null;
}

/** A language to choose, with its lines. */
export interface LanguageChoice {
  readonly tag: string;
  readonly lines: number;
}

/** Everything that the screen shows. */
export interface SpeedView {
  /** What the panels show: until it is answered, what was chosen before. */
  readonly choice: SpeedChoice;
  readonly bins: Asked<Answer>;
  /** The panels shown, and how many languages there are under the filters. */
  readonly panels: readonly SpeedPanel[];
  readonly languagesFound: number;
  /** Distinct titles of the lines in the panels; null while they are counted. */
  readonly titles: number | null;
  readonly figures: Asked<Answer>;
  readonly figureValues: SpeedFigures | null;
  readonly languages: readonly LanguageChoice[];
}

/** Asks for the chart, the figures, the limits and the languages. */
export function useSpeed(chosen: SpeedChoice, filters: readonly Filter[]): SpeedView {
  const bins = useAnswer(binsQuery(chosen, filters));
  const figures = useAnswer(figuresQuery(chosen, filters));
  const limits = useRows(limitsInForceSql);
  const languages = useAnswer(languagesQuery(filters));
  const found = useMemo(
    () => (bins.answer === null ? null : panelsIn(bins.answer, limits.answer)),
    [bins.answer, limits.answer],
  );
  const choice = found?.choice ?? chosen;
  const panels = found?.panels ?? nothing;
  const titles = useAnswer(found === null ? null : titlesOf(found));
  return {
    choice,
    bins,
    panels,
    languagesFound: found?.languages ?? 0,
    titles:
      titles.answer === null || titles.stale ? null : countOf(rowsOf(titles.answer)[0]?.('titles') ?? null),
    figures,
    figureValues: useMemo(() => readFigures(figures.answer), [figures.answer]),
    languages: useMemo(() => readLanguages(languages.answer), [languages.answer]),
  };
}

const nothing: readonly SpeedPanel[] = [];

/** The panels that an answer shows, and what was asked for them: a former answer stands as long as there is no newer one. */
interface Panels {
  readonly choice: SpeedChoice;
  readonly filters: readonly Filter[];
  readonly panels: readonly SpeedPanel[];
  /** All that have lines, shown or not. */
  readonly languages: number;
}

function panelsIn(answer: Answer, limits: ResultTable | null): Panels | null {
  const { view } = answer.receipt;
  const choice = choiceOf(view);
  if (choice === null) return null;
  const rows = limits === null ? [] : limitRows(limits);
  const all = panelsOf(answer, choice, (language) => limitFor(rows, language, choice.axis, view.where));
  const isChosen = view.where.some(({ dimension }) => dimension === 'language');
  const panels = isChosen ? all : all.slice(0, mostPanels);
  return { choice, filters: view.where, panels, languages: all.length };
}

/** What is asked for the titles of panels; null where there is none, or one of lines whose language nobody knows. */
function titlesOf({ choice, panels, filters }: Panels): SemanticQuery | null {
  const tags = panels.flatMap(({ language }) => language ?? []);
  return tags.length === 0 || tags.length < panels.length ? null : titlesQuery(choice, tags, filters);
}

function readFigures(answer: Answer | null): SpeedFigures | null {
  const outcome = answer === null ? null : rateIn(answer.receipt.view);
  if (answer === null || outcome === null) return null;
  const [row] = rowsOf(answer);
  if (row === undefined) return null;
  return {
    outcome,
    lines: countOf(row('lines')),
    titles: countOf(row('titles')),
    exposures: countOf(row('exposures')),
    medianCps: numberOf(row('median_cps')),
    p95Cps: numberOf(row('p95_cps')),
    overLimit: shareOf(row, 'over_limit_share'),
    rate: estimateOf(row, outcome.rate),
  };
}

function readLanguages(answer: Answer | null): LanguageChoice[] {
  if (answer === null) return [];
  return rowsOf(answer).flatMap((row) => {
    const tag = textOf(row('language'));
    return tag === null ? [] : [{ tag, lines: countOf(row('lines')) }];
  });
}
