import type { TopLevelSpec } from 'vega-lite';
import { count, decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { chartConfig } from '../vega/config.ts';
import { chartColours } from '../vega/tokens.ts';
import { curveLayout, type CurveLook } from './curve-frame.ts';
import { isThresholdShown, shownDots, speedDomain, type CurveFigures, type ShownDot } from './curve.ts';
import { barsIn } from './histogram.ts';
import { limitRules, type LimitRule } from './limits.ts';
import { speedDigits } from '../../../shared/stats/words.ts';

/** The narrowest bar of a histogram, in px. */
const narrowestBar = 4;

/**
 * The curve of a language over the histogram of its lines, on one explicit domain of speeds: dots with bars of their own, the band that
 * holds them all as steps, the limit in force, the one that the verdict proposes, and where the slope is shown to change (facts, statistics section 6.1).
 */
export function curveSpec(study: CurveFigures, look: CurveLook): TopLevelSpec {
  const { gap } = curveLayout(look.width, look.compact);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartConfig(look.theme),
    bounds: 'flush',
    spacing: gap,
    vconcat: curvePlots(study, look),
  };
}

/** The two plots of a curve, ratios above lines. */
export function curvePlots(study: CurveFigures, look: CurveLook) {
  return [ratiosPlot(study, look), linesPlot(study, look)];
}

/** Every layer repeats the domain: one without it would draw the shared axis down to 0 and away from the histogram. */
function speedScale(study: CurveFigures) {
  const [from, to] = speedDomain(study);
  return { domain: [from, to], nice: false, zero: false };
}

function ratiosPlot(study: CurveFigures, look: CurveLook) {
  const colours = chartColours[look.theme];
  const { ratios, plotWidth } = curveLayout(look.width, look.compact);
  const scale = { type: 'log' as const, domain: [...look.y.domain], nice: false };
  const axis = { title: null, values: [...look.y.ticks], format: '~g', minExtent: 34, maxExtent: 34 };
  const at = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: speedScale(study),
    axis: null,
  });
  const ratio = (field: string) => ({ field, type: 'quantitative' as const, scale, axis });
  return {
    width: plotWidth,
    height: ratios,
    data: { values: dotRows(shownDots(study), study) },
    layer: [
      ...thresholdLayer(study, look),
      {
        data: { values: [{ one: 1 }] },
        mark: { type: 'rule' as const, color: colours.muted, opacity: 0.6 },
        encoding: { y: ratio('one') },
      },
      {
        mark: { type: 'rect' as const, color: colours.accent, opacity: 0.16, clip: true },
        encoding: {
          x: at('from'),
          x2: { field: 'to' },
          y: ratio('bandLow'),
          y2: { field: 'bandHigh' },
          tooltip: { field: 'tip' },
        },
      },
      {
        mark: { type: 'rule' as const, color: colours.accent, strokeWidth: 1.5, clip: true },
        encoding: { x: at('speed'), y: ratio('low'), y2: { field: 'high' }, tooltip: { field: 'tip' } },
      },
      {
        mark: {
          type: 'circle' as const,
          color: colours.accent,
          opacity: 1,
          size: look.compact ? 16 : 30,
          clip: true,
        },
        encoding: { x: at('speed'), y: ratio('ratio'), tooltip: { field: 'tip' } },
      },
      ...limitLayers(study, look),
    ],
  };
}

/** Where the slope is shown to change: its interval, behind everything. */
function thresholdLayer(study: CurveFigures, look: CurveLook) {
  const threshold = study.curve?.threshold ?? null;
  if (threshold === null || !isThresholdShown(study)) return [];
  const { low, high } = threshold.interval;
  const x = { type: 'quantitative' as const, scale: speedScale(study), axis: null };
  return [
    {
      data: { values: [{ low, high }] },
      mark: { type: 'rect' as const, color: chartColours[look.theme].count, opacity: 0.35, clip: true },
      encoding: {
        x: { ...x, field: 'low' },
        x2: { field: 'high' },
        y: { value: 0 },
        y2: { value: 'height' as const },
      },
    },
  ];
}

/** How far above the plot the rules of limits reach, beside their labels, in px. */
const limitReach = 16;

/** What the rules of limits share in both plots: solid for the one in force, dashed for the one that is proposed. */
function limitRule(look: CurveLook, isProposed: boolean, top: number) {
  return {
    type: 'rule' as const,
    color: chartColours[look.theme].limit,
    strokeWidth: 1.75,
    ...(isProposed ? { strokeDash: [5, 4] } : {}),
    y: top,
    y2: 'height' as const,
  };
}

/** About the width of a character of a label, in px, also in the wider font that a copy may be drawn in. */
const labelCharacter = 7.4;

