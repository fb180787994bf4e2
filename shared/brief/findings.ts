import type { BenchmarkInterval, Reached } from '../stats/curve/benchmark.ts';
import { leastLanguages, ownInterval, type RawAndPooled } from '../stats/pool-languages.ts';
import type { SelectedInterval } from '../stats/multiple.ts';
import { titlesNeeded } from '../stats/pilot.ts';
import { countsByTitle } from '../stats/pooled.ts';
import type { LanguageStudy, NotControlled } from '../stats/study/types.ts';
import { overCompliances, type Forecast, type Range } from '../stats/forecast.ts';
import {
  associationWords,
  boundAt,
  gradeWords,
  percent,
  pilotWords,
  reasonWords,
  reversalWords,
  signedPercentsApart,
  speedDigits,
} from '../stats/words.ts';
import { openChecks } from './evidence.ts';
import { count, decimal } from './figures.ts';
import { paragraph, table, type Content } from './html.ts';
import type { BriefQuestion, LanguageBrief } from './model.ts';

/** What was found, and how sure it is. */
export function evidencePart(study: LanguageStudy, { outcome, margin }: BriefQuestion): Content[] {
  const { stratum, finding } = study;
  return [
    ...(finding === null
      ? []
      : [paragraph(reasonWords[finding.decision.reason]), paragraph(gradeWords[finding.grade])]),
    ...(finding === null || stratum.limit === null
      ? []
      : [paragraph(associationWords({ outcome, speed: stratum.limit, found: finding.overLimit }))]),
    table('What was found', ['Figure', 'Value'], rowsOf(study, margin)),
  ];
}

function rowsOf({ overview, slopes, curve, finding }: LanguageStudy, margin: number): string[][] {
  const { lines, titles, exposures, events } = overview;
  const digits = speedDigits(overview.meanSpeed);
  const { within } = slopes;
  const group = finding?.group ?? null;
  const source = finding?.source ?? null;
  const selected = finding?.selected ?? null;
  const benchmark = curve?.benchmark ?? null;
  return [
    ['Change for each cps more, within the same title', within === null ? notTold : changeOf(within)],
    ...(selected === null
      ? []
      : [
          [
            'The same, its interval widened since the language is among those picked out for showing a change',
            intervalAt(selected),
          ],
        ]),
    ...(source === null
      ? []
      : [
          [
            `The same of the ${count(source.lines)} lines that are linked to their source, with its speech rate held equal`,
            source.speechRate === null ? notTold : changeOf(source.speechRate),
          ],
          [
            'With how much the text was reduced held equal too',
            source.both === null ? notTold : changeOf(source.both),
          ],
        ]),
    [
      'Typical line, which the two speeds below are held against',
      curve === null ? notTold : `${decimal(curve.typical, digits)} cps`,
    ],
    [
      `Speed at which the rate is ${percent(margin)} higher`,
      benchmark === null
        ? notTold
        : `${speed(benchmark.speed, digits)} cps (95 % interval ${between(benchmark.interval, digits)})`,
    ],
    [
      `Highest speed shown to be no more than ${percent(margin)} worse`,
      curve === null || curve.safe === null
        ? 'none is shown'
        : `${decimal(boundAt(curve.safe.cps, digits, 'down'), digits)} cps`,
    ],
    [
      'Rate at 1.15 times the limit against that at the limit, by its own lines',
      group === null ? notTold : changeOf(ownInterval(group, titles)),
    ],
    [
      'The same pooled with the languages of its script, which may withhold a change and brings none about',
      pooledWords(group),
    ],
    ['Lines, titles', `${count(lines)}, ${count(titles)}`],
    ['Exposures, events', `${count(exposures)}, ${count(events)}`],
  ];
}

const notTold = 'can’t be told';

function speed({ kind, cps }: Reached, digits: number): string {
  return `${kind === 'at' ? '' : 'over '}${decimal(cps, digits)}`;
}

/** The figure that a language shares with others of its script; or why there is none. */
function pooledWords(group: RawAndPooled | null): string {
  if (group === null) return notTold;
  if (group.pooled === null) return `there are fewer than ${leastLanguages} languages of its script`;
  return `${changeOf(group.pooled)}${group.standsApart ? '; it stands apart from them, so that this says nothing of it' : ''}`;
}

/** `15.6 to 16.7`, `15.6 to over 22.5`, or where not even the lower end is reached `over 22.5`. */
function between({ low, high }: BenchmarkInterval, digits: number): string {
  const end = (reached: Reached, side: 'down' | 'up'): string =>
    speed({ ...reached, cps: boundAt(reached.cps, digits, side) }, digits);
  return low.kind === 'beyond' ? end(low, 'down') : `${end(low, 'down')} to ${end(high, 'up')}`;
}

