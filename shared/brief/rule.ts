import { presets } from '../guidelines/presets/presets.ts';
import type { LimitVerdict } from '../stats/limit-verdict.ts';
import { proposedByVerdict } from '../stats/study/proposed-limit.ts';
import type { RuleToday } from '../stats/study/rule-today.ts';
import { verdictWords } from '../stats/words.ts';
import { guideKinds } from '../guidelines/figure.ts';
import { limitOf as limitIn, limitsFor, type Limit } from '../guidelines/limits.ts';
import { languageName, limitOf } from './figures.ts';
import { element, paragraph, table, type Content } from './html.ts';
import type { BriefQuestion, LanguageBrief } from './model.ts';
import { audienceWords, inWords } from './names.ts';

/** The rule in force: the package's row word for word, and the guide's own sentence where it is known. */
export function ruleToday({ rule, study: { stratum } }: LanguageBrief): Content[] {
  if (rule === null) return [paragraph('No limit is in force for these lines.')];
  return [
    paragraph(`At most ${limitOf(rule.maxCps)} characters per second.`),
    table(
      'The rule word for word, as the package has it',
      ['Field', 'Value'],
      [
        ['guide', rule.guide],
        ['language', rule.language],
        ['audience', stratum.audience],
        ['asset_type', stratum.assetType],
        ['max_cps', limitOf(rule.maxCps)],
        ['count_mode', `${rule.countMode} (${inWords(rule.countMode)})`],
        ['valid_from', rule.validFrom],
        ['citation', element('q', {}, rule.citation)],
      ],
    ),
    ...sentence(rule, shippedLimit(rule.guide, stratum, rule.maxCps)),
  ];
}

/** The guide's own sentence: the package's, or that of the guide that Subtext ships; else where to read it. */
function sentence({ quote }: RuleToday, shipped: Limit<'max_cps'> | null): Content[] {
  if (quote !== null) return [quoted(quote), paragraph('The guide’s own sentence, as the package has it.')];
  return shipped === null
    ? [paragraph('The guide’s sentence is not in the package: read the page that is cited before deciding.')]
    : guideText(shipped);
}

/** In the direction of its own script. */
function quoted(quote: string): Content {
  return element('blockquote', { dir: 'auto' }, quote);
}

/** The figure that Subtext ships for the same guide, where it says the same. */
function shippedLimit(
  name: string,
  { language, audience, assetType }: LanguageBrief['study']['stratum'],
  limit: number,
): Limit<'max_cps'> | null {
  const guide = presets.find(({ id }) => id === name);
  const kind = guideKinds.find((each) => each === assetType);
  if (guide === undefined || kind === undefined) return null;
  const known = audience === 'adult' || audience === 'children' ? audience : null;
  const found = limitIn(limitsFor(guide, { language, audience: known, kind }), 'max_cps');
  return found?.figure.value === limit ? found : null;
}

function guideText({ figure: { citation, retrieved } }: Limit<'max_cps'>): Content[] {
  const { title, url, quote } = citation;
  const where = `${title}${url === undefined ? '' : `, ${url}`}, retrieved ${retrieved}`;
  return quote === undefined
    ? [
        paragraph(
          `The same limit is in: ${where}. Its sentence is not kept here: read the page before deciding.`,
        ),
      ]
    : [quoted(quote), paragraph(`From: ${where}.`)];
}

/** The proposed wording beside today's, and where it comes from. */
export function redline({ study, proposed }: LanguageBrief, { limits, scenario }: BriefQuestion): Content[] {
  const { stratum, finding } = study;
  const { limit, language } = stratum;
  if (proposed === null || limit === null)
    return [
      paragraph(
        limit === null && limits.has(language)
          ? `No limit is in force, so that the one that was asked for, ${limitOf(limits.get(language) ?? Number.NaN)}, changes none.`
          : finding?.decision.verdict === 'keep'
            ? 'No change is proposed: the verdict is to keep the limit.'
            : 'No change is proposed.',
      ),
    ];
  const given =
    scenario === null
      ? 'The proposed limit was chosen by whoever asked for this brief; it need not follow from the evidence.'
      : `The proposed limit is that of the scenario “${scenario}”; it need not follow from the evidence.`;
  return [
    element(
      'blockquote',
      {},
      `${languageName(language)}, ${inWords(stratum.assetType)} for ${audienceWords(stratum.audience)}: at most `,
      element('del', {}, limitOf(limit)),
      ' ',
      element('ins', {}, limitOf(proposed)),
      ' characters per second.',
    ),
    paragraph(
      `Struck out: today’s ${limitOf(limit)}. Underlined: the proposed ${limitOf(proposed)}. ${
        limits.has(language) ? `${given} ${byVerdict(study)}` : fromVerdict(finding?.decision.verdict)
      }`,
    ),
  ];
}

/** What would be proposed had nobody asked for a limit. */
function byVerdict(study: LanguageBrief['study']): string {
  const own = proposedByVerdict(study);
  const verdict = verdictWords[study.finding?.decision.verdict ?? 'cannot_tell'];
  return `The verdict, “${verdict}”, would propose ${own === null ? 'no change' : limitOf(own)}.`;
}

/** How a limit that nobody stated comes about (`proposedByVerdict`). */
function fromVerdict(verdict: LimitVerdict | undefined): string {
  const speed = verdict === 'raise' ? 'the safe speed' : 'the lower end of the benchmark speed’s interval';
  return `The proposed limit follows from the verdict: it is ${speed}, rounded down to a step of the guide.`;
}
