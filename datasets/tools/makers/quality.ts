import type { Row } from '../../../shared/package/tables.ts';
import { isOriginal, type Asset, type Version } from '../assets.ts';
import { addDays, asOf } from '../calendar.ts';
import type { Line } from '../lines.ts';
import { stream, type Random } from '../random.ts';
import type { Makers } from './make.ts';
import { isAudio } from './partners.ts';
import type { Records } from './records.ts';

type Review = Row<'qc_reviews'>;
type Finding = Row<'qc_findings'>;

/**
 * Factors on the faults that reviews find, beside the producer's own: translations by way of an English template, machine
 * translations that were post-edited, and reviews that were chosen because something was wrong, or made by the partner.
 */
export const faultFactors = { pivot: 1.25, machine_assisted: 1.2, risk: 1.5, complaint: 2.5, partner: 0.45 };

/** Faults of a minute of a typical producer's work. */
const faultsPerMinute = { text: 0.45, audio: 0.4 };

/** What a severity weighs in MQM, by which a review passes or fails. */
const penalties: Readonly<Record<Finding['severity'], number>> = {
  neutral: 0,
  minor: 1,
  major: 5,
  critical: 25,
};

/** Penalty points a minute above which a review fails. */
const failsAbove = 2.5;

const severities = [
  { value: 'neutral', weight: 22 },
  { value: 'minor', weight: 54 },
  { value: 'major', weight: 21 },
  { value: 'critical', weight: 3 },
] as const;

type Categories = readonly { readonly value: Finding['category']; readonly weight: number }[];

const textCategories: Categories = [
  { value: 'accuracy', weight: 22 },
  { value: 'linguistic_conventions', weight: 20 },
  { value: 'terminology', weight: 14 },
  { value: 'style', weight: 14 },
  { value: 'timing', weight: 10 },
  { value: 'design_markup', weight: 8 },
  { value: 'locale_conventions', weight: 6 },
  { value: 'audience_appropriateness', weight: 3 },
  { value: 'technical', weight: 3 },
];

const audioCategories: Categories = [
  { value: 'lip_sync', weight: 20 },
  { value: 'performance', weight: 20 },
  { value: 'adaptation', weight: 18 },
  { value: 'mix', weight: 12 },
  { value: 'accuracy', weight: 8 },
  { value: 'technical', weight: 8 },
  { value: 'terminology', weight: 7 },
  { value: 'casting', weight: 5 },
  { value: 'audience_appropriateness', weight: 2 },
];

const machineCategories: Categories = [
  { value: 'timing', weight: 5 },
  { value: 'design_markup', weight: 3 },
  { value: 'technical', weight: 2 },
];

/** A review to be made: at which stage, by which side, and how likely it is made at all. */
interface Stage {
  readonly stage: Review['stage'];
  readonly side: Review['reviewer_side'];
  readonly chance: number;
  /** Days from the delivery to the review; below zero, before it. */
  readonly after: readonly [number, number];
}

const textStages: readonly Stage[] = [
  { stage: 'auto', side: 'client', chance: 0.3, after: [0, 0] },
  { stage: 'linguistic', side: 'partner', chance: 0.25, after: [-3, 0] },
  { stage: 'linguistic', side: 'client', chance: 0.45, after: [1, 6] },
];

const audioStages: readonly Stage[] = [
  { stage: 'premix', side: 'partner', chance: 0.25, after: [-14, -8] },
  { stage: 'premix', side: 'client', chance: 0.25, after: [-8, -4] },
  { stage: 'postmix', side: 'client', chance: 0.5, after: [1, 6] },
];

/** The part of a version that a review looks at. */
interface Sample {
  readonly reason: Review['sample_reason'];
  readonly minutes: number;
  readonly lines: readonly Line[];
}

/** Makes the quality reviews of versions and their findings, by how well the producer works in truth. */
export class Reviews {
  readonly #seed: number;
  readonly #makers: Makers;
  readonly #records: Records;
  readonly #faults: ReadonlyMap<string, number>;

  constructor(seed: number, makers: Makers, records: Records) {
    this.#seed = seed;
    this.#makers = makers;
    this.#records = records;
    this.#faults = new Map(makers.partners.all.map(({ id, faults }) => [id, faults]));
  }

