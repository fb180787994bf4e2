import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row, TableName } from '../../shared/package/tables.ts';
import { isOriginal, planAssets, type Asset, type Version } from './assets.ts';
import { availabilityOf } from './availability.ts';
import { writeValues } from './before/values.ts';
import { openBeforeTables, writeDashboards } from './before/write.ts';
import { Counterfactuals } from './counterfactuals.ts';
import { countEngagement } from './engagement.ts';
import { languages, subtitleLanguage } from './languages.ts';
import { guide, styleLimits } from './limits.ts';
import { isWithheld, makeLines, type Line } from './lines.ts';
import { Makers } from './makers/make.ts';
import { Reviews } from './makers/quality.ts';
import { Records } from './makers/records.ts';
import { writeManifest, type WrittenTable } from './manifest.ts';
import { segmentsOf, segmentsOfVersion, segmentWindow } from './segments.ts';
import type { Size } from './sizes.ts';
import { Store, type TableWriter } from './store.ts';
import { extensions, milliseconds, subtitleFile, type FileFormat } from './subtitle-files.ts';
import { makeTimeline, shotChanges, type Timeline } from './timeline.ts';
import { planTitles, type Title } from './titles.ts';
import { SpeedLog, truthFile } from './truth-file.ts';
import { switchesOf, viewingOf } from './viewing.ts';
import { publishedWorld, type World } from './world.ts';

/** What to make. */
export interface Request {
  readonly size: Size;
  readonly seed: number;
  /** The package's folder; what the generator wrote there before is replaced. */
  readonly folder: string;
  readonly hasText: boolean;
  /** The published world when it isn't given. */
  readonly world?: World;
}

/** A request with its world. */
type Order = Request & { readonly world: World };

/** What is learnt of the lines on the way. */
interface Logs {
  readonly speeds: SpeedLog;
  readonly counterfactuals: Counterfactuals;
}

/** What was made, by table. */
export interface Report {
  readonly rows: Readonly<Record<string, number>>;
}

/** Writes a data package. The same request gives the same bytes. */
export async function generate(request: Request): Promise<Report> {
  const order = { world: publishedWorld, ...request };
  const { folder, seed, size, world } = order;
  await clear(folder);
  const staging = join(folder, '.staging');
  await mkdir(staging, { recursive: true });
  const store = await Store.open(staging);
  try {
    const titles = planTitles(seed, size);
    const assets = planAssets(seed, size, titles);
    const tables = await openTables(store, order);
    const records = await Records.open(store);
    const before = await openBeforeTables(store);
    writeFixedTables(tables, size, world);
    const logs = { speeds: new SpeedLog(), counterfactuals: new Counterfactuals(world) };
    const makers = new Makers(seed, assets, records);
    await writeTitles(order, titles, assets, tables, logs, makers);
    writeDashboards(seed, before);
    const sources = [...Object.values(tables), ...Object.values(records.tables)];
    for (const table of sources) table.close();
    await writeValues(store, before, logs.speeds);
    for (const table of Object.values(before)) table.close();
    const all = [...sources, ...Object.values(before)];
    const written = await writeTables(store, folder, all);
    await writeManifest(folder, size, seed, written);
    await writeFile(join(folder, 'truth.json'), truthFile(order, logs.speeds, logs.counterfactuals, makers));
    return { rows: Object.fromEntries(all.map((table) => [table.spec.name, table.rows])) };
  } finally {
    await store.close();
  }
}

