import { judgeControl } from '../controls.ts';
import type { Cube } from '../curve/cells.ts';
import { eValue } from '../e-value.ts';
import type { Estimate, Fit } from '../fit.ts';
import { isReversalExplained, type Bounds, type Evidence } from '../gates.ts';
import { gradeOf } from '../grade.ts';
import { differenceOf, reversalOf, type Jackknifed, type Reversal } from '../ladder.ts';
import { areDesignsApart, decide, stepOf } from '../limit-verdict.ts';
import { adjust, selectedIntervals } from '../multiple.ts';
import { poolWithinGroups, type RawAndPooled } from '../pool-languages.ts';
import { sensitivity, type Sensitivity } from '../sensitivity.ts';
import { aboveLimit, groupFigure, overLimit } from './at-limit.ts';
import { countsAbove } from './counts-above.ts';
import type { SpeechAdjusted } from './source-speech.ts';
import type { Curve, Finding, LanguageStudy, NotControlled, StudyQuestion } from './types.ts';
import { titleLines } from './title-lines.ts';

/** What the findings are made of: a language's study, and its cells; null where no fit could be had. */
export interface Studied {
  readonly study: LanguageStudy;
  readonly cube: Cube | null;
  /** The slope over all titles together; null where it can't be told. */
  readonly pooled: Jackknifed | null;
  /** The slope within titles; null where it can't be told. */
  readonly within: Jackknifed | null;
  /** The fit of a step at the limit, whose first coefficient is that of the lines over it; null where no title can tell. */
  readonly step: Fit | null;
  /** The slope at the same moment; null where no title has another language, or it can't be told. */
  readonly sameMoment: Jackknifed | null;
  /** The slope with what is said in the source held equal; null without links. */
  readonly source: SpeechAdjusted | null;
  /** The slope of each placebo; null where it can't be told. */
  readonly placebos: Readonly<Record<(typeof tried)[number], Estimate | null>>;
}

/**
 * What is concluded of each language, in the order given. Takes all languages of the run, since p-values are adjusted over them and figures
 * pooled within scripts, among strata of one kind, audience and audio context.
 * @param question its margin is the share by which the outcome may get worse at the safe speed
 */
export function findingsOf(
  studied: readonly Studied[],
  { margin, seed }: Pick<StudyQuestion, 'margin' | 'seed'>,
): readonly Finding[] {
  const others = new Map(familiesOf(studied).flatMap((family) => [...fromFamily(family)]));
  return studied.map((one) => findingOf(one, { margin, seed, ...(others.get(one) ?? alone) }));
}

/** Languages whose lines are of one kind, for one audience, heard with one kind of audio: strata are never mixed, so that none else tell of each other. */
function familiesOf(studied: readonly Studied[]): (readonly Studied[])[] {
  const families = Map.groupBy(studied, ({ study: { stratum } }) =>
    JSON.stringify([stratum.assetType, stratum.audience, stratum.audioContext]),
  );
  return [...families.values()];
}

function* fromFamily(family: readonly Studied[]): Generator<[Studied, FromOthers]> {
  const within = family.map(({ study }) => study.slopes.within);
  const p = within.map((slope) => slope?.p ?? null);
  const slopes = adjust(p);
  const { adjusted: anyDependence } = adjust(p, 'BY');
  const selected = selectedIntervals(within, slopes);
  const { adjusted: thresholds } = adjust(family.map(({ study }) => study.curve?.threshold?.p ?? null));
  const groups = groupsOf(family);
  for (const [i, one] of family.entries())
    yield [
      one,
      {
        slope: {
          q: slopes.adjusted[i] ?? null,
          qAnyDependence: anyDependence[i] ?? null,
          selected: selected[i] ?? null,
        },
        thresholdQ: thresholds[i] ?? null,
        group: groups.get(one) ?? null,
      },
    ];
}

/** What a language's finding takes from the others of its family. */
interface FromOthers {
  readonly slope: Pick<Finding, 'q' | 'qAnyDependence' | 'selected'>;
  readonly thresholdQ: number | null;
  readonly group: RawAndPooled | null;
}

const alone: FromOthers = {
  slope: { q: null, qAnyDependence: null, selected: null },
  thresholdQ: null,
  group: null,
};

/** The figures of each language beside its script's. A figure that can't be had stays out. */
function groupsOf(studied: readonly Studied[]): ReadonlyMap<Studied, RawAndPooled> {
  const figures = studied.flatMap((one) => {
    const { cube, study } = one;
    const figure = cube === null ? null : groupFigure(cube, study.stratum);
    return figure === null ? [] : [{ one, figure }];
  });
  const { languages } = poolWithinGroups(figures.map(({ figure }) => figure));
  return new Map(
    figures.flatMap(({ one }, i): [Studied, RawAndPooled][] => {
      const pooled = languages[i];
      return pooled === undefined ? [] : [[one, pooled]];
    }),
  );
}

