import { gateLines, type GateLine } from '../stats/gate-words.ts';
import type { Finding, LanguageStudy } from '../stats/study/types.ts';

/** The checks that a finding did not pass, each with its reason in words. */
export function openChecks(study: LanguageStudy, finding: Finding): GateLine[] {
  const { curve, slopes } = study;
  const threshold = curve?.threshold ?? null;
  const evidence = {
    ...countsAbove(study),
    // Not kept with a finding; its words then say that it is not known.
    effectiveTitles: Number.NaN,
    reversal: finding.reversal,
    reversalExplained: finding.isReversalExplained,
    controls: finding.controls,
    designs: finding.designs,
    threshold:
      threshold === null
        ? null
        : { q: threshold.p, kink: threshold.kink.estimate, splineBetter: threshold.isHidden },
    effect: slopes.above?.estimate ?? null,
    confounded: null,
    benchmark: null,
    simulated: null,
    smallestThatMatters: null,
  };
  return gateLines(evidence, finding.gates).filter(({ outcome }) => outcome !== 'passed');
}

/** Titles with lines from the limit on, those lines and their events, to a narrow bin of the histogram. */
function countsAbove({ overview, stratum: { limit } }: LanguageStudy): {
  readonly titlesAbove: number;
  readonly linesAbove: number;
  readonly eventsAbove: number;
} {
  const from = limit ?? Number.POSITIVE_INFINITY;
  const bins = overview.histogram.filter((bin) => bin.from >= from);
  const titles = overview.byTitle.filter(({ cps }) => cps >= from).map(({ cluster }) => cluster);
  return {
    titlesAbove: new Set(titles).size,
    linesAbove: bins.reduce((sum, { lines }) => sum + lines, 0),
    eventsAbove: bins.reduce((sum, { events }) => sum + events, 0),
  };
}
