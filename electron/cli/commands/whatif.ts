import { cliMessages } from '../../../shared/errors/cli.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import {
  limitStudy,
  type LimitAnswer,
  type LimitQuestion,
  type ToldAnswer,
} from '../../../shared/stats/study/what-if.ts';
import { scenarioBounds } from '../../../shared/workspace/scenario.ts';
import { CallError, numberWithin, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import { withPackage } from '../session.ts';
import { jsonWhatIf } from '../whatif-json.ts';
import { whatIfTable } from '../whatif-table.ts';

const usage =
  'whatif DIR --language xx --limit N [--compliance c] [--audience adult|children] [--kind subtitle|sdh|forced_narrative] [--format json|table]';

/** Forecasts what another reading speed limit would do to the lines of a language and to what members do. */
export const whatif = defineCommand({
  name: 'whatif',
  usage,
  help: [
    'Forecasts what another reading speed limit would do to one language: lines over it, and rewinds more or fewer.',
    '--language: as the assets have it, such as de or pt-BR. --limit: the other limit, in characters per second, from 1 to 60, in tenths.',
    '--compliance: the share of lines over a limit that are condensed to it, from 0 to 1; without it, it is read from the lines around today’s limit, and used where that is told to 0.15.',
    '--audience and --kind: which of its lines, subtitles for adults unless told.',
    '--format: table (the default) for people, json with every figure. Same call, same bytes.',
    'Durations stay and nobody adapts; the assumptions come with the figures. A limit over or under nearly all speeds is told as extrapolated.',
    'Observational: the curve is an association within titles, not a test of what would follow.',
  ],
  wordCount: 1,
  options: {
    language: 'text',
    limit: 'text',
    compliance: 'text',
    audience: 'text',
    kind: 'text',
    format: 'text',
  },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const { language, limit, compliance } = options;
    if (language === undefined || limit === undefined)
      throw new CallError([cliMessages.wrongArguments({ command: 'whatif', usage })]);
    const format = oneOf('whatif', 'format', options.format, ['json', 'table'], 'table');
    const question: LimitQuestion = {
      outcome: 'rewinds',
      language,
      limit: numberWithin('whatif', 'limit', limit, scenarioBounds.limit),
      compliance:
        compliance === undefined
          ? null
          : numberWithin('whatif', 'compliance', compliance, scenarioBounds.compliance),
      audience: oneOf('whatif', 'audience', options.audience, ['adult', 'children', 'unknown'], 'adult'),
      assetType: oneOf('whatif', 'kind', options.kind, ['subtitle', 'sdh', 'forced_narrative'], 'subtitle'),
    };
    const answer = await withPackage(folder, async ({ engine }) => limitStudy(engine, question));
    const told = toldOf(answer, question);
    await output.write(
      format === 'json'
        ? `${JSON.stringify(jsonWhatIf(question, told), null, 1)}\n`
        : whatIfTable(question, told),
    );
    return 0;
  },
});

/** The forecast. @throws ProblemError when there is none, with the reason: a CallError where the call names lines that nobody read */
function toldOf(
  answer: LimitAnswer,
  { language, assetType: kind, audience, outcome }: LimitQuestion,
): ToldAnswer {
  switch (answer.kind) {
    case 'told':
      return answer;
    case 'no_lines':
      throw new CallError([cliMessages.noLines({ language, kind, audience, known: answer.known })]);
    case 'no_limit':
      throw new ProblemError([cliMessages.noLimit({ language, kind, audience })]);
    case 'no_curve':
      throw new ProblemError([cliMessages.noForecast({ language, outcome })]);
  }
}