function findingOf(
  { study, cube, pooled, within, step, sameMoment, source, placebos }: Studied,
  { margin, seed, slope, thresholdQ, group }: FromOthers & Pick<StudyQuestion, 'margin' | 'seed'>,
): Finding {
  const { slopes, curve, stratum } = study;
  const { limit } = stratum;
  const above = cube === null || limit === null ? null : aboveLimit(cube, limit);
  const reversal = reversalFor(pooled, within);
  const designs = designsOf(within, sameMoment);
  const explained =
    slopes.within !== null &&
    slopes.pooled !== null &&
    isReversalExplained(slopes.within.estimate, slopes.pooled.estimate, slopes.sameMoment, null);
  const controls = tried.map((name) =>
    judgeControl(name, placebos[name] ?? null, slopes.above?.estimate ?? Number.NaN),
  );
  const strength = above === null ? null : sensitivity(above.fit, above.name, yardsticks);
  const evidence: Evidence = {
    ...countsAbove(study),
    effectiveTitles: above?.effectiveTitles ?? 0,
    ...{ reversal, reversalExplained: explained, controls, designs },
    threshold: thresholdOf(curve, thresholdQ),
    effect: strength?.estimate ?? null,
    confounded: leastLeft(strength),
    benchmark: benchmarkBounds(curve),
    ...notHeld,
  };
  const { grade, gates } = gradeOf(evidence);
  return {
    ...slope,
    decision: decide({
      limit: limit ?? Number.NaN,
      step: stepOf(limit ?? Number.NaN),
      safeSpeed: curve?.safe?.cps ?? null,
      benchmark: evidence.benchmark,
      effect: slopes.above,
      grade,
      isReversalUnexplained: gates.enough_data === 'passed' && gates.no_reversal !== 'passed',
      isApart: areDesignsApart(slopes.within?.estimate ?? Number.NaN, designs),
      pooled: group === null || group.standsApart ? null : group.pooled,
      margin: Math.log1p(margin),
    }),
    grade,
    gates,
    evidence,
    reversal,
    isReversalExplained: explained,
    titles: cube === null ? [] : titleLines(cube, study.overview, seed),
    // Without an event over the limit the ratio runs to 0.
    ...overLimitIn(limit !== null && evidence.eventsAbove > 0 ? step : null),
    group,
    designs,
    controls,
    sensitivity: strength,
    source,
    notControlled: notControlledIn(source),
  };
}

/** What is proposed is forecast later, once all verdicts are there: see `withForecasts`. */
const notHeld = { simulated: null, smallestThatMatters: null } as const;

function overLimitIn(step: Fit | null): Pick<Finding, 'overLimit' | 'eValue'> {
  const ratio = step === null ? null : overLimit(step);
  return { overLimit: ratio, eValue: ratio === null ? null : eValue(ratio.ratio, ratio) };
}

function notControlledIn(source: SpeechAdjusted | null): NotControlled[] {
  const controls = [
    { what: 'speech_rate', told: source?.speechRate ?? null },
    { what: 'reduction', told: source?.both ?? null },
  ] as const;
  return controls.flatMap(({ what, told }) => (told === null ? [what] : []));
}

/** How the slope within titles and the one over all titles disagree, as both are shown. */
function reversalFor(pooled: Jackknifed | null, within: Jackknifed | null): Reversal {
  if (within === null || pooled === null) return 'none';
  return reversalOf(within, pooled, differenceOf(within, pooled));
}

/** The slope within titles less the one at the same moment; null where one of them, or how far they may differ, can't be told. */
function designsOf(within: Jackknifed | null, sameMoment: Jackknifed | null): Estimate | null {
  if (within === null || sameMoment === null) return null;
  const difference = differenceOf(within, sameMoment);
  return Number.isFinite(difference.se) ? difference : null;
}

/** The placebos, in the order in which they are told. */
const tried = ['subtitles_off', 'other_languages', 'next_line'] as const;

/** What stands in for a confounder nobody has seen. */
const yardsticks = [
  { name: 'log_duration', regressors: ['log_duration'] },
  { name: 'position', regressors: ['position', 'position_squared'] },
  { name: 'speech_density', regressors: ['speech_density'] },
];

/** What a confounder as strong as the strongest covariate leaves of the effect; null where no covariate could be measured by. */
function leastLeft(strength: Sensitivity | null): number | null {
  const left = (strength?.benchmarks ?? []).flatMap((one) =>
    one.strength === 1 && one.adjusted !== null ? [one.adjusted] : [],
  );
  if (strength === null || left.length === 0) return null;
  return strength.estimate < 0 ? Math.max(...left) : Math.min(...left);
}

/** A lower end that is beyond the range is at least the range's end; an upper end beyond it is open. */
function benchmarkBounds(curve: Curve | null): Bounds | null {
  if (curve === null || curve.benchmark === null) return null;
  const { low, high } = curve.benchmark.interval;
  return { low: low.cps, high: high.kind === 'at' ? high.cps : null };
}

function thresholdOf(curve: Curve | null, q: number | null): Evidence['threshold'] {
  if (curve === null || curve.threshold === null || q === null) return null;
  const { kink, isHidden } = curve.threshold;
  return { q, kink: kink.estimate, splineBetter: isHidden };
}
