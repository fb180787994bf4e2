import { presets } from '../guidelines/presets/presets.ts';
import { gateNames } from '../stats/gates.ts';
import { gateTitles } from '../stats/gate-words.ts';
import { titlesNeeded } from '../stats/pilot.ts';
import type { LanguageStudy, StudyQuestion } from '../stats/study/types.ts';
import {
  associationWords,
  forecastAssumptions,
  gradeWords,
  outcomeNouns,
  percent,
  pilotWords,
  policyWords,
  reasonWords,
  reversalWords,
  signedPercent,
  verdictWords,
} from '../stats/words.ts';
import { curveFigure } from './curve.ts';
import { element, table, type Content, type Markup } from './html.ts';
import type { Brief, ExampleLine, LanguageBrief } from './model.ts';

const style =
  'body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff;color-scheme:light}' +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:start;font-weight:bold}' +
  'th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top}del{color:#8a1c1c}ins{color:#14532d}' +
  'td span{white-space:pre-line}svg{width:100%}code{overflow-wrap:anywhere}' +
  '@media print{body{margin:0;max-width:none}section{break-before:page}table,svg{break-inside:avoid}h2,h3{break-after:avoid}}';

/** The brief as one HTML document that needs no other file, and is well-formed XML too. Same brief, same bytes. */
export function briefHtml(brief: Brief): string {
  const title = 'Reading speed limits: a brief to decide on';
  const html = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'",
      }),
      element('title', {}, title),
      element('style', {}, style),
    ),
    element(
      'body',
      {},
      element('h1', {}, title),
      brief.languages.map((one) => languageSection(one, brief)),
      methodSection(),
      receiptSection(brief),
    ),
  );
  return `<!DOCTYPE html>\n${html.text}\n`;
}

function languageSection(one: LanguageBrief, { question, receipt }: Brief): Markup {
  const { stratum, curve, finding } = one.study;
  const verdict = finding === null ? verdictWords.cannot_tell : verdictWords[finding.decision.verdict];
  return element(
    'section',
    {},
    element('h2', {}, `${stratum.language}: ${verdict}`),
    part('The rule today', ...ruleToday(one.study)),
    part('Proposed wording', redline(one)),
    part(
      'Scope',
      paragraph(
        `Language ${stratum.language}, ${stratum.assetType}, audience ${stratum.audience}, audio ${stratum.audioContext}. Outcome: ${outcomeNouns[question.outcome]}. Data as of ${receipt.asOf}, exported on ${receipt.exportedOn}.`,
      ),
    ),
    part(
      'Evidence, and how sure it is',
      ...evidence(one.study, question),
      ...curveFigure(curve, stratum.language),
    ),
    part('What the change would do', ...effect(one, question)),
    part('The case against', ...caseAgainst(one.study)),
    part('What would settle it', paragraph(pilot(one.study, question))),
    part('Example lines', ...exampleLines(one)),
    part(
      'Decision',
      paragraph('Decision: ____________________'),
      paragraph('Review date: ____________________'),
    ),
  );
}

function part(title: string, ...contents: readonly Content[]): readonly Content[] {
  return [element('h3', {}, title), ...contents];
}

function paragraph(...contents: readonly Content[]): Markup {
  return element('p', {}, ...contents);
}

function ruleToday({ stratum: { limit, citation } }: LanguageStudy): Markup[] {
  if (limit === null) return [paragraph('No limit is in force for these lines.')];
  const quote = presets
    .flatMap(({ figures }) => figures)
    .find((figure) => figure.rule === 'max_cps' && figure.value === limit && figure.citation.url === citation)
    ?.citation.quote;
  const source = citation ?? 'not given';
  const figure = paragraph(`At most ${limit} characters per second. Source: ${source}.`);
  return quote === undefined
    ? [figure, paragraph('The wording of the rule is not in the package.')]
    : [figure, element('blockquote', { dir: 'auto' }, quote)];
}

function redline({ study: { stratum }, proposed }: LanguageBrief): Markup {
  if (proposed === null || stratum.limit === null) return paragraph('No change is proposed.');
  return paragraph(
    'At most ',
    element('del', {}, String(stratum.limit)),
    ' ',
    element('ins', {}, String(proposed)),
    ' characters per second.',
  );
}

function evidence(
  { stratum, overview, slopes, curve, finding }: LanguageStudy,
  question: StudyQuestion,
): Content[] {
  const { lines, titles, exposures, events } = overview;
  const benchmark = curve?.benchmark ?? null;
  const speed = (reached: { readonly kind: string; readonly cps: number }): string =>
    `${reached.kind === 'at' ? '' : 'over '}${reached.cps.toFixed(1)}`;
  const within = slopes.within;
  const group = finding?.group?.pooled ?? null;
  const rows = [
    [
      'Change for each cps more, within the same title',
      within === null
        ? 'can’t be told'
        : `${signedPercent(Math.expm1(within.estimate))} (95 % interval ${signedPercent(Math.expm1(within.low))} to ${signedPercent(Math.expm1(within.high))})`,
    ],
    [
      `Speed at which the rate is ${percent(question.margin)} higher`,
      benchmark === null
        ? 'can’t be told'
        : `${speed(benchmark.speed)} cps (95 % interval ${speed(benchmark.interval.low)} to ${speed(benchmark.interval.high)})`,
    ],
    [
      `Highest speed shown to be no more than ${percent(question.margin)} worse`,
      curve === null || curve.safe === null ? 'none is shown' : `${curve.safe.cps.toFixed(1)} cps`,
    ],
    [
      'With its script group: rate at 1.15 times the limit against that at the limit',
      group === null
        ? 'can’t be told'
        : `95 % interval ${signedPercent(Math.expm1(group.low))} to ${signedPercent(Math.expm1(group.high))}`,
    ],
    ['Lines, titles', `${lines}, ${titles}`],
    ['Exposures, events', `${exposures}, ${events}`],
  ];
  const over = finding?.overLimit ?? null;
  return [
    finding === null ? [] : paragraph(reasonWords[finding.decision.reason]),
    finding === null ? [] : paragraph(gradeWords[finding.grade]),
    over === null || stratum.limit === null
      ? []
      : paragraph(associationWords({ outcome: question.outcome, speed: stratum.limit, ...over })),
    table('What was found', ['Figure', 'Value'], rows),
  ];
}

