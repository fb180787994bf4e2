import type { LimitQuestion, ToldAnswer } from '../../shared/stats/study/what-if.ts';
import type { Range } from '../../shared/stats/forecast.ts';
import type { Part, WhatIf } from '../../shared/stats/whatif.ts';
import {
  designWords,
  forecastAssumptions,
  forecastNotices,
  hoursWords,
  intervalWords,
  policyWords,
} from '../../shared/stats/words.ts';
import { oneLine, textTable } from './text-table.ts';

/** What another limit would change, for people: the whole at every compliance, its parts as far as lines follow as read or stated. */
export function whatIfTable(
  { outcome, compliance }: Pick<LimitQuestion, 'outcome' | 'compliance'>,
  { stratum, titles, whatIf: found }: ToldAnswer,
): string {
  const { from, to } = found;
  const source = stratum.citation === null ? '' : ` (${oneLine(stratum.citation)})`;
  const columns = [
    ...['lines of', 'lines', `over ${from}`, `over ${to}`, 'compliance'],
    ...[
      outcome,
      'low',
      'high',
      'per 1,000 exposures',
      'low',
      'high',
      'per 1,000 hours on screen',
      'low',
      'high',
    ],
    ...['characters', 'lines changed'],
  ];
  const middle = found.forecasts.length > 1 ? found.forecasts.slice(1, 2) : found.forecasts;
  const chosen = new Set(middle.map((forecast) => forecast.compliance));
  const parts = [...found.byGenre, ...found.byDuration].flatMap((part) =>
    rowsOf({ ...part, forecasts: part.forecasts.filter((forecast) => chosen.has(forecast.compliance)) }),
  );
  const sameMoment =
    typeof found.sameMoment === 'string'
      ? []
      : rowsOf({ ...found, name: 'all, at the same moment', forecasts: found.sameMoment });
  return [
    `${oneLine(stratum.language)}, ${stratum.assetType}, ${stratum.audience}, ${stratum.audioContext}: from ${from} cps today${source} to ${to} cps; ${titles} titles`,
    ...(found.extrapolated
      ? [
          `extrapolated: ${to} cps is ${to > from ? 'over the 99th' : 'under the 1st'} percentile of the speeds of these lines, so that hardly any line shows what goes with it`,
        ]
      : []),
    complianceWords(compliance, found),
    ...forecastNotices(found).map((notice) => `note: ${notice}`),
    '',
    textTable(columns, [...rowsOf({ ...found, name: 'all' }), ...sameMoment, ...parts]),
    'What is taken for granted:',
    ...[policyWords[found.policy], ...forecastAssumptions].map((assumption) => `- ${assumption}`),
    [
      `${outcome}: their change under the new limit, with its 95 % interval.`,
      ...[hoursWords, intervalWords, designWords(found), 'Observational.'].filter((words) => words !== ''),
    ].join(' '),
    '',
  ].join('\n');
}

function complianceWords(stated: number | null, { bunching, isSharp }: WhatIf): string {
  const read =
    bunching === null
      ? 'it can’t be read from the lines around today’s limit'
      : `read from the lines around today’s limit: ${bunching.compliance.toFixed(2)}, ${errorWords(bunching.se)}`;
  if (stated !== null) return `compliance ${stated}, as stated (${read})`;
  if (bunching !== null && isSharp) return `compliance ${read}; also 0.15 less, and 1`;
  const why = bunching === null ? read : `${read}, which is too vague to forecast by`;
  return `compliance: ${why}; state it with --compliance to have a forecast`;
}

/** The error can't be told where one title, or few, carry what is read. */
function errorWords(se: number): string {
  return Number.isFinite(se)
    ? `standard error ${se.toFixed(2)}`
    : 'and not at all without some of the titles';
}

type Row = (string | number | null)[];

function rowsOf({ name, lines, overNow, overNew, forecasts }: Part): Row[] {
  const head = [name, lines, share(overNow), share(overNew)];
  if (forecasts.length === 0) return [[...head, ...Array.from({ length: 12 }, () => null)]];
  return forecasts.map((forecast) => [
    ...head,
    forecast.compliance.toFixed(2),
    ...range(forecast.change, (value) => signed(100 * value, 2, ' %')),
    ...range(forecast.perThousandExposures, (value) => signed(value, 4)),
    ...range(forecast.perThousandHours, (value) => signed(value, 2)),
    signed(forecast.characters, 0),
    Math.round(forecast.linesChanged),
  ]);
}

function range({ estimate, low, high }: Range, text: (value: number) => string): (string | null)[] {
  return [estimate, low, high].map((value) => (Number.isFinite(value) ? text(value) : null));
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** A figure with its sign; none before what rounds to 0. */
function signed(value: number, digits: number, unit = ''): string {
  const size = Math.abs(value).toFixed(digits);
  return `${Number(size) === 0 ? '' : value < 0 ? '-' : '+'}${size}${unit}`;
}
