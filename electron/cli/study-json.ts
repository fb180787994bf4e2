import { gateLine } from '../../shared/stats/gate-words.ts';
import type { Estimate } from '../../shared/stats/fit.ts';
import type { SpeechAdjusted } from '../../shared/stats/study/source-speech.ts';
import type { Finding } from '../../shared/stats/study/types.ts';

/** An estimate with its interval as the command line writes it; null where it can't be had. @param q its p-value adjusted over languages */
export function jsonEstimate(estimate: Estimate | null, q: number | null): object | null {
  if (estimate === null) return null;
  const { estimate: value, se, low, high, p } = estimate;
  return { estimate: value, se, low, high, p, q };
}

/** What is concluded of a language as the command line writes it: the verdict, its grade, and the checks that they come from. */
export function jsonFinding(finding: Finding): object {
  const { decision, grade, group, sensitivity } = finding;
  return {
    over_limit: finding.overLimit,
    verdict: decision.verdict,
    reason: decision.reason,
    is_priority: decision.isPriority,
    grade,
    reversal: { kind: finding.reversal, is_explained: finding.isReversalExplained },
    checks: {
      gates: finding.gates,
      q_any_dependence: finding.qAnyDependence,
      selected: finding.selected,
      matters: jsonMatters(finding),
      controls: finding.controls,
      designs: jsonEstimate(finding.designs, null),
      sensitivity:
        sensitivity === null
          ? null
          : {
              estimate: sensitivity.estimate,
              partial_r2: sensitivity.partialR2,
              robustness: sensitivity.robustness,
              benchmarks: sensitivity.benchmarks.map(
                ({ covariate, strength, withSpeed, withOutcome, bias, adjusted }) => ({
                  covariate,
                  strength,
                  with_speed: withSpeed,
                  with_outcome: withOutcome,
                  bias,
                  adjusted,
                  // It would have to explain more of the outcome than there is left, or all of the speed.
                  is_possible: bias !== null,
                }),
              ),
            },
      e_value: finding.eValue,
      group:
        group === null
          ? null
          : {
              group: group.group,
              estimate: group.estimate,
              se: group.se,
              pooled: group.pooled,
              stands_apart: group.standsApart,
            },
      source: finding.source === null ? null : jsonSource(finding.source),
      not_controlled: finding.notControlled,
    },
  };
}

/** The forecast of the limit that the verdict proposes, beside the smallest change that matters; and what it comes to, or is wanting, in words. */
function jsonMatters({ evidence, gates }: Finding): object {
  const { simulated, smallestThatMatters } = evidence;
  return {
    smallest: smallestThatMatters,
    forecast: simulated === null || typeof simulated === 'string' ? null : simulated,
    reason: gateLine('matters', evidence, gates).reason,
  };
}

function jsonSource({ lines, alone, speechRate, both }: SpeechAdjusted): object {
  return {
    lines,
    alone: jsonEstimate(alone, null),
    speech_rate: jsonEstimate(speechRate, null),
    speech_rate_and_reduction: jsonEstimate(both, null),
  };
}
