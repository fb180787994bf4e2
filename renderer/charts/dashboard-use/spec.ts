import type { TopLevelSpec } from 'vega-lite';
import { suggestions } from '../../../shared/audit/playbook.ts';
import { count } from '../../i18n/format.ts';
import type { LegendEntry } from '../card/legend-entries.ts';
import { plural } from '../figures.ts';
import { shapePaths } from '../shapes.ts';
import { chartConfig } from '../vega/config.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';
import { suggestionWords, type UseDot } from './rows.ts';

/** Days after which a dashboard that nobody looked at is stale. */
const year = 365;

/** How many of the most viewed dashboards are named in the chart at most, and how far apart their views must be for their names to fit. */
const named = { most: 3, apart: 1.4 };

/** The shapes by which suggestions are told beside their colours. */
const suggestionShapes = { merge: 'circle', retire: 'diamond', keep: 'square' } as const;

/** The frame of the chart. */
export function dashboardFrame(width: number): ChartFrame {
  return { width, height: 280, padding: { left: 46, right: 16, top: 22, bottom: 42 } };
}

/** Views by the days since the last of them, both on scales that show few and many; the day a year ago is a rule. */
export function dashboardSpec(dots: readonly UseDot[], theme: ChartTheme, frame: ChartFrame): TopLevelSpec {
  const colours = chartColours[theme];
  const most = Math.max(year * 2, ...dots.map(({ unseen }) => unseen));
  const x = {
    field: 'unseen',
    type: 'quantitative' as const,
    scale: { type: 'symlog' as const, domain: [0, most], constant: 3 },
    axis: {
      title: 'days since somebody last looked at it',
      values: [0, 1, 7, 30, 90, 365, 730],
      grid: false,
    },
  };
  const y = {
    field: 'views',
    type: 'quantitative' as const,
    scale: {
      type: 'symlog' as const,
      domain: [0, 1.2 * Math.max(10, ...dots.map(({ views }) => views))],
      constant: 3,
    },
    axis: { title: null, values: [0, 10, 100, 1000, 10_000] },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: describeUse(dots),
    config: chartConfig(theme),
    width: frame.width - frame.padding.left - frame.padding.right,
    height: frame.height - frame.padding.top - frame.padding.bottom,
    data: { values: dots.map((dot) => rowOf(dot, theme)) },
    layer: [
      {
        data: { values: [{ unseen: year }] },
        mark: { type: 'rule', color: colours.muted, strokeDash: [4, 3] },
        encoding: { x },
      },
      {
        data: { values: [{ unseen: year, text: 'a year' }] },
        mark: { type: 'text', align: 'left', dx: 5, y: -8, color: colours.muted },
        encoding: { x, text: { field: 'text', type: 'nominal' } },
      },
      {
        mark: { type: 'point', size: 64, strokeWidth: 1.8, filled: false, cursor: 'pointer', opacity: 0.95 },
        encoding: {
          x,
          y,
          color: { field: 'colour', type: 'nominal', scale: null },
          shape: { field: 'path', type: 'nominal', scale: null },
          tooltip: { field: 'tip' },
        },
      },
      {
        data: { values: namedDots(dots) },
        mark: { type: 'text', align: 'left', dx: 8, limit: 180, color: colours.ink },
        encoding: { x, y, text: { field: 'name', type: 'nominal' } },
      },
    ],
  };
}

/** The most viewed dashboards whose names don't run into one another. */
function namedDots(dots: readonly UseDot[]) {
  const taken: UseDot[] = [];
  for (const dot of dots.toSorted((a, b) => b.views - a.views)) {
    const last = taken.at(-1);
    if (taken.length < named.most && (last === undefined || dot.views * named.apart < last.views))
      taken.push(dot);
  }
  return taken.map(({ name, unseen, views }) => ({ name, unseen, views }));
}

function rowOf({ id, name, unseen, views, suggestion }: UseDot, theme: ChartTheme) {
  return {
    pick: id,
    unseen,
    views,
    colour: suggestionColour(suggestion, theme),
    path: shapePaths[suggestionShapes[suggestion]],
    tip: `${name}\n${suggestionWords[suggestion]}\n${count(views)} views in 90 days, the last ${plural(unseen, 'day')} ago`,
  };
}

/** What the marks mean. */
export function suggestionLegend(theme: ChartTheme): LegendEntry[] {
  return suggestions.map((suggestion) => ({
    label: suggestionWords[suggestion],
    colour: suggestionColour(suggestion, theme),
    shape: suggestionShapes[suggestion],
    look: 'outline',
  }));
}

/** The colour of a suggestion: the accent for what there is to do, quieter ones for what goes and what stays. */
function suggestionColour(suggestion: UseDot['suggestion'], theme: ChartTheme): string {
  const { accent, muted, ink } = chartColours[theme];
  return { merge: accent, retire: muted, keep: ink }[suggestion];
}

/** The chart in words. */
export function describeUse(dots: readonly UseDot[]): string {
  const stale = dots.filter(({ unseen }) => unseen > year).length;
  const [most] = dots.toSorted((a, b) => b.views - a.views);
  const first =
    most === undefined ? '' : ` ${most.name} has the most views, ${count(most.views)} in 90 days.`;
  return `${plural(dots.length, 'dashboard')} by views and days since the last view; ${stale} unseen for more than a year.${first} The table has every figure.`;
}
