/** The file formats in which a table may arrive. */
export type TableFormat = 'parquet' | 'arrow' | 'csv';

/** The formats by name, for messages. */
export const knownFormats = ['parquet', 'arrow', 'csv', 'csv.gz'] as const;

/** How a CSV file is written, as Table Dialect has it. A file has a header line, always. */
export interface CsvDialect {
  /** One character. */
  readonly delimiter: string;
  /** One character, or empty where nothing is quoted. */
  readonly quote: string;
  /** One character; equal to `quote` where quotes are doubled. */
  readonly escape: string;
  /** The texts that stand for null; an empty value is always null. */
  readonly nullValues: readonly string[];
}

/** A format, and whether the file is compressed with gzip. */
export interface FileFormat {
  readonly format: TableFormat;
  readonly gzip: boolean;
  /** The delimiter that the name of the format implies. */
  readonly delimiter: ',' | '\t';
}

const byName: Readonly<Record<string, Omit<FileFormat, 'gzip'>>> = {
  parquet: { format: 'parquet', delimiter: ',' },
  arrow: { format: 'arrow', delimiter: ',' },
  arrows: { format: 'arrow', delimiter: ',' },
  feather: { format: 'arrow', delimiter: ',' },
  csv: { format: 'csv', delimiter: ',' },
  tsv: { format: 'csv', delimiter: '\t' },
};

const byMediatype: Readonly<Record<string, string>> = {
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/vnd.apache.parquet': 'parquet',
  'application/parquet': 'parquet',
  'application/vnd.apache.arrow.file': 'arrow',
  'application/vnd.apache.arrow.stream': 'arrow',
};

/**
 * Tells the format of a resource from its `format`, else its `mediatype`, else the end of its path.
 * @returns null where none of them names a format that is read.
 */
export function fileFormat(path: string, format?: string, mediatype?: string): FileFormat | null {
  const ending = /\.([a-z0-9]+)(\.gz)?$/i.exec(path);
  const media = mediatype?.split(';')[0]?.trim() ?? '';
  const stated = format ?? (Object.hasOwn(byMediatype, media) ? byMediatype[media] : undefined);
  const [name, compression] = (stated ?? ending?.[1] ?? '').toLowerCase().split('.');
  const found = Object.hasOwn(byName, name ?? '') ? byName[name ?? ''] : undefined;
  const gzip = compression === 'gz' || ending?.[2] !== undefined;
  if (found === undefined || (gzip && found.format !== 'csv')) return null;
  return { ...found, gzip };
}
