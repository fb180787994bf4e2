import type { Condensing, LinesOver } from '../stats/study/condensing.ts';
import type { Forecast } from '../stats/forecast.ts';
import { extrapolatedWords, mattersWords } from '../stats/gate-words.ts';
import { mattersGate, type NoForecast } from '../stats/gates.ts';
import { simulatedIn } from '../stats/study/proposed-forecasts.ts';
import type { WhatIf } from '../stats/whatif.ts';
import {
  complianceWords,
  designWords,
  forecastAssumptions,
  forecastNotices,
  hoursWords,
  outcomeNouns,
  percent,
  policyWords,
} from '../stats/words.ts';
import { changeWithInterval, count, decimal, limitOf, workTime } from './figures.ts';
import { list, paragraph, table, type Content } from './html.ts';
import type { BriefQuestion, LanguageBrief } from './model.ts';

/** Minutes that changing one line is taken to need: an assumption for a first idea of the work, measured nowhere. */
const minutesPerLine = 2;

const noForecast: Readonly<Record<NoForecast, string>> = {
  no_change: 'No change is proposed, so that no forecast was made.',
  no_curve: 'No forecast is given: how the outcome moves with speed can’t be told from these titles.',
  no_compliance:
    'No forecast is given: how many lines keep to today’s limit can’t be read well enough from them, and no compliance was stated. State one to get a forecast.',
};

/** What the outcome would be in 1,000 hours of lines on screen more or less. */
export function forecastPart(
  { forecast }: LanguageBrief,
  { outcome, compliance, smallestThatMatters }: BriefQuestion,
): Content[] {
  if (typeof forecast === 'string') return [paragraph(noForecast[forecast])];
  const noun = outcomeNouns[outcome];
  const sameMoment = typeof forecast.sameMoment === 'string' ? null : forecast.sameMoment;
  return [
    table(
      `Forecast from ${count(forecast.lines)} lines, ${percent(forecast.overNow)} of them over today’s limit and ${percent(forecast.overNew)} over the proposed one`,
      [
        'Compliance',
        `Change of ${noun} in 1,000 hours on screen (95 % interval)`,
        ...(sameMoment === null ? [] : ['The same, at the same moment']),
        'Characters gained or lost',
        'Lines changed',
        'Rework',
      ],
      forecast.forecasts.map((one, i) =>
        forecastRow(one, complianceWords(forecast.forecasts, i), sameMoment?.[i] ?? null),
      ),
    ),
    paragraph(
      `Compliance is the share of lines over the limit that are condensed to it${compliance === null ? '; it was read from the lines, and is forecast with 15 points less and with every line within today’s limit beside it, since what was read may be wrong' : ', as it was stated for this brief'}. Lines that are over today’s limit stay so under a lower one, but for a few just over it that are taken for condensed ones which whole characters left there: so some more lines may move than lie between both limits. Below 0: fewer ${noun}, or characters lost. Rework takes ${minutesPerLine} minutes a changed line, which is an assumption and not a measured figure.`,
    ),
    ...mattersPart(forecast, smallestThatMatters),
    ...(forecast.extrapolated ? [paragraph(extrapolatedWords)] : []),
    ...forecastNotices(forecast).map((notice) => paragraph(notice)),
    paragraph(`${hoursWords} ${designWords(forecast)}`.trim()),
    paragraph(policyWords[forecast.policy]),
    paragraph('What the forecast takes for granted:'),
    list(forecastAssumptions),
  ];
}

/** How the forecast lies to the smallest change that matters; nothing where none is stated, or it has no interval. */
function mattersPart(forecast: WhatIf, smallest: number | null): Content[] {
  const simulated = simulatedIn(forecast);
  if (smallest === null || typeof simulated === 'string') return [];
  return [paragraph(mattersWords(simulated, smallest, mattersGate(simulated, smallest) === 'passed'))];
}

/** @param sameMoment the same by the other design; null where there is none */
function forecastRow(
  { perThousandHours, characters, linesChanged }: Forecast,
  compliance: string,
  sameMoment: Forecast | null,
): string[] {
  return [
    compliance,
    changeWithInterval(perThousandHours),
    ...(sameMoment === null ? [] : [changeWithInterval(sameMoment.perThousandHours)]),
    count(characters),
    count(linesChanged),
    workTime(Math.round(linesChanged) * minutesPerLine),
  ];
}

