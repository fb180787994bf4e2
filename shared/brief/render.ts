import { proposedByVerdict } from '../stats/study/proposed-limit.ts';
import {
  complianceWords,
  intervalWords,
  outcomeNouns,
  percent,
  statedPercent,
  verdictWords,
} from '../stats/words.ts';
import { conflictsPart, forecastPart, lostPart } from './change.ts';
import { curveFigure } from './curve.ts';
import { examplesPart } from './examples.ts';
import { changeWithInterval, count, languageName, limitOf } from './figures.ts';
import { caseAgainst, evidencePart, pilotPart } from './findings.ts';
import { element, list, paragraph, table, type Content, type Element } from './html.ts';
import type { Brief, LanguageBrief } from './model.ts';
import { audienceWords, audioWords, inWords } from './names.ts';
import { redline, ruleToday } from './rule.ts';

/** What the document is called. */
export const briefTitle = 'Reading speed limits: a brief to decide on';

/** The brief as elements, from its heading to its receipts: what a window shows of it, and what `briefHtml` writes. */
export function briefContents(brief: Brief): Element[] {
  return [
    element('h1', {}, briefTitle),
    paragraph(
      `For ${brief.languages.map(({ study }) => languageName(study.stratum.language)).join('; ')}. Observational: what is told is what goes together, not what would follow from a change.`,
    ),
    ...(brief.missing.length === 0
      ? []
      : [
          paragraph(
            `Not in this brief, since the package has no engagement with such lines in them: ${brief.missing.map(languageName).join('; ')}.`,
          ),
        ]),
    glance(brief),
    ...brief.languages.map((one) => languageSection(one, brief)),
    methodSection(brief),
    receiptSection(brief),
  ];
}

/** The languages with their verdicts, a row each. */
function glance({ languages, question }: Brief): Element {
  return table(
    'At a glance: limits in characters per second',
    [
      'Language',
      'Verdict',
      'Evidence',
      'Today',
      'Proposed',
      `Change of ${outcomeNouns[question.outcome]} in 1,000 hours on screen (95 % interval), by compliance`,
    ],
    languages.map(({ study, study: { stratum, finding }, proposed, forecast }) => [
      languageName(stratum.language),
      verdictWords[finding?.decision.verdict ?? 'cannot_tell'],
      finding === null ? 'none' : finding.grade,
      stratum.limit === null ? 'none' : limitOf(stratum.limit),
      proposedWords(proposed, proposedByVerdict(study)),
      typeof forecast === 'string'
        ? 'no forecast'
        : [
            ...forecast.forecasts.map(({ perThousandHours }, i): Content[] => [
              i === 0 ? [] : element('br'),
              `${complianceWords(forecast.forecasts, i)}: ${changeWithInterval(perThousandHours)}`,
            ]),
            ...(forecast.extrapolated ? [element('br'), 'Extrapolated'] : []),
          ],
    ]),
  );
}

/** The limit that is proposed, and where the brief was asked for another than its verdict proposes, that one. */
function proposedWords(proposed: number | null, byVerdict: number | null): string {
  const words = (limit: number | null): string => (limit === null ? 'no change' : limitOf(limit));
  return proposed === byVerdict
    ? words(proposed)
    : `${words(proposed)} (by the verdict: ${words(byVerdict)})`;
}

function languageSection(one: LanguageBrief, { question, receipt }: Brief): Element {
  const { study } = one;
  const { stratum, curve, finding } = study;
  const verdict = finding === null ? verdictWords.cannot_tell : verdictWords[finding.decision.verdict];
  const name = languageName(stratum.language);
  const parts: readonly (readonly [string, readonly Content[]])[] = [
    ['The rule today', ruleToday(one)],
    ['Proposed wording', redline(one, question)],
    [
      'Scope',
      [
        paragraph(
          `${name}: ${inWords(stratum.assetType)} for ${audienceWords(stratum.audience)}, heard with ${audioWords(stratum.audioContext)}. Outcome: ${outcomeNouns[question.outcome]}. Data as of ${receipt.asOf}, exported on ${receipt.exportedOn}. Other kinds of lines, audiences and languages are not meant.`,
        ),
      ],
    ],
    [
      'Evidence, and how sure it is',
      [...evidencePart(study, question), ...curveFigure(curve, name, stratum.limit, one.proposed)],
    ],
    ['What is forecast for the change', forecastPart(one, question)],
    ['What is lost when lines are condensed, and the work it takes', lostPart(one)],
    ['Conflicts with the rules of duration, gap and shot change', conflictsPart(one)],
    ['The case against', caseAgainst(one)],
    ['What would settle it', pilotPart(one, question)],
    ['Example lines', examplesPart(one, question)],
    [
      'Decision',
      [
        paragraph('Decision: ____________________'),
        paragraph('Decided by: ____________________'),
        paragraph('Review date: ____________________'),
      ],
    ],
  ];
  return element(
    'section',
    {},
    element('h2', {}, `${name}: ${verdict}`),
    ...parts.flatMap(([heading, contents]) => [element('h3', {}, heading), ...contents]),
  );
}

