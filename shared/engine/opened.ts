import { packageMessages } from '../errors/package.ts';
import { ProblemError, type Problem } from '../errors/problem.ts';
import type { PackageFile, PackageFiles } from '../package/files.ts';
import { checkHash, sha256Of } from '../package/fingerprint.ts';
import type { Resource } from '../package/resource.ts';
import type { TableSpec } from '../package/table.ts';
import { isLines } from './lines.ts';
import type { ColumnarFile, Engine } from './port.ts';
import { stopIfAborted } from './progress.ts';
import { stageColumnar } from './stage-columnar.ts';
import { stageCsv } from './stage-csv.ts';
import type { StagedFile } from './staged.ts';
import { versionLanguages, type VersionLanguages } from './version-languages.ts';

/** A table of the package, before its files. */
export interface OpenedTable {
  readonly kind: 'table';
  readonly spec: TableSpec;
  /** Of the bytes of its files in order: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Told where that is not what the manifest declares; no file follows then. */
  readonly differing: readonly Problem[];
}

/** A file of a table. Of a columnar one the first rows are being read already. */
export interface OpenedFile {
  readonly kind: 'file';
  readonly spec: TableSpec;
  /** The file and its table. */
  readonly at: { readonly file: string; readonly table: string };
  readonly bytes: number;
  /** The file, ready to be loaded. @throws ProblemError where it is not there or can't be read */
  readonly stage: () => Promise<StagedFile>;
  /** Lets go of a file that is not loaded after all. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the resources in order: each table with its hash, then its files. Nothing is asked of the engine, so that it may still be
 * starting. A file that is not the one exported is not opened: it is refused anyway, and its rows would only mislead.
 */
export async function* openResources(
  engine: Engine,
  files: PackageFiles,
  resources: readonly Resource[],
  signal?: AbortSignal,
): AsyncGenerator<OpenedTable | OpenedFile> {
  for (const resource of resources) {
    stopIfAborted(signal);
    const { spec } = resource;
    const blobs = await blobsOf(files, resource);
    const sha256 = await sha256Of(present(blobs), signal);
    const differing = checkHash(resource, sha256);
    yield { kind: 'table', spec, sha256, differing };
    if (differing.length > 0) continue;
    const languages = isLines(spec) ? await languagesIn(engine, files, resources) : null;
    for (const [i, file] of resource.files.entries())
      yield await openFile(engine, resource, { file, blob: blobs[i] ?? null, languages });
  }
}

function blobsOf(files: PackageFiles, resource: Resource): Promise<(Blob | null)[]> {
  return Promise.all(resource.files.map(({ path }) => files.open(path)));
}

function present(blobs: readonly (Blob | null)[]): Blob[] {
  return blobs.filter((blob) => blob !== null);
}

async function openFile(
  engine: Engine,
  { spec, format, gzip, csv: dialect }: Resource,
  from: { file: PackageFile; blob: Blob | null; languages: VersionLanguages | null },
): Promise<OpenedFile> {
  const { blob, languages } = from;
  const { path, bytes } = from.file;
  const at = { file: path, table: spec.name };
  const opened = { kind: 'file', spec, at, bytes } as const;
  if (blob === null) {
    const missing = new ProblemError([packageMessages.fileMissing({ path }, at)]);
    return { ...opened, stage: () => Promise.reject(missing), close: () => Promise.resolve() };
  }
  if (format === 'csv') {
    const stage = () => stageCsv(engine, blob, { gzip, dialect }, { spec, at });
    return { ...opened, stage, close: () => Promise.resolve() };
  }
  const reading = openColumnar(engine, format, blob).then((file) =>
    stageColumnar(engine, file, { spec, at, languages }),
  );
  // A fault is met when the file is loaded. No other is opened before this one is, since they are read in the order of their opening.
  await reading.catch(() => undefined);
  return {
    ...opened,
    stage: () => reading,
    close: () => reading.then((staged) => staged.close()).catch(() => undefined),
  };
}

function openColumnar(engine: Engine, format: 'parquet' | 'arrow', blob: Blob): Promise<ColumnarFile> {
  return format === 'parquet' ? engine.openParquet(blob) : engine.openArrow(blob);
}

async function languagesIn(
  engine: Engine,
  files: PackageFiles,
  resources: readonly Resource[],
): Promise<VersionLanguages | null> {
  return versionLanguages(async (name) => {
    const resource = resources.find(({ spec }) => spec.name === name);
    if (resource === undefined || resource.format === 'csv') return null;
    const { format } = resource;
    const blobs = present(await blobsOf(files, resource));
    return Promise.all(blobs.map((blob) => openColumnar(engine, format, blob)));
  });
}