function effect({ forecast, proposed }: LanguageBrief, { outcome }: StudyQuestion): Markup[] {
  if (proposed === null) return [paragraph('No change is proposed, so that no forecast was made.')];
  if (forecast === null || forecast.forecasts.length === 0) return [paragraph('No forecast could be made.')];
  const rows = forecast.forecasts.map(({ compliance, perThousandHours: hours, characters, linesChanged }) => [
    percent(compliance),
    `${hours.estimate.toFixed(2)} (${hours.low.toFixed(2)} to ${hours.high.toFixed(2)})`,
    String(Math.round(characters)),
    String(Math.round(linesChanged)),
  ]);
  return [
    table(
      `Forecast from ${forecast.lines} lines, ${percent(forecast.overNow)} of them over today’s limit and ${percent(forecast.overNew)} over the proposed one`,
      [
        'Compliance',
        `More ${outcomeNouns[outcome]} in 1,000 hours (95 % interval)`,
        'Characters gained',
        'Lines to rework',
      ],
      rows,
    ),
    ...(forecast.extrapolated
      ? [paragraph('Hardly any line is as fast as the proposed limit: the forecast is extrapolated.')]
      : []),
    paragraph(policyWords[forecast.policy]),
    element(
      'ul',
      {},
      forecastAssumptions.map((text) => element('li', {}, text)),
    ),
    paragraph('The package does not say how many minutes a line takes to rework.'),
  ];
}

function caseAgainst({ finding }: LanguageStudy): Markup[] {
  const observational = paragraph(
    'The data are observational: nobody chose titles or lines at random. Speech rate and how much the text was reduced are not controlled for.',
  );
  if (finding === null) return [observational];
  const open = gateNames.filter((name) => finding.gates[name] !== 'passed');
  const words = reversalWords(finding.reversal);
  return [
    observational,
    ...(words === null ? [] : [paragraph(words)]),
    ...(open.length === 0
      ? []
      : [
          table(
            'Checks that were not passed',
            ['Check', 'Outcome'],
            open.map((name) => [
              gateTitles[name],
              finding.gates[name] === 'failed' ? 'failed' : 'could not be told',
            ]),
          ),
        ]),
  ];
}

/** The titles that a pilot of two arms needs to find the margin, titles varying as they do in the data. */
function pilot({ overview }: LanguageStudy, { margin }: StudyQuestion): string {
  const difference = Math.log1p(margin);
  const titles = [...Map.groupBy(overview.byTitle, ({ cluster }) => cluster).values()].map((rows) => ({
    n: rows.reduce((sum, row) => sum + row.n, 0),
    y: rows.reduce((sum, row) => sum + row.y, 0),
  }));
  const rates = titles.filter(({ y }) => y > 0).map(({ n, y }) => Math.log(y / n));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const deviation = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1));
  return pilotWords('two_arms', titlesNeeded({ design: 'two_arms', difference, deviation }), difference);
}

function exampleLines({ study: { stratum }, examples }: LanguageBrief): Markup[] {
  if (examples.length === 0) return [paragraph('No line over the limit was watched.')];
  const text = (line: ExampleLine): Content =>
    line.text === null
      ? 'The text is withheld.'
      : element('span', { lang: stratum.language, dir: 'auto' }, line.text);
  return [
    table(
      'Lines over the limit with the most events, one a title',
      ['Title', 'Text', 'Speed (cps)', 'Exposures', 'Events'],
      examples.map((line) => [
        element('bdi', {}, line.title),
        text(line),
        line.cps.toFixed(1),
        String(line.exposures),
        String(line.events),
      ]),
    ),
  ];
}

function methodSection(): Markup {
  return element(
    'section',
    {},
    element('h2', {}, 'Method'),
    paragraph(
      'Lines are compared with other lines of the same title: a Poisson rate for each exposure, with a level for each title, and duration, position and speech density held fast. Intervals are at 95 %, by leaving out a title at a time; those of speeds come from drawing titles again. P-values are adjusted over the languages of the run.',
    ),
    paragraph(
      'What is found is an association. It says nothing of what would follow from a change; a pilot would.',
    ),
  );
}

function receiptSection({ receipt, question }: Brief): Markup {
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
        ['Programs', `${receipt.app}, ${receipt.engine}`],
        ['Outcome', question.outcome],
        ['Margin', percent(question.margin)],
        ['Seed', String(question.seed)],
        ['Draws', String(question.draws)],
        [
          'Definitions',
          'Speed: characters per second, counted as the limit in force counts. Exposure: a member who watched the line.',
        ],
      ],
    ),
  );
}
