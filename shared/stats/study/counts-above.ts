import type { Evidence } from '../gates.ts';
import type { LanguageStudy } from './types.ts';

/** Left to the rounding of a mean: the bin of a line at exactly the limit has the limit for its mean speed. */
const rounding = 1e-9;

/** What lies over the limit, to a narrow bin of the histogram: titles with such lines, the lines, and their events. Nothing without a limit. */
export function countsAbove({
  overview,
  stratum: { limit },
}: Pick<LanguageStudy, 'overview' | 'stratum'>): Pick<
  Evidence,
  'titlesAbove' | 'linesAbove' | 'eventsAbove'
> {
  const from = limit ?? Number.POSITIVE_INFINITY;
  const { cluster, cps } = overview.byTitle;
  const bins = overview.histogram.filter((bin) => bin.from >= from);
  return {
    titlesAbove: new Set(cluster.filter((_, row) => (cps[row] ?? 0) > from + rounding)).size,
    linesAbove: bins.reduce((sum, { lines }) => sum + lines, 0),
    eventsAbove: bins.reduce((sum, { events }) => sum + events, 0),
  };
}
