import type { TopLevelSpec } from 'vega-lite';
import type { CopyKind } from '../../commands/charts.ts';
import { toCsv, type TableTwin } from '../table-twin.ts';
import { loadRuntime } from '../vega/embed.ts';
import type { ChartFrame } from '../vega/runtime.ts';
import type { ChartTheme } from '../vega/tokens.ts';

/** A chart as a picture: its spec and the frame that it is drawn in. */
export interface Figure {
  readonly spec: TopLevelSpec;
  readonly frame: ChartFrame;
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
