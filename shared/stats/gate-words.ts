import { enough, gateNames, type Evidence, type GateName, type GateOutcome, type Gates } from './gates.ts';
import { percent } from './words.ts';

/** A gate as a card lists it. */
export interface GateLine {
  /** G1 to G7. */
  readonly code: string;
  readonly title: string;
  readonly outcome: GateOutcome;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** What each gate asks for, in a few words. */
export const gateTitles: Readonly<Record<GateName, string>> = {
  enough_data: 'Enough titles above the limit',
  no_reversal: 'No reversal that is not accounted for',
  placebos: 'Placebos are nothing',
  designs_agree: 'Two designs agree',
  threshold: 'A threshold is shown',
  confounder: 'Holds against an unseen confounder',
  matters: 'The change is clear of the smallest that matters',
};

/** The gates in order, each with its reason in words. */
export function gateLines(evidence: Evidence, gates: Gates): GateLine[] {
  return gateNames.map((name, place) => ({
    code: `G${place + 1}`,
    title: gateTitles[name],
    outcome: gates[name],
    reason: gates[name] === 'unknown' ? unknown[name] : reasons[name](evidence, gates[name] === 'passed'),
  }));
}

const unknown: Readonly<Record<GateName, string>> = {
  enough_data: 'The titles above the limit could not be counted.',
  no_reversal: 'The slopes could not be compared.',
  placebos: 'No placebo could be run.',
  designs_agree: 'The same-moment design could not be run, so that nothing can be compared.',
  threshold: 'Whether there is a threshold could not be tested.',
  confounder: 'No covariate was there to measure a confounder by.',
  matters: 'There is no forecast, or no smallest difference that matters was set.',
};

const reasons: Readonly<Record<GateName, (evidence: Evidence, passed: boolean) => string>> = {
  enough_data: ({ titlesAbove, effectiveTitles, linesAbove, eventsAbove }) =>
    `Above the limit there are ${titlesAbove} titles (worth ${whole(effectiveTitles)} of one size), ${linesAbove} lines and ${eventsAbove} events; it takes ${enough.titles}, ${enough.effectiveTitles}, ${enough.lines} and ${enough.events}.`,
  no_reversal: ({ reversal, reversalExplained }) =>
    reversal === 'none'
      ? 'Pooled and within-title slope agree.'
      : reversalExplained
        ? 'Pooled and within-title slope disagree, but a comparison that leaves out how titles differ bears out the slope within titles.'
        : 'Pooled and within-title slope disagree, and nothing says why.',
  placebos: ({ controls }) => {
    const run = controls.filter(({ outcome }) => outcome !== 'not_run').length;
    const passed = controls.filter(({ outcome }) => outcome === 'passed').length;
    return `${passed} of ${run} placebos lie within a quarter of the slope above the limit; ${controls.length - run} could not be run.`;
  },
  designs_agree: (_, passed) =>
    passed
      ? 'The slopes within titles and at the same moment differ by no more than chance allows.'
      : 'The slopes within titles and at the same moment differ by more than chance allows.',
  threshold: ({ threshold }, passed) =>
    passed
      ? 'A bend upwards is shown, after adjusting for the number of languages.'
      : threshold?.splineBetter === true
        ? 'A smooth curve predicts titles that were held out better than a bend at one speed.'
        : 'No bend upwards is shown, after adjusting for the number of languages.',
  confounder: (_, passed) =>
    passed
      ? 'A confounder as strong as the strongest covariate would not turn the sign.'
      : 'A confounder as strong as the strongest covariate would turn the sign.',
  matters: ({ smallestThatMatters }, passed) =>
    `Over all compliances the forecast’s interval ${passed ? 'lies clear of' : 'takes in'} the smallest difference that matters, ${percent(smallestThatMatters ?? 0)}.`,
};

function whole(value: number): string {
  return Number.isFinite(value) ? String(Math.floor(value)) : 'an unknown number';
}