async function clear(folder: string): Promise<void> {
  for (const name of ['tables', 'timed-text', 'datapackage.json', 'truth.json', '.staging']) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

type Tables = Awaited<ReturnType<typeof openTables>>;

/** Every table of the package, in the order of the manifest. */
async function openTables(store: Store, { size, hasText }: Request) {
  const times = size.timeUnit === 'frames' ? ['start_frame', 'end_frame'] : ['start_ms', 'end_ms'];
  const texts = hasText ? ['text'] : [];
  const places = size.hasPicture ? ['region'] : [];
  const measures = ['char_count', 'longest_line', 'count_mode', 'line_count', 'word_count'];
  const lineColumns = [
    'version_id',
    'ordinal',
    'event_type',
    ...times,
    'scene_id',
    'zone',
    ...places,
    ...texts,
    ...measures,
  ];
  return {
    titles: await store.table('titles'),
    originals: await store.table('title_original_languages'),
    launches: await store.table('launches'),
    languages: await store.table('languages'),
    assets: await store.table('assets'),
    versions: await store.table('asset_versions'),
    availability: await store.table('availability'),
    viewing: await store.table('viewing'),
    switches: await store.table('playback_switches'),
    events: await store.table('timed_text_events', lineColumns),
    files: await store.table('timed_text_files'),
    shots: await store.table('shot_changes'),
    segments: await store.table('engagement_segments'),
    engagement: await store.table('line_engagement'),
    limits: await store.table('style_limits'),
  };
}

/** Writes the closed tables that have rows, in their order. */
async function writeTables(
  store: Store,
  folder: string,
  tables: readonly Pick<TableWriter<TableName>, 'spec' | 'columns' | 'rows'>[],
): Promise<WrittenTable[]> {
  await mkdir(join(folder, 'tables'), { recursive: true });
  const written: WrittenTable[] = [];
  for (const table of tables) {
    if (table.rows === 0) continue;
    const path = `tables/${table.spec.name}.parquet`;
    await store.writeParquet(table, join(folder, path));
    written.push({ spec: table.spec, columns: table.columns, path });
  }
  return written;
}

function writeFixedTables(tables: Tables, size: Size, world: World): void {
  for (const { tag, name, group, script } of languages) {
    tables.languages.add({ language: tag, name, language_group: group, script });
  }
  for (const segment of segmentsOf(size)) {
    tables.segments.add({
      segment_id: segment.id,
      window_start: segmentWindow.start,
      window_end: segmentWindow.end,
      market: segment.market,
      device_class: segment.device,
      profile_match: segment.profileMatch,
      audio_context: segment.audioContext,
      subtitles_on: segment.subtitlesOn,
    });
  }
  for (const limit of styleLimits(world.limits)) {
    tables.limits.add({
      guide,
      scope: 'translation',
      language: limit.language,
      audience: limit.audience,
      asset_type: limit.assetType,
      valid_from: limit.validFrom,
      max_cps: limit.maxCps,
      max_chars_per_line: limit.maxCharsPerLine,
      max_lines: 2,
      min_duration_ms: limit.minDurationMs,
      max_duration_ms: 7000,
      min_gap_frames: 2,
      count_mode: limit.countMode,
      citation: limit.citation,
    });
  }
}

async function writeTitles(
  order: Order,
  titles: readonly Title[],
  assets: readonly Asset[],
  tables: Tables,
  logs: Logs,
  makers: Makers,
): Promise<void> {
  const { seed, size, folder, world } = order;
  const byTitle = Map.groupBy(assets, (asset) => asset.title.index);
  const reviews = new Reviews(seed, makers, makers.records);
  const scale = lengthScale(titles, byTitle, size);
  const files = fileVersions(assets, order);
  if (files.size > 0) await mkdir(join(folder, 'timed-text'), { recursive: true });
  for (const title of titles) {
    const own = byTitle.get(title.index) ?? [];
    const lineCount = Math.max(12, Math.round(title.relativeLength * scale));
    const timeline = makeTimeline(seed, world, title, lineCount);
    writeCatalogue(tables, title, own, timeline.runtimeMs);
    for (const asset of own) makers.make(asset, timeline.runtimeMs);
    for (const row of availabilityOf(seed, title, own)) tables.availability.add(row);
    for (const row of viewingOf(seed, size, title, own, timeline.runtimeMs)) {
      tables.viewing.add({ view_row_id: tables.viewing.rows + 1, ...row });
    }
    for (const row of switchesOf(seed, size, title, own)) {
      tables.switches.add({ switch_row_id: tables.switches.rows + 1, ...row });
    }
    if (size.hasPicture) {
      for (const frame of shotChanges(seed, title, timeline)) tables.shots.add({ title_id: title.id, frame });
    }
    for (const asset of own) {
      for (const version of asset.versions) {
        const format = files.get(version.id);
        const lines = hasLines(asset)
          ? writeVersion(order, tables, logs.counterfactuals, timeline, own, asset, version, format)
          : [];
        logs.speeds.add(asset, lines);
        reviews.add(asset, version, lines, timeline.runtimeMs);
        if (format === undefined) continue;
        const path = `timed-text/${version.id}.${extensions[format]}`;
        await writeFile(join(folder, path), subtitleFile(format, lines, title.frameRate));
        tables.files.add({ version_id: version.id, path, format });
      }
    }
  }
}

/** Lines of a title of middling length, so that all versions together have about the lines that the size asks for. */
function lengthScale(
  titles: readonly Title[],
  byTitle: ReadonlyMap<number, readonly Asset[]>,
  size: Size,
): number {
  let weight = 0;
  for (const title of titles) {
    for (const asset of byTitle.get(title.index) ?? []) {
      if (asset.type === 'subtitle' || asset.type === 'sdh')
        weight += title.relativeLength * asset.versions.length;
    }
  }
  return size.lines / weight;
}

function hasLines(asset: Asset): boolean {
  return asset.type === 'subtitle' || asset.type === 'sdh' || asset.type === 'forced_narrative';
}

/** The versions that arrive as files: the first ones of subtitles with one version, each in another language. */
function fileVersions(assets: readonly Asset[], { size, hasText }: Request): Map<string, FileFormat> {
  const chosen = new Map<string, FileFormat>();
  if (!hasText) return chosen;
  const wanted = 2 * size.filesPerFormat;
  const taken = new Set<string>();
  for (const asset of assets) {
    const [version] = asset.versions;
    if (
      chosen.size === wanted ||
      asset.type !== 'subtitle' ||
      asset.versions.length > 1 ||
      version === undefined
    )
      continue;
    if (isWithheld(asset) || taken.has(asset.language) || asset.title.index % 9 !== 4) continue;
    taken.add(asset.language);
    chosen.set(version.id, chosen.size % 2 === 0 ? 'srt' : 'webvtt');
  }
  return chosen;
}

function writeCatalogue(tables: Tables, title: Title, assets: readonly Asset[], runtimeMs: number): void {
  tables.titles.add({
    title_id: title.id,
    name: title.name,
    content_type: title.contentType,
    series_id: title.seriesId,
    season: title.season,
    episode: title.episode,
    genre: title.genre,
    audience: title.audience,
    runtime_ms: runtimeMs,
    released_on: title.releasedOn,
  });
  title.originals.forEach((language, i) =>
    tables.originals.add({ title_id: title.id, language, is_primary: i === 0 }),
  );
  for (const { country, launchedOn } of title.launches) {
    tables.launches.add({ title_id: title.id, country: country.code, launched_on: launchedOn });
  }
  for (const asset of assets) {
    tables.assets.add({
      asset_id: asset.id,
      title_id: title.id,
      language: asset.language,
      asset_type: asset.type,
      workflow: asset.workflow,
      source_asset_id: asset.sourceAssetId,
      based_on: asset.basedOn,
    });
    for (const version of asset.versions) {
      tables.versions.add({
        version_id: version.id,
        asset_id: asset.id,
        version: version.number,
        frame_rate_num: title.frameRate.numerator,
        frame_rate_den: title.frameRate.denominator,
        delivered_on: version.deliveredOn,
        live_from: version.liveFrom,
        live_to: version.liveTo,
        reason: version.reason,
      });
    }
  }
}

/** Writes the lines of a version, unless they go to a file, and what members did at them. */
function writeVersion(
  { seed, size, hasText, world }: Order,
  tables: Tables,
  counterfactuals: Counterfactuals,
  timeline: Timeline,
  assets: readonly Asset[],
  asset: Asset,
  version: Version,
  file: FileFormat | undefined,
): Line[] {
  const { title, language, type } = asset;
  const context = { world, size, title, timeline, asset, version, hasText };
  const lines = makeLines(seed, context);
  if (file === undefined) {
    for (const line of lines) tables.events.add(eventRow(size, asset, version, line));
  }
  if (type === 'forced_narrative') return lines;
  const hasDub = assets.some((other) => other.type === 'dub' && other.language === language);
  const segments = segmentsOfVersion(
    size,
    title.index,
    subtitleLanguage(language),
    isOriginal(title, language),
    hasDub,
  );
  for (const counted of countEngagement(seed, context, lines, segments)) {
    const { line, segment, counts } = counted;
    counterfactuals.add(asset, counted);
    tables.engagement.add({
      version_id: version.id,
      ordinal: line.ordinal,
      segment_id: segment.id,
      ...counts,
    });
  }
  return lines;
}

function eventRow(size: Size, asset: Asset, version: Version, line: Line): Partial<Row<'timed_text_events'>> {
  const rate = asset.title.frameRate;
  const end = line.startFrame + line.frames;
  const times =
    size.timeUnit === 'frames'
      ? { start_frame: line.startFrame, end_frame: end }
      : { start_ms: milliseconds(line.startFrame, rate), end_ms: milliseconds(end, rate) };
  const measures = {
    char_count: line.charCount,
    longest_line: line.longestLine,
    count_mode: subtitleLanguage(asset.language).countMode,
    line_count: line.lineCount,
    word_count: line.wordCount,
  };
  return {
    version_id: version.id,
    ordinal: line.ordinal,
    event_type: line.type,
    ...times,
    scene_id: String(line.scene),
    zone: line.zone,
    region: line.type === 'on_screen_text' ? 'top' : null,
    text: line.text,
    ...(line.text === null ? measures : {}),
  };
}
