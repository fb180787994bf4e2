import { packageMessages } from '../errors/package.ts';
import type { Problem } from '../errors/problem.ts';
import type { Guide } from '../guidelines/guide.ts';
import { limitRows, type WantedLimits } from '../guidelines/limit-rows.ts';
import { readTimedText } from '../timed-text/read.ts';
import type { PackageFile, PackageFiles } from './files.ts';
import { manifestPath } from './manifest.ts';
import { readSmallCsv, writeCsv } from './small-csv.ts';
import { languageNamed, readSubtitleName, subtitleKinds, type SubtitleKind } from './subtitle-names.ts';
import { audiences } from './tables-catalogue.ts';
import { tableSpec } from './tables.ts';

/** How subtitle files are told what they are. */
export interface SubtitleNaming {
  /** How their names read, such as `{title}_{language}`; null for the usual ways. */
  readonly pattern: string | null;
  /** The day that stands for today, ISO. */
  readonly today: string;
  /** The style guide whose limits apply. */
  readonly guide: Guide;
}

/** Files as a package, and what was odd about them. */
export interface GatheredPackage {
  readonly files: PackageFiles;
  readonly problems: readonly Problem[];
}

/** The format of a subtitle file by its extension; undefined where it is none. */
export function formatByExtension(path: string): string | undefined {
  return subtitleExtensions.get(/\.([^./]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** The formats of subtitle files by extension, in lower case and without the dot. */
export const subtitleExtensions: ReadonlyMap<string, string> = new Map([
  ['srt', 'srt'],
  ['vtt', 'webvtt'],
  ['ttml', 'ttml'],
  ['dfxp', 'ttml'],
  ['itt', 'ttml'],
  ['xml', 'ttml'],
  ['stl', 'ebu-stl'],
  ['scc', 'scc'],
]);

/** Whether the files are subtitles as they are, and no data package. */
export function areSubtitles(listing: readonly PackageFile[]): boolean {
  return (
    listing.some(({ path }) => formatByExtension(path) !== undefined) &&
    listing.every(({ path }) => path !== manifestPath)
  );
}

/**
 * Makes a data package, in memory, of subtitle files: a version for each file, an asset for each title, language and kind. What a file
 * is, its name says by the pattern (where it has no language the file itself may), or a row of a small table among the files: a CSV with a column `file`, and any of `title`,
 * `language`, `kind`, `audience`, `frame_rate` (such as 24000/1001) and `encoding`.
 */
export async function packageOfSubtitles(
  given: PackageFiles,
  naming: SubtitleNaming,
): Promise<GatheredPackage> {
  const listing = await given.list();
  const paths = listing.map(({ path }) => path).filter((path) => formatByExtension(path) !== undefined);
  const { rows, problems } = await readTables(given, listing);
  const versions: Version[] = [];
  for (const path of paths.toSorted()) {
    const named = described(path, rows.get(path), naming.pattern);
    const language = named.language ?? (await languageInside(given, path));
    versions.push({ ...named, language });
  }
  const tables = tablesOf(versions, naming);
  const made = new Map<string, Blob>([
    [manifestPath, new Blob([manifestOf(given.label, [...tables.keys()], naming)])],
    ...[...tables].map(([name, csv]): [string, Blob] => [tablePath(name), new Blob([csv])]),
  ]);
  return {
    files: {
      label: given.label,
      list: () =>
        Promise.resolve([...listing, ...[...made].map(([path, { size }]) => ({ path, bytes: size }))]),
      open: (path) => {
        const blob = made.get(path);
        return blob === undefined ? given.open(path) : Promise.resolve(blob);
      },
    },
    problems: [...problems, ...oddNames(versions), ...leftOut(listing, rows.size > 0)],
  };
}

/** What a file is. */
interface Version {
  readonly path: string;
  readonly title: string;
  readonly language: string | null;
  readonly kind: SubtitleKind;
  readonly audience: (typeof audiences)[number];
  readonly frameRate: readonly [num: string, den: string] | null;
  readonly encoding: string | null;
}

type TableRow = Readonly<Record<string, string>>;

function described(path: string, row: TableRow | undefined, pattern: string | null): Version {
  const named = readSubtitleName(path, pattern);
  const language = row?.['language'] ?? '';
  return {
    path,
    title: filled(row?.['title']) ?? named.title,
    language: language === '' ? named.language : languageNamed(language),
    kind: subtitleKinds.find((kind) => kind === row?.['kind']) ?? named.kind,
    audience: audiences.find((audience) => audience === row?.['audience']) ?? 'adult',
    frameRate: rateOf(row?.['frame_rate'] ?? ''),
    encoding: filled(row?.['encoding']),
  };
}

/** The language that a file says itself, in the formats that have a place for it; null where it doesn't. */
async function languageInside(given: PackageFiles, path: string): Promise<string | null> {
  const format = formatByExtension(path);
  if (format !== 'ttml' && format !== 'ebu-stl') return null;
  const blob = await given.open(path);
  if (blob === null) return null;
  const { language } = readTimedText(new Uint8Array(await blob.arrayBuffer()), { format }).track;
  return language === null ? null : languageNamed(language);
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function rateOf(text: string): readonly [string, string] | null {
  const [, num, den = '1'] = /^(\d{1,6})(?:\s*\/\s*(\d{1,6}))?$/.exec(text) ?? [];
  return num === undefined || Number(num) === 0 || Number(den) === 0 ? null : [num, den];
}

/** The rows of the small tables by file; a file that a table names by its name alone is found in whatever folder it is. */
async function readTables(
  given: PackageFiles,
  listing: readonly PackageFile[],
): Promise<{ rows: ReadonlyMap<string, TableRow>; problems: readonly Problem[] }> {
  const rows = new Map<string, TableRow>();
  const problems: Problem[] = [];
  for (const { path, bytes } of listing.filter(isSmallTable)) {
    if (bytes > largestTable)
      problems.push(packageMessages.subtitleTableTooLarge({ bytes, most: largestTable }, { file: path }));
    const blob = bytes > largestTable ? null : await given.open(path);
    if (blob === null) continue;
    const table = readSmallCsv(await blob.text());
    for (const [i, row] of table.rows.entries()) {
      const file = row['file'] ?? '';
      if (file === '') continue;
      const at = { file: path, row: i + 1, column: 'file' };
      const [found, ...others] = filesNamed(file, listing);
      if (found === undefined) problems.push(packageMessages.subtitleNotThere({ file }, at));
      else if (others.length > 0)
        problems.push(packageMessages.subtitleNameTwice({ file, paths: [found, ...others] }, at));
      else rows.set(found, row);
    }
    if (table.brokenAt !== null && table.columns.includes('file'))
      problems.push(packageMessages.subtitleTableBroken(undefined, { file: path, line: table.brokenAt }));
  }
  return { rows, problems };
}

/** The paths that a name stands for: the path that it is, or those of files of that name in any folder. */
function filesNamed(name: string, listing: readonly PackageFile[]): readonly string[] {
  const paths = listing.map(({ path }) => path);
  return paths.includes(name) ? [name] : paths.filter((path) => path.endsWith(`/${name}`));
}

const largestTable = 20_000_000;

function isSmallTable({ path }: PackageFile): boolean {
  return /\.(?:csv|tsv)$/i.test(path);
}

function oddNames(versions: readonly Version[]): Problem[] {
  const nameless = versions.filter(({ language }) => language === null);
  return nameless.slice(0, 1).map(({ path }) => ({
    ...packageMessages.subtitleLanguageUnknown({ path }, { file: path }),
    ...(nameless.length > 1 ? { count: nameless.length } : {}),
  }));
}

function leftOut(listing: readonly PackageFile[], hasTable: boolean): Problem[] {
  const others = listing.filter(
    (file) => formatByExtension(file.path) === undefined && !(hasTable && isSmallTable(file)),
  );
  const [first] = others;
  if (first === undefined) return [];
  return [packageMessages.notSubtitles({ files: others.length, path: first.path }, { file: first.path })];
}

function tablesOf(
  versions: readonly Version[],
  { today, guide }: SubtitleNaming,
): ReadonlyMap<string, string> {
  const titles = new Map(versions.map(({ title, audience }) => [title, audience]));
  const assets = new Map(versions.map((version) => [assetOf(version), version]));
  const placeIn = new Map<string, number>();
  const numbered = versions.map((version) => {
    const place = (placeIn.get(assetOf(version)) ?? 0) + 1;
    placeIn.set(assetOf(version), place);
    return { version, place };
  });
  return new Map([
    table(
      'titles',
      [...titles].map(([title, audience]) => ({
        ...{ title_id: title, name: title, content_type: 'film', audience },
      })),
    ),
    table(
      'assets',
      [...assets].map(([asset, { title, language, kind }]) => ({
        ...{ asset_id: asset, title_id: title, language: language ?? 'und', asset_type: kind },
      })),
    ),
    table(
      'asset_versions',
      numbered.map(({ version, place }) => ({
        ...{ version_id: version.path, asset_id: assetOf(version), version: place },
        frame_rate_num: version.frameRate?.[0] ?? null,
        frame_rate_den: version.frameRate?.[1] ?? null,
        delivered_on: today,
      })),
    ),
    table(
      'timed_text_files',
      versions.map(({ path, encoding }) => ({
        ...{ version_id: path, path, format: formatByExtension(path) ?? '', encoding },
      })),
    ),
    table(
      'style_limits',
      limitRows(guide, wantedLimits(versions), today).map((row) => ({ ...row })),
    ),
  ]);
}

/** Each language, audience and kind of the files, once. */
function wantedLimits(versions: readonly Version[]): WantedLimits[] {
  const wanted = new Map<string, WantedLimits>();
  for (const { language, audience, kind } of versions)
    if (language !== null) wanted.set([language, audience, kind].join(' '), { language, audience, kind });
  return [...wanted.values()];
}

/** A table with all of its columns, so that none counts as left out. */
function table(
  name: string,
  rows: readonly Readonly<Record<string, string | number | null>>[],
): [name: string, csv: string] {
  const columns = tableSpec(name)?.columns.map((column) => column.name) ?? [];
  return [name, writeCsv(columns, rows)];
}

function assetOf({ title, language, kind }: Version): string {
  return [title, language ?? 'und', kind].join(' / ');
}

/** A folder that no file given can be in. */
function tablePath(name: string): string {
  return `.subtext/${name}.csv`;
}

function manifestOf(label: string, tables: readonly string[], { today, guide }: SubtitleNaming): string {
  return JSON.stringify({
    name: 'subtitles',
    title: label,
    resources: tables.map((name) => ({ name, path: tablePath(name) })),
    subtext: { schema_version: 1, exported_on: today, as_of: today, default_guide: guide.id },
  });
}
