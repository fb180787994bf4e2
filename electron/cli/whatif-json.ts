import type { LimitQuestion, ToldAnswer } from '../../shared/stats/study/what-if.ts';
import { overCompliances, type Forecast } from '../../shared/stats/forecast.ts';
import type { Part, Share } from '../../shared/stats/whatif.ts';
import { forecastAssumptions, policyWords } from '../../shared/stats/words.ts';

/** What another limit would change as the command line writes it; figures that can't be had are null. */
export function jsonWhatIf(
  { outcome, compliance }: Pick<LimitQuestion, 'outcome' | 'compliance'>,
  { stratum, titles, whatIf: found }: ToldAnswer,
): object {
  const { bunching } = found;
  return {
    language: stratum.language,
    stratum: {
      asset_type: stratum.assetType,
      audience: stratum.audience,
      audio_context: stratum.audioContext,
    },
    outcome,
    limit: found.from,
    citation: stratum.citation,
    new_limit: found.to,
    extrapolated: found.extrapolated,
    compliance: {
      stated: compliance,
      read:
        bunching === null
          ? null
          : {
              estimate: bunching.compliance,
              se: bunching.se,
              low: numberOrNull(bunching.low),
              high: numberOrNull(bunching.high),
              is_sharp: found.isSharp,
            },
    },
    titles,
    lines_under_other_limit: found.underOther,
    ...jsonFigures(found),
    same_moment: typeof found.sameMoment === 'string' ? null : found.sameMoment.map(jsonChange),
    over_compliances: {
      change: overCompliances(found.forecasts, 'change'),
      per_thousand_exposures: overCompliances(found.forecasts, 'perThousandExposures'),
      per_thousand_hours: overCompliances(found.forecasts, 'perThousandHours'),
    },
    by_genre: found.byGenre.map(jsonPart),
    by_duration: found.byDuration.map(jsonPart),
    policy: found.policy,
    assumptions: [policyWords[found.policy], ...forecastAssumptions],
    observational: true,
  };
}

function jsonPart(part: Part): object {
  return { name: part.name, ...jsonFigures(part) };
}

function jsonFigures({ lines, overNow, overNew, shares, forecasts }: Omit<Part, 'name'>): object {
  return {
    lines,
    over_now: overNow,
    over_now_interval: jsonInterval(shares.now),
    over_new: overNew,
    over_new_interval: jsonInterval(shares.new),
    forecasts: forecasts.map(jsonForecast),
  };
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Null where titles are too few to have one. */
function jsonInterval({ low, high }: Share): object | null {
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null;
}

function jsonChange(forecast: Forecast): object {
  return {
    compliance: forecast.compliance,
    change: forecast.change,
    per_thousand_exposures: forecast.perThousandExposures,
    per_thousand_hours: forecast.perThousandHours,
  };
}

function jsonForecast(forecast: Forecast): object {
  return {
    ...jsonChange(forecast),
    characters: forecast.characters,
    lines_changed: forecast.linesChanged,
    compliance_taken: forecast.takenAs,
  };
}