/** A log rate as a change in percent with its interval. */
function changeOf({ estimate, low, high }: Range): string {
  const [at = '', from = '', to = ''] = signedPercentsApart([...[estimate, low, high].map(Math.expm1), 0]);
  return `${at} (95 % interval ${from} to ${to})`;
}

/** An interval of log rates as changes in percent, at its own level. */
function intervalAt({ level, low, high }: SelectedInterval): string {
  const [from = '', to = ''] = signedPercentsApart([...[low, high].map(Math.expm1), 0]);
  return `${decimal(100 * level, 1)} % interval ${from} to ${to}`;
}

/** What of the source could be held equal, beside each other. */
const everything: readonly NotControlled[] = ['speech_rate', 'reduction'];

const sourceNouns: Readonly<Record<NotControlled, string>> = {
  speech_rate: 'how fast is spoken in the source',
  reduction: 'how much the text was reduced',
};

function controlledWords(not: readonly NotControlled[]): string {
  const [names, held] = [not, everything.filter((one) => !not.includes(one))].map((ones) =>
    ones.map((one) => sourceNouns[one]).join(' and '),
  );
  return [
    ...(held === ''
      ? []
      : [`Held equal in a slope of its own, and not in the speeds or the verdict: ${held}.`]),
    ...(names === '' ? [] : [`Not controlled for: ${names}.`]),
  ].join(' ');
}

/** What speaks against a change: what the data can't tell, and the checks that were not passed, each with its reason. */
export function caseAgainst({ study, forecast }: LanguageBrief): Content[] {
  const { finding } = study;
  const observational = paragraph(
    `The data are observational: nobody chose titles or lines at random. ${controlledWords(finding?.notControlled ?? everything)} A member who watched several titles is counted in each: intervals, by leaving out titles, don’t hold what one member does in all of them.`,
  );
  if (finding === null) return [observational];
  const reversal = reversalWords(finding.reversal, study.slopes.within);
  const open = openChecks(finding);
  return [
    observational,
    ...noChangePart(forecast),
    ...(reversal === null ? [] : [paragraph(reversal)]),
    ...(open.length === 0
      ? []
      : [
          table(
            'Checks that were not passed',
            ['Check', 'Outcome', 'Why'],
            open.map(({ title, outcome, reason }) => [
              title,
              outcome === 'failed' ? 'failed' : 'could not be told',
              reason,
            ]),
          ),
        ]),
  ];
}

/** That no change at all lies within the forecast, where it does. */
function noChangePart(forecast: LanguageBrief['forecast']): Content[] {
  const hull = typeof forecast === 'string' ? null : overCompliances(forecast.forecasts, 'change');
  if (hull === null || !(hull.low <= 0 && hull.high >= 0)) return [];
  return [
    paragraph('The intervals of what is forecast for the proposed limit hold 0: it may change nothing.'),
  ];
}

/**
 * The pilot of two arms that would find the margin, titles varying as they do in the data, and the one that would find what is forecast: a
 * limit touches the lines near it alone, so that all lines of a title together change by much less.
 */
export function pilotPart(
  { study: { overview }, forecast }: LanguageBrief,
  { margin }: BriefQuestion,
): Content[] {
  const titles = [...countsByTitle(overview.byTitle).values()];
  const rates = titles.filter(({ y }) => y > 0).map(({ n, y }) => Math.log(y / n));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const deviation = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1));
  const difference = Math.log1p(margin);
  const neededFor = (change: number): number | null => titlesNeeded({ difference: change, deviation });
  const forecasts = typeof forecast === 'string' ? [] : forecast.forecasts;
  // As read, or as stated.
  const middle = forecasts[Math.floor((forecasts.length - 1) / 2)] ?? null;
  return [
    paragraph(pilotWords(neededFor(difference), difference)),
    paragraph(
      `The package has ${count(overview.titles)} titles with such lines.${middle === null ? '' : forecastPilot(middle, neededFor(Math.log1p(middle.change.estimate)))}`,
    ),
  ];
}

function forecastPilot({ change, takenAs }: Forecast, titles: number | null): string {
  const many = titles === null ? 'more than a million' : count(titles);
  return ` The change that is forecast at a compliance of ${percent(takenAs)}, ${signedPercentsApart([change.estimate, 0])[0] ?? ''} of all events, would take ${many} in each group: a pilot can find whether fast lines matter, hardly what this limit does.`;
}
