import { mkdir, mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { subtext } from './testing.ts';

/** Writes files into a new folder. @returns its path */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'subtext-lines-'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

/**
 * Two German lines: 19 characters (17 without spaces, 3 words) in 1 s, and 9 (8 without the space, 3 of them spoken) in 2 s, 1 s after
 * the first.
 */
export const german = `1
00:00:01,000 --> 00:00:02,000
Guten Morgen, Anna.

2
00:00:03,000 --> 00:00:05,000
[Tür] Ja.
`;

/** A file of more bytes than any subtitles have; none of them is written. */
export async function writeTooLarge(file: string): Promise<void> {
  await writeFile(file, '');
  await truncate(file, 64_000_001);
}

const speed = z.strictObject({
  lines: z.number(),
  ...Object.fromEntries(
    ['mean_of_lines', 'weighted_by_display_time', 'programme_rate', 'p50', 'p90', 'p95'].map((name) => [
      name,
      z.number().nullable(),
    ]),
  ),
  share_of_lines_over: z.number().nullable(),
  share_of_display_time_over: z.number().nullable(),
});
const problemSchema = z.looseObject({ code: z.string() });
/** What `subtext lines --format json` writes, as far as every test needs it. */
export const linesSchema = z.strictObject({
  methods: z.record(z.string(), z.string()),
  lines: z.array(
    z.looseObject({
      file: z.string(),
      ordinal: z.number(),
      findings: z.array(z.looseObject({ rule: z.string() })),
    }),
  ),
  files: z.array(
    z.looseObject({
      file: z.string(),
      format: z.string().nullable(),
      line_count: z.number(),
      language: z.string().nullish(),
      language_by: z.string().nullish(),
      aggregates: z.record(z.string(), speed).optional(),
      problems: z.array(problemSchema),
    }),
  ),
});

/** Runs `subtext lines --format json`. */
export async function linesOf(...words: readonly string[]) {
  const ran = await subtext('lines', ...words, '--format', 'json');
  return { ...ran, ...linesSchema.parse(JSON.parse(ran.stdout)) };
}
