import type { Config } from 'vega-lite';
import { chartColours, chartFont, type ChartTheme } from './tokens.ts';

/**
 * The one Vega-Lite config of a theme: type, gridlines, colours and accessibility of every chart.
 * Marks and guides carry no ARIA of their own: a chart has one description and a table twin instead.
 */
export function chartConfig(theme: ChartTheme): Config {
  const colours = chartColours[theme];
  const text = { font: chartFont, fontSize: 11 };
  return {
    aria: false,
    background: 'transparent',
    font: chartFont,
    view: { stroke: null },
    axis: {
      labelFont: text.font,
      labelFontSize: text.fontSize,
      labelColor: colours.muted,
      labelPadding: 6,
      titleFont: text.font,
      titleFontSize: text.fontSize,
      titleFontWeight: 400,
      titleColor: colours.muted,
      domain: false,
      ticks: false,
      grid: false,
      gridColor: colours.line,
    },
    axisY: { grid: true },
    text: { font: text.font, fontSize: text.fontSize, color: colours.ink },
    legend: { disable: true },
  };
}
