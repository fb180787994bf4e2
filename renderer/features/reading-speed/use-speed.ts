import { useMemo } from 'react';
import { limitsInForceSql } from '../../../shared/semantic/limits-in-force.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { countOf, numberOf, rowsOf, textOf } from '../../charts/cells.ts';
import { estimateOf, shareOf } from '../../charts/estimate.ts';
import type { Estimate } from '../../charts/figures.ts';
import { limitFor, limitRows } from '../../charts/reading-speed/limits.ts';
import { panelsOf, type SpeedPanel } from '../../charts/reading-speed/panel.ts';
import {
  binsQuery,
  figuresQuery,
  languagesQuery,
  type SpeedChoice,
} from '../../charts/reading-speed/query.ts';
import { useAnswer, useRows, type Asked } from '../../state/ask.ts';
import type { Answer } from '../../state/workbench.ts';

/** How many languages are shown side by side when none is chosen. */
export const mostPanels = 6;

/** The figures over all that is filtered, and the titles and lines that they rest on. */
export interface SpeedFigures {
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
  readonly bins: Asked<Answer>;
  /** The panels shown, and how many languages there are under the filters. */
  readonly panels: readonly SpeedPanel[];
  readonly languagesFound: number;
  readonly figures: Asked<Answer>;
  readonly figureValues: SpeedFigures | null;
  readonly languages: readonly LanguageChoice[];
}

/** Asks for the chart, the figures, the limits and the languages. */
export function useSpeed(choice: SpeedChoice, filters: readonly Filter[]): SpeedView {
  const bins = useAnswer(binsQuery(choice, filters));
  const figures = useAnswer(figuresQuery(choice, filters));
  const limits = useRows(limitsInForceSql);
  const languages = useAnswer(languagesQuery(filters));
  const chosen = filters.some((filter) => filter.dimension === 'language');
  const all = useMemo(() => {
    if (bins.answer === null || !shows(bins.answer, choice)) return [];
    const rows = limits.answer === null ? [] : limitRows(limits.answer);
    return panelsOf(bins.answer, choice, (language) => limitFor(rows, language, choice.axis, filters));
  }, [bins.answer, limits.answer, choice, filters]);
  const panels = useMemo(() => (chosen ? all : all.slice(0, mostPanels)), [all, chosen]);
  return {
    bins,
    panels,
    languagesFound: all.length,
    figures,
    figureValues: useMemo(() => readFigures(figures.answer, choice), [figures.answer, choice]),
    languages: useMemo(() => readLanguages(languages.answer), [languages.answer]),
  };
}

/** Whether an answer is of this choice: after a change the former one may still stand. */
function shows(answer: Answer, { axis, outcome }: SpeedChoice): boolean {
  const names = new Set(answer.columns.map((column) => column.name));
  return names.has(axis.dimension) && names.has(outcome.ratio);
}

function readFigures(answer: Answer | null, { outcome }: SpeedChoice): SpeedFigures | null {
  if (answer === null || !answer.columns.some((column) => column.name === outcome.rate)) return null;
  const [row] = rowsOf(answer);
  if (row === undefined) return null;
  return {
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
