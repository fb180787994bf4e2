import { packageMessages } from '../errors/package.ts';
import { netflix } from '../guidelines/presets/netflix/netflix.ts';
import type { Problem } from '../errors/problem.ts';
import { ProblemError } from '../errors/problem.ts';
import { checkGuide } from '../package/check-guide.ts';
import { checkForeignKeys, checkTables } from '../package/checks.ts';
import { rowCount, type CheckedTable } from '../package/check.ts';
import type { PackageFiles } from '../package/files.ts';
import { fingerprint } from '../package/fingerprint.ts';
import type { Digest } from '../package/fingerprint.ts';
import type { Manifest } from '../package/manifest.ts';
import { readManifest } from '../package/manifest.ts';
import {
  areSubtitles,
  packageOfSubtitles,
  type GatheredPackage,
  type SubtitleNaming,
} from '../package/subtitle-package.ts';
import { SOURCES, tableSpec } from '../package/tables.ts';
import { loadDefinitions } from '../semantic/definitions.ts';
import { ahead } from './ahead.ts';
import { DerivedTables } from './derived-tables.ts';
import { createTables, loadFile } from './load-table.ts';
import { openResources, type OpenedFile, type OpenedTable } from './opened.ts';
import type { Engine } from './port.ts';
import { areSameFiles, type PreparedPackage } from './prepared.ts';
import type { LoadOptions, LoadProgress } from './progress.ts';
import { stopIfAborted } from './progress.ts';
import { loadSubtitleFiles, type SubtitleFileReport } from './subtitle-files.ts';

export type { LoadOptions, LoadProgress } from './progress.ts';

/** A table of the package as it was loaded. `file` is the first of its files. */
export interface LoadedTable {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
}

/** A package that is open in an engine: plain data, so that it crosses to the window. */
export interface LoadedPackage {
  readonly label: string;
  /** Whether it was made of subtitle files that were given as they are. */
  readonly isGathered: boolean;
  /** Whether it was loaded, checked and derived when Subtext was built, of the very same bytes, and not now. */
  readonly isPrepared: boolean;
  readonly manifest: Omit<Manifest, 'resources'>;
  /** What identifies the data: 64 hexadecimal digits (`shared/package/fingerprint.ts`). */
  readonly fingerprint: string;
  readonly tables: readonly LoadedTable[];
  readonly absentTables: readonly string[];
  /** What came of each subtitle file. */
  readonly subtitleFiles: readonly SubtitleFileReport[];
  /** Warnings and notes: an error would have refused the package. */
  readonly problems: readonly Problem[];
}

/** A package that is open: what is known of it, and its tables, which are to be asked through `tables`. */
export interface OpenPackage {
  readonly loaded: LoadedPackage;
  readonly tables: DerivedTables;
}

/** How a package is opened in an engine. */
export interface OpenOptions extends LoadOptions {
  /** Models that are asked for at once, and built while progress is told; the others are built when they are first read. */
  readonly models?: readonly string[];
  /** A package that was opened before; where this is the same one under the same definitions, it is not loaded again. */
  readonly prepared?: PreparedPackage | null;
  /** How subtitle files that are no data package are told what they are. */
  readonly naming?: Partial<SubtitleNaming>;
}

/**
 * Loads a data package into a fresh engine, all of it: manifest, files, checks, models.
 * @throws ProblemError as {@link openPackage}
 */
export async function loadPackage(
  engine: Engine,
  files: PackageFiles,
  options: LoadOptions = {},
): Promise<LoadedPackage> {
  const models = [...modelDefinitions().models.keys()];
  const { loaded } = await openPackage(engine, files, { ...options, models });
  return loaded;
}

/**
 * Opens a data package in a fresh engine: manifest, files and checks, and those models that are wanted at once.
 * @param engine may still be starting: a package whose manifest is refused does not wait for it, and files are read meanwhile
 * @throws ProblemError with all that was found when the package is refused, or with what stopped the engine. The
 * engine holds half a package then, and is to be closed.
 */
export async function openPackage(
  engine: Engine,
  given: PackageFiles,
  options: OpenOptions = {},
): Promise<OpenPackage> {
  const { files, problems: odd } = await asPackage(given, options.naming);
  const read = await readManifest(files);
  if (!read.ok) throw new ProblemError(read.problems);
  // Who gives subtitles as they are knows that there is nothing else.
  const { prepared = null } = options;
  const kept =
    prepared === null ? null : await openPrepared(engine, prepared, { files, manifest: read.value }, options);
  if (kept !== null) return kept;
  const told = files === given ? read.problems : read.problems.filter(({ code }) => code !== missingTable);
  const load = new Load(engine, files, read.value, options);
  await load.tables();
  await load.subtitleFiles();
  await load.check();
  const problems = [...odd, ...told, ...load.problems];
  if (problems.some((problem) => problem.severity === 'error')) throw new ProblemError(problems);
  await load.models();
  const loaded = {
    label: files.label,
    isGathered: files !== given,
    isPrepared: false,
    manifest: withoutResources(read.value),
    fingerprint: fingerprint(load.digests),
    tables: load.loadedTables(),
    absentTables: load.absentTables(),
    subtitleFiles: load.fileReports,
    problems,
  };
  return { loaded, tables: load.derived };
}

