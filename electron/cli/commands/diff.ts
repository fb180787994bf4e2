import { diffDefinitions } from '../../../shared/engine/diff-definitions.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { summaryOf } from '../../../shared/semantic/diff/summary.ts';
import {
  movesAnything,
  type DefinitionDiff,
  type MetricMove,
  type ModelDiff,
  type RowSample,
  type Values,
} from '../../../shared/semantic/diff/types.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import { CallError, oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import { editedDefinitions } from '../edited-definitions.ts';
import { jsonCell, problemLine } from '../output.ts';
import { withPackage } from '../session.ts';
import { valueOf } from '../value-of.ts';

/** Tells what an edit of the definitions changes on a package. */
export const diff = defineCommand({
  name: 'diff',
  usage: 'diff DIR --definitions EDITED [--format json|md] [--fail-on-change]',
  help: [
    'Computes the package in DIR under the shared definitions and under edited ones, and tells what moves:',
    'the rows of models that change, from what to what and by which rule, and every metric before and after.',
    'EDITED: an edited YAML file, a folder of them, or a unified diff of them. Other definitions stay as they are.',
    'A file takes the place that its folder (models, metrics, metrics/dimensions) and its name say, else of what defines the same.',
    '--format: md (the default) for a review, json for programs.',
    '--fail-on-change: exits with 3 when a row or a metric moves, so that a pipeline can stand guard.',
  ],
  wordCount: 1,
  options: { definitions: 'text', format: 'text', 'fail-on-change': 'flag' },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('diff', 'format', options.format, ['md', 'json'], 'md');
    if (options.definitions === undefined)
      throw new CallError([cliMessages.wrongArguments({ command: 'diff', usage: diff.usage })]);
    const before = valueOf(loadDefinitions());
    const after = await editedDefinitions(options.definitions);
    const { found, name, fingerprint } = await withPackage(folder, async ({ engine, loaded }) => {
      const { defaultGuide, asOf, title, name: own } = loaded.manifest;
      const context = { guide: defaultGuide, asOf };
      return {
        found: await diffDefinitions(engine, { before, after }, context),
        name: title ?? own ?? loaded.label,
        fingerprint: loaded.fingerprint,
      };
    });
    const context = { package: name, fingerprint, definitions: after };
    await output.write(format === 'json' ? jsonText(found) : summaryOf(found, context));
    for (const problem of found.warnings) output.complain(problemLine(problem));
    return options['fail-on-change'] && movesAnything(found) ? 3 : 0;
  },
});

function jsonText({ models, metrics, untouched }: DefinitionDiff): string {
  const told = { models: models.map(jsonModel), metrics: metrics.map(jsonMove), untouched };
  return `${JSON.stringify(told, null, 1)}\n`;
}

function jsonModel({ name, rows_before, rows_after, changed, samples }: ModelDiff): object {
  return { name, rows_before, rows_after, changed, samples: samples.map(jsonSample) };
}

function jsonSample({ key, from, to, rule }: RowSample): object {
  return { key: jsonValues(key), from: from && jsonValues(from), to: to && jsonValues(to), rule };
}

function jsonMove({ name, by, before, after, delta }: MetricMove): object {
  const value = (figure: MetricMove['before']): ReturnType<typeof jsonCell> =>
    jsonCell(figure?.value ?? null);
  return { name, by: jsonValues(by), before: value(before), after: value(after), delta };
}

function jsonValues(values: Values): object {
  return Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, jsonCell(cell)]));
}
