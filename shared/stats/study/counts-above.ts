import type { Evidence } from '../gates.ts';
import type { LanguageStudy } from './types.ts';

/** What lies over the limit, to a narrow bin of the histogram: titles with such lines, the lines, and their events. Nothing without a limit. */
export function countsAbove({
  overview,
  stratum: { limit },
}: Pick<LanguageStudy, 'overview' | 'stratum'>): Pick<
  Evidence,
  'titlesAbove' | 'linesAbove' | 'eventsAbove'
> {
  const from = limit ?? Number.POSITIVE_INFINITY;
  const bins = overview.histogram.filter((bin) => bin.from >= from);
  return {
    titlesAbove: new Set(overview.byTitle.filter(({ cps }) => cps >= from).map(({ cluster }) => cluster))
      .size,
    linesAbove: bins.reduce((sum, { lines }) => sum + lines, 0),
    eventsAbove: bins.reduce((sum, { events }) => sum + events, 0),
  };
}
