import type { Asset } from './assets.ts';
import { deadTables, overlapping } from './before/dashboards.ts';
import { legacyRules } from './before/values.ts';
import type { Counterfactuals } from './counterfactuals.ts';
import { baseRates, coefficients } from './engagement.ts';
import { speedCoefficients, type Line } from './lines.ts';
import type { Size } from './sizes.ts';
import { faultFactors } from './makers/quality.ts';
import type { Makers } from './makers/make.ts';
import { benchmarkCps, outcomes, planted, scaledEffectsOf, type Effect, type TruthEffect } from './truth.ts';
import { sceneConfounder, type World } from './world.ts';

/** Version of the generator: another one may make other bytes of the same seed. */
export const generatorVersion = 3;

/** The one limit that an old dashboard has for every language, in counted characters per second. */
const fastCps = 17;

/** How fast the lines of each language are, as they were made. */
export class SpeedLog {
  readonly #sums = new Map<string, { cps: number; adult: number; lines: number; fast: number }>();

  /** Takes the lines of a version in; those outside subtitles don't count. */
  add(asset: Asset, lines: readonly Line[]): void {
    if (asset.type !== 'subtitle') return;
    const sum = this.#sums.get(asset.language) ?? { cps: 0, adult: 0, lines: 0, fast: 0 };
    const { numerator, denominator } = asset.title.frameRate;
    const isAdult = asset.title.audience === 'adult';
    for (const line of lines) {
      if (isAdult && line.zone !== 'credits') {
        sum.cps += line.cps;
        sum.adult++;
      }
      if (line.charCount * numerator > fastCps * line.frames * denominator) sum.fast++;
    }
    sum.lines += lines.length;
    this.#sums.set(asset.language, sum);
  }

  /** The mean speed of a language's subtitle lines for adults, credits left out: the lines that the study looks at first. Null where it has none. */
  mean(tag: string): number | null {
    const sum = this.#sums.get(tag);
    return sum === undefined || sum.adult === 0 ? null : sum.cps / sum.adult;
  }

  /** The part of each language's subtitle lines that is faster than {@link fastCps}. */
  fastShares(): { readonly language: string; readonly share: number }[] {
    return [...this.#sums]
      .map(([language, { fast, lines }]) => ({ language, share: fast / lines }))
      .sort((a, b) => (a.language < b.language ? -1 : 1));
  }
}

/** The text of `truth.json`: what was planted, for tests to recover. */
export function truthFile(
  { seed, size, world }: { readonly seed: number; readonly size: Size; readonly world: World },
  speeds: SpeedLog,
  counterfactuals: Counterfactuals,
  makers: Makers,
): string {
  const languages: Record<string, Record<string, TruthEffect>> = {};
  const means: Record<string, number> = {};
  for (const tag of Object.keys(planted)) {
    const effects = scaledEffectsOf(tag, world.effect);
    const mean = speeds.mean(tag);
    if (mean === null) continue;
    means[tag] = Math.round(mean * 1000) / 1000;
    languages[tag] = Object.fromEntries(
      outcomes.map((outcome) => [outcome, withBenchmark(effects[outcome], mean)]),
    );
  }
  const truth = {
    seed,
    version: generatorVersion,
    size: size.name,
    world: worldOf(world),
    base_rates: baseRates,
    coefficients,
    speed_coefficients: speedCoefficients,
    mean_cps: means,
    languages,
    study: counterfactuals.study(),
    producers: Object.fromEntries(makers.producers),
    ...plantedPartners(makers),
    legacy_values: legacyRules,
    overlapping_dashboards: overlapping,
    dead_tables: deadTables,
  };
  return `${JSON.stringify(truth, null, 1)}\n`;
}

/** What the package was made under; `limits` are those that are other than the guide's. */
function worldOf({ effect, hasSceneConfounder, limits }: World): object {
  return {
    effect,
    scene_confounder: hasSceneConfounder ? sceneConfounder : null,
    limits: Object.fromEntries(limits),
  };
}

/**
 * What is planted about those who take orders. `partners`: how likely an order that is due isn't late through the partner's
 * fault, and how likely its first delivery is rejected through the partner's fault. `partner_faults`: factor on the faults
 * that reviews find in the partner's work, beside the `fault_factors` of the way of working and of the sample.
 */
function plantedPartners({ partners }: Makers): object {
  const makers = partners.all.filter(({ kind, weight }) => takesOrders.has(kind) && weight > 0);
  return {
    partners: Object.fromEntries(
      makers.map(({ id, onTime, redelivery }) => [id, { on_time: onTime, redelivery }]),
    ),
    partner_faults: Object.fromEntries(partners.all.map(({ id, faults }) => [id, faults])),
    fault_factors: faultFactors,
  };
}

const takesOrders: ReadonlySet<string> = new Set(['dubbing_studio', 'subtitling_house', 'freelancer']);

function withBenchmark(effect: Effect, mean: number): TruthEffect {
  const { shape, threshold_cps, peak_cps, slope_below, slope_above } = effect;
  return {
    shape,
    threshold_cps,
    peak_cps,
    benchmark_cps: benchmarkCps(effect, mean),
    slope_below,
    slope_above,
  };
}