/** Opens the database that was prepared of these files, to the byte, under the definitions in force; null where it was not. */
async function openPrepared(
  engine: Engine,
  { note, database }: PreparedPackage,
  from: { readonly files: PackageFiles; readonly manifest: Manifest },
  { signal, onProgress }: OpenOptions,
): Promise<OpenPackage | null> {
  if (note.definitions !== modelDefinitions().fingerprint) return null;
  const { files, manifest } = from;
  const totalBytes = note.files.reduce((sum, file) => sum + file.bytes, 0);
  const steps = note.files.length;
  let [step, bytes] = [0, 0];
  const onFile = (path: string, size: number): void => {
    step += 1;
    bytes += size;
    onProgress?.({ stage: 'files', table: path, rows: 0, bytes, totalBytes, step, steps });
  };
  const [first, ...others] = note.files;
  if (!(await areSameFiles(files, [first], { signal, onFile }))) return null;
  // It comes while the other files are looked at.
  const coming = database().catch(() => null);
  if (!(await areSameFiles(files, others, { signal, onFile }))) return null;
  const file = await coming;
  if (file === null) return null;
  stopIfAborted(signal);
  await engine.openDatabase(file);
  const { defaultGuide: guide, asOf } = manifest;
  const about = { isGathered: false, isPrepared: true, manifest: withoutResources(manifest) };
  return {
    loaded: { label: files.label, ...about, ...note.loaded },
    tables: new DerivedTables(engine, modelDefinitions(), { guide, asOf }, true),
  };
}

const missingTable = packageMessages.missingTable.code;

/** Files that are a data package already, or one made of subtitle files. */
async function asPackage(
  files: PackageFiles,
  {
    pattern = null,
    today = new Date().toISOString().slice(0, 10),
    guide = netflix,
  }: Partial<SubtitleNaming> = {},
): Promise<GatheredPackage> {
  return areSubtitles(await files.list())
    ? packageOfSubtitles(files, { pattern, today, guide })
    : { files, problems: [] };
}

/** The resources hold functions, which can't cross to the window; `tables` says what came of them. */
function withoutResources(manifest: Manifest): LoadedPackage['manifest'] {
  const { name, title, schemaVersion, exportedOn, asOf, defaultGuide, viewing, engagement, absentTables } =
    manifest;
  return { name, title, schemaVersion, exportedOn, asOf, defaultGuide, viewing, engagement, absentTables };
}

/** A table on its way, as far as it is loaded. */
interface TableParts extends CheckedTable {
  readonly parts: { readonly path: string; readonly rows: number }[];
  bytes: number;
  /** Whether all of its rows are there, so that they may be checked. */
  hasRows: boolean;
  /** Whether its keys are there too; one with missing keys would only make other tables look wrong. */
  hasKeys: boolean;
}

/** Files that wait to be loaded while the engine is busy, in bytes: the whole of a small package. */
const bytesAhead = 4_194_304;

/** A load on its way. */
class Load {
  readonly problems: Problem[] = [];
  readonly digests: Digest[] = [];
  readonly fileReports: SubtitleFileReport[] = [];
  readonly derived: DerivedTables;
  readonly #engine: Engine;
  readonly #files: PackageFiles;
  readonly #manifest: Manifest;
  readonly #options: OpenOptions;
  readonly #loaded: TableParts[] = [];
  readonly #steps: number;
  #step = 0;
  #bytes = 0;

  constructor(engine: Engine, files: PackageFiles, manifest: Manifest, options: OpenOptions) {
    this.#engine = engine;
    this.#files = files;
    this.#manifest = manifest;
    this.#options = options;
    const { defaultGuide: guide, asOf } = manifest;
    this.derived = new DerivedTables(engine, modelDefinitions(), { guide, asOf });
    this.#steps = manifest.resources.length * 2 + this.derived.neededFor(options.models ?? []).length;
  }