  /** Reviews a version of an asset whose producer is known. Lines are empty where it has none. */
  add(asset: Asset, version: Version, lines: readonly Line[], runtimeMs: number): void {
    const random = stream(this.#seed, 'reviews', version.id);
    const factor = this.#factorOf(asset);
    for (const stage of isAudio(asset.type) ? audioStages : textStages) {
      if (!random.chance(stage.chance)) continue;
      const sample = drawSample(random, stage, lines, runtimeMs / 60_000);
      const reviewedOn = addDays(version.deliveredOn, daysAfter(random, stage, sample));
      if (reviewedOn > asOf) continue;
      this.#review(random, asset, version, stage, sample, reviewedOn, factor);
    }
  }

  /** What the producer and the way of working make of the usual faults. */
  #factorOf(asset: Asset): number {
    const producer = this.#makers.producers.get(asset.id) ?? null;
    const own = producer === null ? 1 : (this.#faults.get(producer) ?? 1);
    const isPivot = asset.basedOn === 'template' && !isOriginal(asset.title, 'en-US');
    const pivot = isPivot ? faultFactors.pivot : 1;
    return own * pivot * (asset.workflow === 'machine_assisted' ? faultFactors.machine_assisted : 1);
  }

  #review(
    random: Random,
    asset: Asset,
    version: Version,
    { stage, side }: Stage,
    sample: Sample,
    reviewedOn: string,
    factor: number,
  ): void {
    const findings = drawFindings(random, asset, stage, sample, factor * factorOf(side, sample.reason));
    const points = findings.reduce((sum, { severity }) => sum + penalties[severity], 0);
    const isLenient = random.chance(0.04);
    const hasFailed = points > failsAbove * sample.minutes && !isLenient;
    const isRead = sample.lines.length > 0;
    const words = sample.lines.map(({ wordCount }) => wordCount).filter((count) => count !== null);
    const id = this.#records.review({
      version_id: version.id,
      stage,
      reviewed_on: reviewedOn,
      sample_reason: sample.reason,
      reviewer_side: side,
      outcome: hasFailed ? 'fail' : 'pass',
      word_count: isRead && words.length > 0 ? sum(words) : null,
      char_count: isRead ? Math.round(sum(sample.lines.map(({ charCount }) => charCount))) : null,
      reviewed_minutes: sample.minutes,
    });
    for (const finding of findings) this.#records.finding({ review_id: id, ...finding });
  }
}

function factorOf(side: Review['reviewer_side'], reason: Review['sample_reason']): number {
  const bySide = side === 'partner' ? faultFactors.partner : 1;
  return reason === 'risk' || reason === 'complaint' ? bySide * faultFactors[reason] : bySide;
}

function daysAfter(random: Random, { after }: Stage, { reason }: Sample): number {
  return random.whole(...after) + (reason === 'complaint' ? random.whole(20, 60) : 0);
}

/** Machines and partners look at everything; the client at all of it, or at five minutes in a row. */
function drawSample(random: Random, { stage, side }: Stage, lines: readonly Line[], runtime: number): Sample {
  const reason =
    stage === 'auto' || side === 'partner'
      ? 'full'
      : random.pickWeighted([
          { value: 'random', weight: 60 },
          { value: 'full', weight: 18 },
          { value: 'risk', weight: 17 },
          { value: 'complaint', weight: 5 },
        ] as const);
  const minutes = reason === 'full' ? runtime : Math.min(runtime, 5);
  const count = Math.max(1, Math.round((lines.length * minutes) / runtime));
  const start = random.whole(0, Math.max(0, lines.length - count));
  return { reason, minutes: Math.round(minutes * 10) / 10, lines: lines.slice(start, start + count) };
}

function drawFindings(
  random: Random,
  asset: Asset,
  stage: Review['stage'],
  { minutes, lines }: Sample,
  factor: number,
): Omit<Finding, 'finding_id' | 'review_id'>[] {
  const usual = isAudio(asset.type) ? faultsPerMinute.audio : faultsPerMinute.text;
  const categories =
    stage === 'auto' ? machineCategories : isAudio(asset.type) ? audioCategories : textCategories;
  return Array.from({ length: random.poisson(usual * factor * minutes) }, () => {
    const category = random.pickWeighted(categories);
    const isPlaced = lines.length > 0 && random.chance(category === 'timing' ? 1 : 0.6);
    return {
      category,
      severity: random.pickWeighted(severities),
      ordinal: isPlaced ? random.pick(lines).ordinal : null,
      status: random.pick(['fixed', 'fixed', 'fixed', 'open', 'disputed']),
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