/** How far a label to the right of its rule has to be moved back to end within the picture, in px. The rule then ends below it. */
function shiftOf({ side, cps, label }: LimitRule, study: CurveFigures, look: CurveLook): number {
  if (side === 'left') return 0;
  const { plotWidth, frame } = curveLayout(look.width, look.compact);
  const [from, to] = speedDomain(study);
  const room = (plotWidth * (to - cps)) / (to - from) + frame.padding.right;
  return Math.max(0, 4 + label.length * labelCharacter - room);
}

function limitLayers(study: CurveFigures, look: CurveLook) {
  const { limit: color } = chartColours[look.theme];
  const x = { field: 'cps', type: 'quantitative' as const, scale: speedScale(study), axis: null };
  return limitRules(study, speedDomain(study)).flatMap((rule) => {
    const data = { values: [rule] };
    const isLabelled = !(look.compact && rule.isProposed);
    const shift = shiftOf(rule, study, look);
    const label = {
      data,
      mark: {
        type: 'text' as const,
        color,
        fontWeight: 600 as const,
        y: -5,
        dx: rule.side === 'left' ? -4 : 4 - shift,
        align: rule.side === 'left' ? ('right' as const) : ('left' as const),
        baseline: 'bottom' as const,
      },
      encoding: { x, text: { field: 'label', type: 'nominal' as const } },
    };
    const mark = limitRule(look, rule.isProposed, isLabelled && shift === 0 ? -limitReach : 0);
    return [{ data, mark, encoding: { x } }, ...(isLabelled ? [label] : [])];
  });
}

function linesPlot(study: CurveFigures, look: CurveLook) {
  const { plotWidth, histogram } = curveLayout(look.width, look.compact);
  const scale = speedScale(study);
  const axis = {
    title: look.compact ? null : studyWords.chart.axis,
    titleAnchor: 'end' as const,
    titlePadding: 4,
    tickCount: Math.max(3, Math.round(plotWidth / 70)),
    labelFlush: true,
  };
  const x = (field: string) => ({ field, type: 'quantitative' as const, scale, axis });
  return {
    width: plotWidth,
    height: histogram,
    layer: [
      {
        data: { values: barRows(study, look) },
        mark: { type: 'rect' as const, clip: true },
        encoding: {
          x: x('left'),
          x2: { field: 'right' },
          y: {
            field: 'lines',
            type: 'quantitative' as const,
            scale: { zero: true, nice: false },
            axis: null,
          },
          y2: { datum: 0 },
          color: { field: 'colour', type: 'nominal' as const, scale: null },
          tooltip: { field: 'tip' },
        },
      },
      ...limitRules(study, speedDomain(study)).map((rule) => ({
        data: { values: [rule] },
        mark: limitRule(look, rule.isProposed, 0),
        encoding: { x: x('cps') },
      })),
    ],
  };
}

function barRows(study: CurveFigures, look: CurveLook) {
  const { plotWidth } = curveLayout(look.width, look.compact);
  const bars = barsIn(study.overview.histogram, speedDomain(study), plotWidth / narrowestBar);
  return bars.map(({ from, to, lines }) => {
    const inset = (to - from) * 0.05;
    return {
      left: from + inset,
      right: to - inset,
      lines,
      colour: chartColours[look.theme].count,
      tip: `${decimal(from, 1)} to ${decimal(to, 1)} cps\n${count(lines)} lines`,
    };
  });
}

function dotRows(dots: readonly ShownDot[], { overview }: CurveFigures) {
  const digits = speedDigits(overview.meanSpeed);
  return dots.map(({ from, to, speed, ratio, lines, titles }) => ({
    from,
    to,
    speed,
    ratio: ratio.estimate,
    low: ratio.low,
    high: ratio.high,
    bandLow: ratio.bandLow,
    bandHigh: ratio.bandHigh,
    tip: [
      `${decimal(from, digits)} to ${decimal(to, digits)} cps`,
      `${decimal(ratio.estimate, 2)} [${decimal(ratio.low, 2)}, ${decimal(ratio.high, 2)}] × the average line of the same title`,
      `${count(lines)} lines, ${count(titles)} titles`,
    ].join('\n'),
  }));
}

/** The chart in words, for those who don't see it. */
export function describeCurve(study: CurveFigures, name: string): string {
  const dots = shownDots(study);
  const [first, last] = [dots[0], dots.at(-1)];
  const digits = speedDigits(study.overview.meanSpeed);
  const say = ({ speed, ratio }: ShownDot): string =>
    `${decimal(ratio.estimate, 2)} at ${decimal(speed, digits)} cps`;
  const range =
    first === undefined || last === undefined
      ? 'No bin holds enough titles to show a rate.'
      : `From ${say(first)} to ${say(last)}.`;
  const limits = limitRules(study, speedDomain(study)).map(
    ({ isProposed, cps }) => ` ${studyWords.chart.described[isProposed ? 'proposed' : 'limit'](String(cps))}`,
  );
  return `Rate by reading speed, ${name}, ${dots.length} dots. ${range}${limits.join('')} The table has every figure.`;
}