function methodSection({ studied, question: { margin } }: Brief): Element {
  return element(
    'section',
    {},
    element('h2', {}, 'Method'),
    paragraph(
      'Lines are compared with other lines of the same title: a Poisson rate of events for each exposure, with a level for each title, and duration, position and density of speech held equal. Titles differ in how they are watched, which a comparison within a title leaves out.',
    ),
    list([
      `Intervals are at 95 %, by leaving out a title at a time; those of speeds come from drawing titles anew, and a safe speed keeps to both. A speed at which the rate is higher has no upper end where leaving out titles shows no such rise; with fewer than 80 titles it has to be shown for all speeds together, and the interval reaches up to there. P-values are adjusted over the ${count(studied)} groups that were studied together, among those heard with one kind of audio.`,
      `The benchmark speed is the lowest at which the rate is ${percent(margin)} over that of the typical line; the safe speed is the highest up to which it is shown to be no more than ${percent(margin)} over it. The curve’s ratios are to the average line of a title, so that the typical line may lie a little off 1 there.`,
      'The verdict follows fixed rules from both speeds, the slope over the limit and the language’s script group; the grade says which of seven checks the evidence passes. A check that was not run passes nothing.',
      'The forecast moves the lines that a changed limit would move, at the stated or read compliance, along the curve. ' +
        intervalWords,
      'What is lost is counted: characters over the limit times the time on screen, of every line that is studied and over it. Words are those characters by the length of words in the same lines.',
      'Extending is counted in whole frames: a line ends later by the frames that it lacks, and that end is held to the longest duration, the least gap to the next line of the version and the next shot change.',
      'The pilot is of two groups of titles, as large as a t test needs to find the margin in 80 of 100 pilots at a level of 5 %, titles varying as they do in these data.',
    ]),
    paragraph(
      'What is found is an association. It says nothing of what would follow from a change; a pilot would.',
    ),
  );
}

function receiptSection({ receipt, question, languages }: Brief): Element {
  return element(
    'section',
    {},
    element('h2', {}, 'Receipts'),
    table(
      'What the figures were made from',
      ['Item', 'Value'],
      [
        ['Package', receipt.package],
        ['Fingerprint', element('code', {}, receipt.fingerprint)],
        ['Definitions in force', element('code', {}, receipt.definitions)],
        ['Programs', `${receipt.app}, ${receipt.engine}`],
        ['Lines', linesStudied(question, languages)],
        ['Languages', question.languages.join(', ')],
        ['Scenario', question.scenario ?? 'none'],
        ['Limits given', limitsGiven(question.limits)],
        ['Compliance', question.compliance === null ? 'read from the lines' : percent(question.compliance)],
        ['Outcome', question.outcome],
        ['Margin', percent(question.margin)],
        [
          'Smallest change that matters',
          question.smallestThatMatters === null ? 'not stated' : statedPercent(question.smallestThatMatters),
        ],
        ['Seed', String(question.seed)],
        ['Draws', String(question.draws)],
        [
          'Terms',
          'Speed: characters per second, counted as the limit in force counts. Exposure: a line that was played to a member, each time.',
        ],
      ],
    ),
  );
}

/** The kinds and audiences that were studied: a package without those that were asked for is studied in what it has. */
function linesStudied(question: Brief['question'], languages: Brief['languages']): string {
  const studied = languages.map(({ study: { stratum } }) => stratum);
  const groups = (studied.length > 0 ? studied : [question]).map(
    ({ assetType, audience }) => `${assetType}, ${audience}`,
  );
  return [...new Set(groups)].join('; ');
}

function limitsGiven(limits: ReadonlyMap<string, number>): string {
  return limits.size === 0
    ? 'none: they follow from the verdicts'
    : [...limits].map(([language, limit]) => `${language} ${limit}`).join(', ');
}
