/** What is planted: how the speed of a line moves the rate of each outcome, by language. */

/** What members do that may be due to a line. */
export const outcomes = ['rewinds', 'pauses', 'exits', 'text_offs', 'audio_switches'] as const;

/** One of {@link outcomes}. */
export type Outcome = (typeof outcomes)[number];

/**
 * The planted effect of speed on the log of an outcome's rate. Slopes are per counted character per second; a
 * `threshold` or an `inverted_u` bends at its cps, `none` and `linear` do not bend.
 */
export interface Effect {
  readonly shape: 'none' | 'linear' | 'threshold' | 'inverted_u';
  readonly threshold_cps: number | null;
  readonly peak_cps: number | null;
  readonly slope_below: number | null;
  readonly slope_above: number | null;
}

/** An {@link Effect} with the speed at which the rate is 5% above that of the language's mean line; null when it never is. */
export interface TruthEffect extends Effect {
  readonly benchmark_cps: number | null;
}

/** The effects of one language. */
export type Effects = Readonly<Record<Outcome, Effect>>;

/** No effect at all. */
const none: Effect = {
  shape: 'none',
  threshold_cps: null,
  peak_cps: null,
  slope_below: null,
  slope_above: null,
};

function linear(slope: number): Effect {
  return { shape: 'linear', threshold_cps: null, peak_cps: null, slope_below: slope, slope_above: slope };
}

function threshold(cps: number, above: number, below = 0): Effect {
  return { shape: 'threshold', threshold_cps: cps, peak_cps: null, slope_below: below, slope_above: above };
}

function invertedU(peak: number, below: number, above: number): Effect {
  return { shape: 'inverted_u', threshold_cps: null, peak_cps: peak, slope_below: below, slope_above: above };
}

/** Effects of a language whose members struggle above one speed: the same threshold for each outcome that has one. */
function struggling(cps: number, above: number): Effects {
  return {
    rewinds: threshold(cps, above),
    pauses: threshold(cps, rounded(0.8 * above)),
    exits: none,
    text_offs: linear(rounded(0.2 * above)),
    audio_switches: none,
  };
}

/**
 * The planted truth by tag. German has no effect on anything; French is safe far above its limit; Finnish is too small
 * to tell.
 */
export const planted: Readonly<Record<string, Effects>> = {
  'en-US': { ...struggling(19, 0.09), text_offs: invertedU(17, 0.03, -0.05) },
  'es-419': { ...struggling(17, 0.12), exits: threshold(18, 0.05), audio_switches: linear(0.02) },
  de: { rewinds: none, pauses: none, exits: none, text_offs: none, audio_switches: none },
  ar: { ...struggling(19, 0.08), rewinds: linear(0.03) },
  'pt-BR': struggling(16.5, 0.1),
  'fr-FR': struggling(21, 0.16),
  pl: struggling(15.5, 0.09),
  fi: struggling(16.5, 0.08),
  ru: struggling(16, 0.09),
  el: { ...struggling(16, 0.08), rewinds: linear(0.035) },
  he: struggling(15.5, 0.09),
  hi: struggling(20, 0.08),
  th: struggling(16, 0.09),
  ko: { ...struggling(11, 0.15), text_offs: invertedU(10, 0.05, -0.08) },
  ja: struggling(4, 0.45),
  'zh-Hans': { ...struggling(8.5, 0.16), rewinds: linear(0.07) },
};

/** The planted effects of a language. Fails on a tag without any. */
export function effectsOf(tag: string): Effects {
  const effects = planted[tag];
  if (effects === undefined) throw new Error(`No effects are planted for ${tag}.`);
  return effects;
}

/**
 * The planted effects of a language with every slope times a factor; at 0 there is no effect.
 * Fails on a tag without any.
 */
export function scaledEffectsOf(tag: string, factor: number): Effects {
  const { rewinds, pauses, exits, text_offs, audio_switches } = effectsOf(tag);
  return {
    rewinds: scaled(rewinds, factor),
    pauses: scaled(pauses, factor),
    exits: scaled(exits, factor),
    text_offs: scaled(text_offs, factor),
    audio_switches: scaled(audio_switches, factor),
  };
}

function scaled(effect: Effect, factor: number): Effect {
  if (factor === 0) return none;
  const slope = (of: number | null): number | null => (of === null ? null : rounded(of * factor));
  return { ...effect, slope_below: slope(effect.slope_below), slope_above: slope(effect.slope_above) };
}

/** What speed adds to the log of the rate, zero at the bend, or at 0 cps where there is none. */
export function logEffect(effect: Effect, cps: number): number {
  const bend = effect.threshold_cps ?? effect.peak_cps ?? 0;
  const slope = cps < bend ? effect.slope_below : effect.slope_above;
  return (slope ?? 0) * (cps - bend);
}

/** The lowest speed above `typicalCps` at which the rate is 5% above the rate there; null when it never gets there. */
export function benchmarkCps(effect: Effect, typicalCps: number): number | null {
  const wanted = logEffect(effect, typicalCps) + Math.log(1.05);
  const bend = effect.threshold_cps ?? effect.peak_cps;
  const below = effect.slope_below ?? 0;
  const above = effect.slope_above ?? 0;
  if (bend !== null && typicalCps < bend && below > 0) {
    const cps = bend + wanted / below;
    if (cps <= bend) return rounded(cps);
  }
  return above > 0 ? rounded((bend ?? 0) + wanted / above) : null;
}

/** To three decimals: enough for a speed, a slope or a count that is expected. */
export function rounded(cps: number): number {
  return Math.round(cps * 1000) / 1000;
}
