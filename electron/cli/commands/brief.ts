import { writeFile } from 'node:fs/promises';
import { assembleBrief } from '../../../shared/brief/assemble.ts';
import type { BriefQuestion, BriefReceipt } from '../../../shared/brief/model.ts';
import { briefHtml } from '../../../shared/brief/document.ts';
import { briefContents } from '../../../shared/brief/render.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { studyOutcomes } from '../../../shared/stats/study/outcomes.ts';
import { scenarioBounds } from '../../../shared/workspace/scenario.ts';
import { smallestBounds, usualQuestion } from '../../../shared/stats/study/usual.ts';
import { CallError, commaList, numberWithin, oneOf } from '../arguments.ts';
import { findChromium } from '../chromium.ts';
import { defineCommand, type ExitCode } from '../command.ts';
import { problemLine, type Output } from '../output.ts';
import { printPdf } from '../print-pdf.ts';
import { withPackage, type Session } from '../session.ts';

const usage =
  'brief DIR --languages a,b --out FILE.html|FILE.pdf [--limits de=16,es=19] [--compliance c] [--outcome rewinds|pauses|exits|text_offs|audio_switches] [--margin 0.05] [--matters N] [--seed N] [--bootstrap N]';

/** Writes what a study found, and the limit that it speaks for, as a document. */
export const brief = defineCommand({
  name: 'brief',
  usage,
  help: [
    'Writes a brief for those who decide on reading speed limits: the rule today, the proposed wording, the evidence and the case against it.',
    '--languages: as the assets have them, such as de,pt-BR, in the order of the document. All languages are studied together, as study does.',
    '--out: FILE.html needs no other file, and a browser prints it. FILE.pdf is printed by a Chromium: that of CHROMIUM_PATH, one on the PATH, or an installed one.',
    'Where there is none, or it can not print, FILE.html is written in its place, which is said, and the exit code is 1.',
    '--limits: the limits to propose, in characters per second; a language without one has the limit that follows from its verdict.',
    '--compliance: the share of lines over a limit that are condensed to it, from 0 to 1; without it, it is read from the lines, where it can be.',
    '--outcome, --margin, --matters, --seed and --bootstrap: as of study. Same call, same bytes: a PDF carries the day of the export, not that of printing.',
  ],
  wordCount: 1,
  options: {
    languages: 'text',
    out: 'text',
    limits: 'text',
    compliance: 'text',
    outcome: 'text',
    margin: 'text',
    matters: 'text',
    seed: 'text',
    bootstrap: 'text',
  },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const languages = [...new Set(commaList(options.languages))];
    const { out, compliance } = options;
    if (languages.length === 0 || out === undefined)
      throw new CallError([cliMessages.wrongArguments({ command: 'brief', usage })]);
    if (!/\.(html|pdf)$/i.test(out)) throw new CallError([cliMessages.briefFile({ file: out })]);
    const question: BriefQuestion = {
      outcome: oneOf('brief', 'outcome', options.outcome, studyOutcomes, usualQuestion.outcome),
      margin: numberWithin('brief', 'margin', options.margin ?? String(usualQuestion.margin), {
        least: 0.001,
        most: 1,
      }),
      smallestThatMatters:
        options.matters === undefined
          ? null
          : numberWithin('brief', 'matters', options.matters, smallestBounds),
      seed: whole('seed', options.seed ?? String(usualQuestion.seed), { least: 0, most: 2 ** 32 - 1 }),
      draws: whole('bootstrap', options.bootstrap ?? String(usualQuestion.draws), { least: 39, most: 9999 }),
      assetType: 'subtitle',
      audience: 'adult',
      languages,
      limits: limitsOf(options.limits, languages),
      compliance:
        compliance === undefined
          ? null
          : numberWithin('brief', 'compliance', compliance, scenarioBounds.compliance),
      scenario: null,
    };
    const { html, exportedOn } = await withPackage(folder, async (session) => {
      const found = await assembleBrief(session.engine, question, receiptOf(session));
      const { missing } = found;
      const unlimited = found.languages.find(
        ({ study: { stratum } }) => stratum.limit === null && question.limits.has(stratum.language),
      );
      if (unlimited !== undefined) {
        const { language, assetType: kind, audience } = unlimited.study.stratum;
        throw new ProblemError([cliMessages.noLimit({ language, kind, audience })]);
      }
      if (missing.length > 0)
        throw new CallError([cliMessages.notStudied({ languages: missing, outcome: question.outcome })]);
      return { html: briefHtml(briefContents(found)), exportedOn: found.receipt.exportedOn };
    });
    return /\.pdf$/i.test(out) ? writePdf({ out, html, exportedOn }, output) : writeTo(out, html);
  },
});

interface PdfDocument {
  /** The file's path. */
  readonly out: string;
  readonly html: string;
  /** The day on which the data were exported, which the PDF carries as its own. */
  readonly exportedOn: string;
}

/** Prints the document, or writes it as HTML beside and says why. */
async function writePdf(document: PdfDocument, output: Output): Promise<ExitCode> {
  const { out, html, exportedOn } = document;
  const chromium = await findChromium();
  const printed = chromium === null ? null : await printPdf(chromium, html, exportedOn).catch(detailOf);
  if (printed instanceof Uint8Array) return writeTo(out, printed);
  const instead = out.replace(/\.pdf$/i, '.html');
  await writeTo(instead, html);
  const problem =
    printed === null
      ? cliMessages.noPrinter({ instead })
      : cliMessages.notPrinted({ file: out, instead, detail: printed });
  output.complain(problemLine(problem));
  return 1;
}

async function writeTo(file: string, content: string | Uint8Array): Promise<ExitCode> {
  await writeFile(file, content).catch((error: unknown) => {
    throw new CallError([cliMessages.briefNotWritten({ file, detail: detailOf(error) })]);
  });
  return 0;
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws ProblemError when a shared definition is at fault */
function receiptOf({ loaded, receipt }: Session): BriefReceipt {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new ProblemError(definitions.problems);
  const { manifest, fingerprint, label } = loaded;
  const { exportedOn, asOf } = manifest;
  return {
    package: manifest.title ?? label,
    fingerprint,
    definitions: definitions.value.fingerprint,
    exportedOn,
    asOf,
    app: receipt.app,
    engine: receipt.engine,
  };
}

/** Reads `de=16,es=19`, each language one of those of the brief. */
function limitsOf(text: string | undefined, languages: readonly string[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  for (const pair of commaList(text)) {
    const [language = '', limit = ''] = pair.split('=', 2);
    if (!languages.includes(language) || limits.has(language)) {
      const detail = `--limits takes one limit for each language of --languages, such as de=16, not ${pair}.`;
      throw new CallError([cliMessages.badOption({ command: 'brief', detail })]);
    }
    limits.set(language, numberWithin('brief', 'limits', limit, scenarioBounds.limit));
  }
  return limits;
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
