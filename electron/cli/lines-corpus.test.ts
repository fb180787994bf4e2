import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { modelRows } from '../../datasets/tools/small-package.ts';
import { openPackage } from '../../shared/engine/load.ts';
import type { Cell } from '../../shared/engine/port.ts';
import { formatByExtension } from '../../shared/package/subtitle-package.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import { timedTextFormats } from '../../shared/timed-text/read.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { openNodeEngine } from './engine/open.ts';
import { folderFiles } from './folder-files.ts';
import { subtext } from './testing.ts';
import { valueOf } from './value-of.ts';

const corpus = process.env['SUBTEXT_CORPUS'] ?? '';
const hasCorpus = corpus !== '' && existsSync(corpus);

const figure = z.number().nullable();
const lineSchema = z.looseObject({
  file: z.string(),
  ordinal: z.number(),
  kind: z.string(),
  start_ms: figure,
  duration_ms: figure,
  gap_ms: figure,
  gap_frames: figure,
  is_chained: z.boolean().nullable(),
  char_count: figure,
  char_count_nospace: figure,
  char_count_dialogue: figure,
  longest_line: figure,
  line_count: figure,
  word_count: figure,
  cps: figure,
  cps_nospace: figure,
  cps_dialogue: figure,
  wpm: figure,
  max_cps: figure,
  flags: z.array(z.string()),
  findings: z.array(z.object({ rule: z.string() })),
});
const fileSchema = z.looseObject({
  file: z.string(),
  language: z.string().nullish(),
  language_by: z.string().nullish(),
});
const answerSchema = z.object({ lines: z.array(lineSchema), files: z.array(fileSchema) });

/** What both say of a line; the last is whether it is over the limit. */
const fields = [
  ...['start_ms', 'duration_ms', 'gap_ms', 'gap_frames', 'is_chained'],
  ...['char_count', 'char_count_nospace', 'char_count_dialogue'],
  ...['longest_line', 'line_count', 'word_count', 'cps', 'cps_nospace', 'cps_dialogue', 'wpm', 'max_cps'],
] as const;

type File = z.infer<typeof answerSchema>['files'][number];

/**
 * The files of the corpus that can be read, with a table of the languages that the files themselves tell: a package goes by names and
 * tables alone.
 */
async function packageOf(files: readonly File[]): Promise<PackageFiles> {
  const all = await folderFiles(corpus);
  const told = files.filter(({ language_by: by }) => by === 'file');
  const rows = told.map(({ file, language }) => `${inside(file)},${String(language)}`);
  const table = new Blob([['file,language', ...rows, ''].join('\n')]);
  const isRead = (path: string): boolean =>
    timedTextFormats.some((known) => known === formatByExtension(path));
  return {
    label: all.label,
    list: async () => [
      ...(await all.list()).filter(({ path }) => isRead(path)),
      { path: 'languages.csv', bytes: table.size },
    ],
    open: (path) => (path === 'languages.csv' ? Promise.resolve(table) : all.open(path)),
  };
}

function inside(file: string): string {
  return path.relative(corpus, file);
}

describe.skipIf(!hasCorpus)(`real subtitle files${hasCorpus ? '' : ' (skipped: no corpus)'}`, () => {
  test('have the same figures on every line as the model line_reading of a package made of them', async () => {
    const ran = await subtext('lines', corpus, '--format', 'json');
    const { lines, files } = answerSchema.parse(JSON.parse(ran.stdout));
    const ours = new Map(
      lines
        .filter(({ kind, flags }) => kind !== 'comment' && !flags.includes('hidden'))
        .map((line) => [
          `${inside(line.file)} ${line.ordinal}`,
          [
            ...fields.map((name) => line[name] ?? null),
            // Null where there is no limit, or no speed to hold against it.
            line.max_cps === null || line.cps === null
              ? null
              : line.findings.some(({ rule }) => rule === 'reading_speed'),
          ],
        ]),
    );
    const engine = await openNodeEngine();
    try {
      const { tables } = await openPackage(engine, await packageOf(files));
      const open = {
        engine: Object.assign(tables, { close: () => engine.close() }),
        definitions: valueOf(loadDefinitions()),
      };
      const versions = new Map(
        (await modelRows(open, 'text_version')).map((row) => [row['version_key'], row['version_id']]),
      );
      const rows = await modelRows(open, 'line_reading');
      const theirs = new Map(
        rows.map((row) => [
          `${String(versions.get(row['version_key']))} ${String(row['ordinal'])}`,
          [...fields.map((name) => asNumber(row[name])), row['is_over_limit']],
        ]),
      );
      expect(files.length).toBeGreaterThanOrEqual(200);
      expect(rows.length).toBeGreaterThan(9_000);
      const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
        (line) => JSON.stringify(ours.get(line)) !== JSON.stringify(theirs.get(line)),
      );
      expect(differing.slice(0, 5).map((line) => [line, ours.get(line), theirs.get(line)])).toEqual([]);
      expect(ours.size).toBe(rows.length);
    } finally {
      await engine.close();
    }
  });
});

function asNumber(cell: Cell | undefined): Cell | undefined {
  return typeof cell === 'bigint' ? Number(cell) : cell;
}