  /** Loads all tables. Files are opened, hashed and read while the engine starts, and then while those before them are loaded. */
  async tables(): Promise<void> {
    const { signal } = this.#options;
    const opened = ahead(openResources(this.#engine, this.#files, this.#manifest.resources, signal), {
      most: bytesAhead,
      weigh: (next) => (next.kind === 'file' ? next.bytes : 0),
      dispose: async (next) => (next.kind === 'file' ? next.close() : undefined),
    });
    try {
      await createTables(this.#engine, SOURCES);
      for await (const next of opened) {
        if (next.kind === 'table') this.#table(next);
        else await this.#file(next);
      }
    } finally {
      await opened.return();
    }
  }

  #table({ spec, sha256, differing }: OpenedTable): void {
    this.#begin('tables', spec.name);
    this.digests.push({ name: spec.name, sha256 });
    this.problems.push(...differing);
    const isSame = differing.length === 0;
    this.#loaded.push({ spec, parts: [], bytes: 0, hasRows: isSame, hasKeys: isSame });
  }

  /** Loads a file of the table that was begun last. */
  async #file(file: OpenedFile): Promise<void> {
    const table = this.#loaded.at(-1);
    if (table === undefined) return;
    const before = rowCount(table);
    const onRows = (rows: number): void => this.#tell('tables', file.spec.name, before + rows);
    const { rows, problems } = await loadFile(this.#engine, file, { onRows, signal: this.#options.signal });
    table.parts.push({ path: file.at.file, rows });
    table.bytes += file.bytes;
    this.problems.push(...problems);
    const errors = problems.filter(({ severity }) => severity === 'error');
    table.hasRows &&= errors.every(({ code }) => code === packageMessages.wrongKeyCell.code);
    table.hasKeys &&= errors.length === 0;
    this.#bytes += file.bytes;
  }

  /** Reads the lines that arrive as files of their own, into the table of lines. */
  async subtitleFiles(): Promise<void> {
    const named = this.#loaded.find((table) => table.spec.name === 'timed_text_files');
    const spec = tableSpec('timed_text_events');
    if (named?.hasKeys !== true || spec === undefined) return;
    const onRows = (rows: number): void => this.#tell('lines', 'timed_text_files', rows);
    const { parts, digests, problems, files } = await loadSubtitleFiles(this.#engine, this.#files, named, {
      onRows,
      signal: this.#options.signal,
    });
    this.problems.push(...problems);
    this.digests.push(...digests);
    this.fileReports.push(...files);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const at = this.#loaded.findIndex((table) => table.spec === spec);
    const lines = this.#loaded[at] ?? { spec, parts: [], bytes: 0, hasRows: true, hasKeys: true };
    this.#loaded.splice(at < 0 ? this.#loaded.length : at, 1, {
      ...lines,
      parts: [...lines.parts, ...parts],
      bytes: lines.bytes + bytes,
    });
  }

  /** Checks the rows of every table and the keys between them. */
  async check(): Promise<void> {
    const { signal } = this.#options;
    const options = signal === undefined ? {} : { signal };
    const suppressedBelow = this.#manifest.engagement?.suppressed_below ?? null;
    const whole = this.#loaded.filter(({ hasRows }) => hasRows);
    const onTable = (name: string): void => this.#begin('checks', name);
    this.problems.push(...(await checkTables(this.#engine, whole, { ...options, suppressedBelow }, onTable)));
    const keyed = this.#loaded.filter(({ hasKeys }) => hasKeys);
    this.problems.push(...(await checkForeignKeys(this.#engine, keyed, options)));
    if (whole.some(({ spec }) => spec.name === 'style_limits'))
      this.problems.push(...(await checkGuide(this.#engine, this.#manifest.defaultGuide, options)));
  }

  /** Builds the models that are asked for at once. */
  async models(): Promise<void> {
    const { signal, models = [] } = this.#options;
    await this.derived.make(models, {
      ...(signal === undefined ? {} : { signal }),
      onProgress: ({ model, done }) => {
        if (done === 0) this.#begin('models', model);
      },
    });
  }

  loadedTables(): LoadedTable[] {
    return this.#loaded.map((table) => ({
      name: table.spec.name,
      file: table.parts[0]?.path ?? '',
      rows: rowCount(table),
      bytes: table.bytes,
    }));
  }

  /** Tables that the package leaves out; lines that came as files are there. */
  absentTables(): string[] {
    return this.#manifest.absentTables.filter(
      (name) => !this.#loaded.some((table) => table.spec.name === name),
    );
  }

  #begin(stage: LoadProgress['stage'], table: string): void {
    stopIfAborted(this.#options.signal);
    this.#step += 1;
    this.#tell(stage, table, 0);
  }

  #tell(stage: LoadProgress['stage'], table: string, rows: number): void {
    const totalBytes = this.#manifest.resources.reduce((sum, resource) => sum + resource.bytes, 0);
    const step = Math.min(this.#step, this.#steps);
    this.#options.onProgress?.({
      stage,
      table,
      rows,
      bytes: this.#bytes,
      totalBytes,
      step,
      steps: this.#steps,
    });
  }
}

/** The definitions that come with Subtext. A fault in them is found by the tests, and stops the load here. */
function modelDefinitions() {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new ProblemError(definitions.problems);
  return definitions.value;
}
