import { writeFile } from 'node:fs/promises';
import type { BriefReceipt, ExampleLine, LanguageBrief } from '../../../shared/brief/model.ts';
import { proposedLimit } from '../../../shared/brief/proposal.ts';
import { briefHtml } from '../../../shared/brief/render.ts';
import type { Reader } from '../../../shared/engine/derived-tables.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { columnsOf } from '../../../shared/stats/study/columns.ts';
import { exampleLinesSql } from '../../../shared/stats/study/example-lines.ts';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { runStudy } from '../../../shared/stats/study/run.ts';
import type { LanguageStudy, StudyQuestion } from '../../../shared/stats/study/types.ts';
import { limitStudy } from '../../../shared/stats/study/what-if.ts';
import { CallError, commaList, numberWithin, oneOf } from '../arguments.ts';
import { defineCommand, type ExitCode } from '../command.ts';
import { withPackage, type Session } from '../session.ts';

const usage =
  'brief DIR --languages a,b --out FILE.html [--limits de=16,es=19] [--outcome rewinds|pauses|exits|text_offs|audio_switches] [--margin 0.05] [--seed N] [--bootstrap N]';

/** Writes what a study found, and the limit that it speaks for, as a document. */
export const brief = defineCommand({
  name: 'brief',
  usage,
  help: [
    'Writes a brief for those who decide on reading speed limits: the rule today, the proposed wording, the evidence and the case against it.',
    '--languages: as the assets have them, such as de,pt-BR. --out: an HTML file that needs no other; a browser prints it.',
    '--limits: the limits to propose, in characters per second; without them they follow from the verdicts.',
    '--outcome, --margin, --seed and --bootstrap: as of study. Same call, same bytes.',
  ],
  wordCount: 1,
  options: {
    languages: 'text',
    out: 'text',
    limits: 'text',
    outcome: 'text',
    margin: 'text',
    seed: 'text',
    bootstrap: 'text',
  },
  run: async ({ words: [folder = ''], options }): Promise<ExitCode> => {
    const languages = commaList(options.languages);
    const { out } = options;
    if (languages.length === 0 || out === undefined)
      throw new CallError([cliMessages.wrongArguments({ command: 'brief', usage })]);
    if (!out.endsWith('.html')) throw new CallError([cliMessages.briefFile({ file: out })]);
    const limits = limitsOf(options.limits, languages);
    const question: StudyQuestion = {
      outcome: oneOf('brief', 'outcome', options.outcome, studyOutcomes, 'rewinds'),
      by: null,
      languages,
      margin: numberWithin('brief', 'margin', options.margin ?? '0.05', { least: 0.001, most: 1 }),
      seed: whole('seed', options.seed ?? '1', { least: 0, most: 2 ** 32 - 1 }),
      draws: whole('bootstrap', options.bootstrap ?? '199', { least: 39, most: 9999 }),
    };
    const html = await withPackage(folder, async (session) => {
      const found = await runStudy(session.engine, question);
      const missing = languages.filter((tag) => !found.some(({ stratum }) => stratum.language === tag));
      if (missing.length > 0) throw new CallError([cliMessages.notStudied({ languages: missing })]);
      const told: LanguageBrief[] = [];
      for (const study of found)
        told.push(
          await languageBrief(session.engine, study, question, limits.get(study.stratum.language) ?? null),
        );
      return briefHtml({ question, languages: told, receipt: receiptOf(session) });
    });
    await writeFile(out, html).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      throw new CallError([cliMessages.briefNotWritten({ file: out, detail })]);
    });
    return 0;
  },
});

async function languageBrief(
  reader: Reader,
  study: LanguageStudy,
  { outcome }: StudyQuestion,
  given: number | null,
): Promise<LanguageBrief> {
  const { stratum } = study;
  const { language, assetType, audience, limit } = stratum;
  const proposed = proposedLimit(study, given);
  const asked = { outcome, language, assetType, audience, compliance: null };
  const answer = proposed === null ? null : await limitStudy(reader, { ...asked, limit: proposed });
  const examples = limit === null ? [] : await examplesOf(reader, exampleLinesSql(stratum, limit, outcome));
  return { study, proposed, forecast: answer?.kind === 'told' ? answer.whatIf : null, examples };
}

async function examplesOf(reader: Reader, sql: string): Promise<ExampleLine[]> {
  const columns = columnsOf(await reader.query(sql));
  const [titles, texts] = [columns.texts('title'), columns.texts('text')];
  const [cps, exposures, events] = [
    columns.numbers('cps'),
    columns.numbers('exposures'),
    columns.numbers('events'),
  ];
  return Array.from(titles, (title, i) => ({
    title: title ?? '',
    text: texts[i] ?? null,
    cps: cps[i] ?? Number.NaN,
    exposures: exposures[i] ?? Number.NaN,
    events: events[i] ?? Number.NaN,
  }));
}

function receiptOf({ loaded, receipt }: Session): BriefReceipt {
  const { manifest, fingerprint, label } = loaded;
  const { exportedOn, asOf } = manifest;
  return {
    package: manifest.title ?? label,
    fingerprint,
    exportedOn,
    asOf,
    app: receipt.app,
    engine: receipt.engine,
  };
}

/** Reads `de=16,es=19`, each language one of those of the brief. */
function limitsOf(text: string | undefined, languages: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    commaList(text).map((pair): [string, number] => {
      const [language = '', limit = ''] = pair.split('=', 2);
      if (languages.includes(language))
        return [language, numberWithin('brief', 'limits', limit, { least: 1, most: 60 })];
      const detail = `--limits takes languages of --languages, such as de=16, not ${pair}.`;
      throw new CallError([cliMessages.badOption({ command: 'brief', detail })]);
    }),
  );
}

function whole(
  option: string,
  text: string,
  bounds: { readonly least: number; readonly most: number },
): number {
  const value = numberWithin('brief', option, text, bounds);
  if (Number.isInteger(value)) return value;
  throw new CallError([
    cliMessages.badOption({ command: 'brief', detail: `--${option} takes a whole number, not ${text}.` }),
  ]);
}