/** What condensing takes out of the text, or what a higher limit spares. */
export function lostPart({ condensing, proposed, study: { stratum } }: LanguageBrief): Content[] {
  const { limit } = stratum;
  if (condensing === null || proposed === null || limit === null)
    return [paragraph('No change is proposed, so that no line is condensed further.')];
  const { overNow, overNew, lines } = condensing;
  const rows = [
    overRow(`Over today’s ${limitOf(limit)}`, overNow, lines),
    overRow(`Over the proposed ${limitOf(proposed)}`, overNew, lines),
  ];
  return [
    table(
      `What would have to go for every line to keep to the limit, of ${count(lines)} lines`,
      ['Lines', 'Number', 'Characters too many', 'Share of their text', 'On average, a line'],
      rows,
    ),
    paragraph(proposed < limit ? loss(condensing) : relief(condensing)),
  ];
}

function overRow(name: string, over: LinesOver, lines: number): string[] {
  return [
    name,
    `${count(over.lines)} (${percent(over.lines / lines)})`,
    count(over.excess),
    over.lines === 0 ? '–' : percent(over.excess / over.characters),
    over.lines === 0 ? '–' : `${decimal(over.excess / over.lines, 1)} characters${wordsOf(over)}`,
  ];
}

/** About how many words the characters of a line are, by the length of words in the same lines. */
function wordsOf({ excess, lines, words, countedCharacters }: LinesOver): string {
  if (words === 0) return '; words are not counted in this script';
  return `, about ${decimal(excess / lines / (countedCharacters / words), 1)} words`;
}

function loss({ overNow, overNew }: Condensing): string {
  const more = overNew.lines - overNow.lines;
  return `Under the proposed limit ${count(more)} more lines have to be changed; with what is then too much in lines that are over today’s limit already, ${excessBetween(overNow, overNew)} more characters go. What those words said is lost to who reads: whether it is missed can’t be told from these data; the examples below show what it may be. At ${minutesPerLine} minutes a line, which is an assumption and not a measured figure, changing these lines takes ${workTime(more * minutesPerLine)}, and all lines over the proposed limit ${workTime(overNew.lines * minutesPerLine)}.`;
}

/** The difference of two numbers of characters as they are read in the table. */
function excessBetween(fewer: LinesOver, more: LinesOver): string {
  return count(Math.round(more.excess) - Math.round(fewer.excess));
}

function relief({ overNow, overNew }: Condensing): string {
  const fewer = overNow.lines - overNew.lines;
  return `Under the proposed limit ${count(fewer)} lines that are over today’s limit may stay as they are; with what lines over both limits may keep, ${excessBetween(overNew, overNow)} characters fewer are too many. No line has to be changed for it: rework is needed only where words that were left out are to come back, at ${minutesPerLine} minutes a line by assumption, which is not a measured figure.`;
}

/** Which rules of time stand against keeping the text and giving the line more time instead. */
export function conflictsPart({ condensing, proposed, rule, study: { stratum } }: LanguageBrief): Content[] {
  const { limit } = stratum;
  if (condensing === null || proposed === null || limit === null)
    return [paragraph('No change is proposed, so that no rule conflicts with one.')];
  const { extending, overNow } = condensing;
  if (extending.lines === 0)
    return [paragraph('No line is over the proposed limit, so that none needs more time.')];
  const share = (lines: number): string => `${count(lines)} (${percent(lines / extending.lines)})`;
  const longest = rule?.maxDurationMs ?? null;
  const gap = rule?.minGapFrames ?? null;
  return [
    paragraph(
      `A line keeps its text under the proposed limit if it stays on screen longer. ${count(extending.lines)} lines would have to, of which ${count(Math.min(overNow.lines, extending.lines))} are over today’s limit already; the guide’s other rules stand against it in these, some of them in several ways:`,
    ),
    table(
      'Lines that could not be given the time that they need',
      ['Rule', 'Lines'],
      [
        [
          longest === null
            ? 'Longest duration: none in force'
            : `On screen for at most ${decimal(longest / 1000, 1)} s`,
          share(extending.tooLong),
        ],
        [
          gap === null ? 'Not into the next line' : `At least ${count(gap)} frames to the next line`,
          share(extending.tooClose),
        ],
        [
          'Not over a shot change that it ends before',
          extending.withShots === 0
            ? 'the package has no shot changes of these titles'
            : `${count(extending.overShot)} of ${count(extending.withShots)} with shot changes`,
        ],
        ['Any of these', share(extending.any)],
      ],
    ),
    paragraph(
      `${count(extending.lines - extending.any)} lines could be extended within these rules. Nobody has looked at whether the picture and the speech allow it. A limit on reading speed and these rules can’t both hold for the others unless their text gets shorter.`,
    ),
  ];
}
