import type { TopLevelSpec } from 'vega-lite';
import type { CopyKind } from '../../commands/charts.ts';
import { toCsv, type TableTwin } from '../table-twin.ts';
import { loadRuntime } from '../vega/embed.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import { legendHeight, withLegend, type LegendEntry } from './legend-entries.ts';
import { chartColours, type ChartTheme } from '../vega/tokens.ts';

/** A chart as a picture: its spec and the frame that it is drawn in. */
export interface Figure {
  readonly spec: TopLevelSpec;
  /** Null where it is as large as what is drawn. */
  readonly frame: ChartFrame | null;
}

/** What stands over a chart, on the screen and on its copies. */
export interface Caption {
  readonly title: string;
  /** n and units. */
  readonly note: string;
  /** What it is of: language, limits, quarter, filters; empty where its title says it all. */
  readonly scope: string;
  /** What its marks mean. */
  readonly legend: readonly LegendEntry[];
}

/** The room that a caption takes above a chart, in px: its title and its note, and a line more where it has a scope. */
export const captionHeight = 48;
const scopeHeight = 16;

/** A figure with its caption, so that a copy says by itself what it shows, of how many, and what its marks mean. */
export function captioned(
  { spec, frame }: Figure,
  { title, note, scope, legend }: Caption,
  theme: ChartTheme,
): Figure {
  const above =
    captionHeight + (scope === '' ? 0 : scopeHeight) + (frame === null ? 0 : legendHeight(legend, frame));
  const { ink, muted } = chartColours[theme];
  return {
    spec: {
      ...(frame === null ? spec : withLegend(spec, legend, frame, theme)),
      title: {
        ...{
          text: title,
          subtitle: scope === '' ? note : [note, scope],
          anchor: 'start',
          frame: 'bounds',
          offset: 14,
        },
        ...{ color: ink, fontSize: 14, subtitleColor: muted, subtitleFontSize: 12, subtitlePadding: 4 },
        ...(frame === null ? {} : { limit: frame.width - 16 }),
      },
    },
    frame: frame && {
      ...frame,
      height: frame.height + above,
      padding: { ...frame.padding, top: frame.padding.top + above },
    },
  };
}

/** Puts the chart on the clipboard. Rejects where the clipboard refuses. */
export async function copyAs(
  kind: CopyKind,
  figure: Figure,
  twin: TableTwin,
  theme: ChartTheme,
): Promise<void> {
  const clipboard = navigator.clipboard;
  if (kind === 'csv') return clipboard.writeText(toCsv(twin));
  if (kind === 'spec') return clipboard.writeText(JSON.stringify(figure.spec, null, 2));
  const runtime = await loadRuntime();
  if (kind === 'svg') return clipboard.writeText(await runtime.svgOf(figure.spec, figure.frame, theme));
  return clipboard.write([
    new ClipboardItem({ 'image/png': await runtime.pngOf(figure.spec, figure.frame, theme) }),
  ]);
}
