import type { LimitVerdict } from '../stats/limit-verdict.ts';
import { countsAbove } from '../stats/study/counts-above.ts';
import { pooledRows, rowAt, stratumOf } from '../stats/study/testing.ts';
import type { Finding, LanguageStudy } from '../stats/study/types.ts';

const estimate = { estimate: 0.02, se: 0.01, low: 0.0001, high: 0.0399, p: 0.04, df: 39 };

/** A study of German subtitles for adults with what a test is about; all else is of one small, plain finding. */
export function languageStudy(about: {
  readonly verdict: LimitVerdict;
  readonly limit: number | null;
  readonly safe: number;
  readonly benchmark: { readonly low: number; readonly high: number } | null;
}): LanguageStudy {
  const { limit, safe, benchmark } = about;
  const byTitle = pooledRows(
    [1, 2].flatMap((cluster) => [10.5, 18.5].map((cps) => rowAt(cluster, 1000 * cluster, 10 + cluster, cps))),
  );
  const found = {
    stratum: stratumOf({ limit, citation: limit === null ? null : 'House guide, p. 3' }),
    overview: {
      lines: 1200,
      titles: 2,
      exposures: 6000,
      events: 46,
      meanSpeed: 14.5,
      histogram: [
        { from: 10.5, lines: 700, titles: 2, exposures: 3000, events: 23, speed: 7350 },
        { from: 18.5, lines: 500, titles: 2, exposures: 3000, events: 23, speed: 9250 },
      ],
      byTitle,
    },
    slopes: { pooled: estimate, within: estimate, sameMoment: null, linear: null, below: null, above: null },
    curve: {
      isFirstLook: false,
      typical: 14.5,
      dots: [],
      reach: null,
      benchmark:
        benchmark === null
          ? null
          : {
              speed: { kind: 'at', cps: (benchmark.low + benchmark.high) / 2 },
              interval: {
                low: { kind: 'at', cps: benchmark.low },
                high: { kind: 'at', cps: benchmark.high },
              },
            },
      safe: { cps: safe, isEndOfRange: false },
      threshold: null,
    },
    finding: null,
  } satisfies LanguageStudy;
  return { ...found, finding: findingOf(about.verdict, found) };
}

function findingOf(verdict: LimitVerdict, study: Pick<LanguageStudy, 'stratum' | 'overview'>): Finding {
  return {
    q: 0.04,
    qAnyDependence: null,
    selected: null,
    decision: { verdict, reason: 'safe_above', isPriority: false },
    grade: 'exploratory',
    gates: {
      enough_data: 'failed',
      no_reversal: 'passed',
      placebos: 'unknown',
      designs_agree: 'unknown',
      threshold: 'unknown',
      confounder: 'unknown',
      matters: 'unknown',
    },
    evidence: {
      ...countsAbove(study),
      effectiveTitles: Number.NaN,
      reversal: 'none',
      reversalExplained: false,
      controls: [],
      designs: null,
      threshold: null,
      effect: null,
      confounded: null,
      benchmark: null,
      simulated: null,
      smallestThatMatters: null,
    },
    reversal: 'none',
    titles: [],
    source: null,
    isReversalExplained: false,
    overLimit: { ratio: 1.031, low: 1.029, high: 1.0333 },
    eValue: null,
    group: null,
    designs: null,
    controls: [],
    sensitivity: null,
    notControlled: ['speech_rate', 'reduction'],
  };
}
