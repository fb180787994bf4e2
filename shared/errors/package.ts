import { message } from './define.ts';
import { manifestMessages } from './package-manifest.ts';
import { size } from './size.ts';

/** Why a path in a package is not followed. */
export type PathFault = 'parent' | 'absolute' | 'drive' | 'backslash' | 'url' | 'control' | 'link';

const pathFaults: Readonly<Record<PathFault, string>> = {
  parent: 'climbs out of the folder with ".."',
  absolute: 'starts at the root of a disk',
  drive: 'names a drive',
  backslash: 'has a backslash',
  url: 'is an address, not a file of the package',
  control: 'has control characters',
  link: 'is a link that leads out of the folder',
};

const resourceMessages = {
  duplicateTable: message<{ times: number }>('package.duplicate_table', {
    severity: 'error',
    message: (p) => `The table is listed ${p.times} times in datapackage.json.`,
    fix: () => 'List each table once; a table in several files is one resource with a list of paths.',
  }),
  unknownTable: message('package.unknown_table', {
    severity: 'warning',
    message: () => 'This resource is not a table that Subtext knows; it was left out.',
    fix: () => 'Check the name of the resource against datasets/schema, or leave it: it does no harm.',
  }),
  missingTable: message<{ neededBy: readonly string[] }>('package.missing_table', {
    severity: 'warning',
    message: (p) =>
      p.neededBy.length === 0
        ? 'The package leaves this table out.'
        : `The package leaves this table out, though ${list(p.neededBy)} ${p.neededBy.length === 1 ? 'refers' : 'refer'} to it.`,
    fix: () => 'Nothing, if that is meant: a screen that needs it says so. Else export the table too.',
  }),
  missingRequiredTable: message('package.missing_required_table', {
    severity: 'error',
    message: () => 'The package lacks this table, without which nothing can be shown.',
    fix: () => 'Export the table into the package and list it in datapackage.json.',
  }),
  inlineData: message('package.inline_data', {
    severity: 'error',
    message: () => 'The resource holds its data in datapackage.json itself.',
    fix: () => 'Put the data into a file of the package and name it by path.',
  }),
  pathOutside: message<{ path: string; fault: PathFault }>('package.path_outside', {
    severity: 'error',
    message: (p) => `The path "${p.path}" ${pathFaults[p.fault]}.`,
    fix: () => 'Use a path relative to datapackage.json, inside its folder, with / between folders.',
  }),
  fileMissing: message<{ path: string }>('package.file_missing', {
    severity: 'error',
    message: (p) => `The file "${p.path}" is not in the package.`,
    fix: () => 'Copy the file into the folder, or correct its path.',
  }),
  fileEmpty: message('package.file_empty', {
    severity: 'error',
    message: () => 'The file is empty: it has not even column names.',
    fix: () => 'Export it again; a table without rows still has its columns.',
  }),
  unknownFormat: message<{ format: string; known: readonly string[] }>('package.unknown_format', {
    severity: 'error',
    message: (p) => `The format "${p.format}" is not one that Subtext reads.`,
    fix: (p) => `Export it as ${list(p.known, 'or')}.`,
  }),
  subtitleNameTwice: message<{ file: string; paths: readonly string[] }>('package.subtitle_name_twice', {
    severity: 'warning',
    message: (p) =>
      `The table names the subtitle file "${p.file}", which several of the files given are called: ${p.paths.join(', ')}. The row was not used.`,
    fix: () => 'Name the file with its folder in the table.',
  }),
  subtitleTableBroken: message('package.subtitle_table_broken', {
    severity: 'warning',
    message: () =>
      'From this line on the table of subtitle files can’t be read: a quote in it is not closed, or something follows one. The rows before it were used.',
    fix: () => 'Close the quote, double a quote that belongs to a value, and open the files again.',
  }),
  subtitleTableTooLarge: message<{ bytes: number; most: number }>('package.subtitle_table_too_large', {
    severity: 'warning',
    message: (p) =>
      `The file has ${p.bytes} bytes; a table of subtitle files may have up to ${p.most}. It was not read.`,
    fix: () => 'Leave in it only the rows and columns that are about subtitle files.',
  }),
  subtitleNotThere: message<{ file: string }>('package.subtitle_not_there', {
    severity: 'warning',
    message: (p) => `The table names the subtitle file "${p.file}", which is not among the files given.`,
    fix: () => 'Correct the name in the table, or give the file too.',
  }),
  subtitleLanguageUnknown: message<{ path: string }>('package.subtitle_language_unknown', {
    severity: 'warning',
    message: (p) =>
      `Nothing says in which language "${p.path}" is; it was taken as unknown, and no guide applies.`,
    fix: () =>
      'Name files as in Title.pt-BR.srt, say how their names read, or add a CSV file with the columns file and language.',
  }),
  notSubtitles: message<{ files: number; path: string }>('package.not_subtitles', {
    severity: 'note',
    message: (p) =>
      p.files === 1
        ? `"${p.path}" is no subtitle file and was left out.`
        : `${p.files} files are no subtitle files and were left out, the first of them "${p.path}".`,
    fix: () => 'Nothing to do, unless one of them holds lines: then give it the extension of its format.',
  }),
  subtitleNotRead: message<{ path: string; format: string; known: readonly string[] }>(
    'package.subtitle_not_read',
    {
      severity: 'warning',
      message: (p) =>
        `The file "${p.path}" has the format "${p.format}", which Subtext doesn't read; its lines are left out.`,
      fix: (p) => `Export it as ${list(p.known, 'or')}.`,
    },
  ),
  mixedCompression: message('package.mixed_compression', {
    severity: 'error',
    message: () => 'Some files of the table are compressed and some are not.',
    fix: () => 'Compress all of them, or none.',
  }),
  unknownEncoding: message<{ encoding: string }>('package.unknown_encoding', {
    severity: 'error',
    message: (p) => `The file is said to be ${p.encoding}; only UTF-8 is read.`,
    fix: () => 'Export it as UTF-8, and say so or leave `encoding` out.',
  }),
  unknownDialect: message<{ property: string; expected: string }>('package.unknown_dialect', {
    severity: 'error',
    message: (p) => `The CSV dialect's ${p.property} can't be followed: ${p.expected}.`,
    fix: () => 'Export the file as comma-separated CSV with a header line, or correct `dialect`.',
  }),
  bytesDiffer: message<{ declared: number; found: number }>('package.bytes_differ', {
    severity: 'error',
    message: (p) => `datapackage.json says ${p.declared} bytes, but there are ${p.found}.`,
    fix: () => 'The copy is cut short or the file was changed: copy or export the package again.',
  }),
  hashDiffers: message<{ declared: string; found: string }>('package.hash_differs', {
    severity: 'error',
    message: (p) =>
      `The file is not the one that was exported: its SHA-256 is ${p.found}, not ${p.declared}.`,
    fix: () => 'The copy is damaged or the file was changed: copy or export the package again.',
  }),
  hashUnknown: message<{ hash: string }>('package.hash_unknown', {
    severity: 'warning',
    message: (p) => `The hash "${p.hash}" is not a SHA-256, so the file could not be checked against it.`,
    fix: () => 'Write the hash as sha256: and 64 hexadecimal digits.',
  }),
  schemaDiffers: message<{ declared: string; expected: string }>('package.schema_differs', {
    severity: 'warning',
    message: (p) => `datapackage.json declares the column as ${p.declared}; it is read as ${p.expected}.`,
    fix: () => 'Use the schema of the table in datasets/schema.',
  }),
} as const;

const fileMessages = {
  missingColumn: message<{ type: string }>('package.missing_column', {
    severity: 'error',
    message: (p) => `The file lacks this column, which every row must have (${p.type}).`,
    fix: () => 'Export the column, under exactly this name.',
  }),
  absentColumns: message<{ columns: readonly string[] }>('package.absent_columns', {
    severity: 'note',
    message: (p) => `The file leaves out ${list(p.columns)}; they are read as unknown.`,
    fix: () => 'Nothing, if that is meant. Else export them too.',
  }),
  unknownColumn: message('package.unknown_column', {
    severity: 'warning',
    message: () => 'The file has this column, which Subtext does not know; it was left out.',
    fix: () => 'Check its spelling against datasets/schema, or leave it: it does no harm.',
  }),
  columnTwice: message('package.column_twice', {
    severity: 'error',
    message: () => 'The file has this column more than once.',
    fix: () => 'Export each column once.',
  }),
  oneOfColumns: message<{ groups: readonly (readonly string[])[]; found: readonly string[] }>(
    'package.one_of_columns',
    {
      severity: 'error',
      message: (p) =>
        `The file must have exactly one of these sets of columns, complete: ${list(
          p.groups.map((g) => g.join(' and ')),
          'or',
        )}; it has ${p.found.length === 0 ? 'none of them' : list(p.found)}.`,
      fix: () => 'Export the times once, in one unit.',
    },
  ),
  columnType: message<{ declared: string; expected: string }>('package.column_type', {
    severity: 'error',
    message: (p) => `The column is of type ${p.declared}, but must be ${p.expected}.`,
    fix: (p) =>
      p.expected === 'datetime'
        ? 'Export it as a timestamp without a time zone, in UTC.'
        : `Export it as ${p.expected}.`,
  }),
  csvDelimiter: message<{ delimiter: string; declared: string }>('package.csv_delimiter', {
    severity: 'error',
    message: (p) => `The columns seem to be parted by ${named(p.delimiter)}, not by ${named(p.declared)}.`,
    fix: (p) => `Say so in datapackage.json: "dialect": {"delimiter": ${JSON.stringify(p.delimiter)}}.`,
  }),
  csvUnreadable: message<{ reason: string }>('package.csv_unreadable', {
    severity: 'error',
    message: (p) => `The file can't be read as CSV: ${p.reason}.`,
    fix: () => 'Export it again; quote every value that has the delimiter, a quote or a line break in it.',
  }),
  gzipUnreadable: message('package.gzip_unreadable', {
    severity: 'error',
    message: () => 'The file is not gzip, is cut short, or was put together of several gzip files.',
    fix: () => 'Compress it again as one, or name the file without .gz where it is plain.',
  }),
  notUtf8: message('package.not_utf8', {
    severity: 'error',
    message: () => 'The file is not UTF-8 text.',
    fix: () => 'Export it as UTF-8; files saved by a spreadsheet are often in an older encoding.',
  }),
  nulBytes: message('package.nul_bytes', {
    severity: 'error',
    message: () => 'The file has NUL bytes, which no text has.',
    fix: () => 'It may be UTF-16 or not text at all: export it as UTF-8 CSV.',
  }),
  cellTooLong: message<{ limit: number }>('package.cell_too_long', {
    severity: 'error',
    message: (p) =>
      `A value is longer than ${size(p.limit)}; most often a quote is missing and the rest of the file was taken for one value.`,
    fix: () => 'Find the unclosed quote near this row, or shorten the value.',
  }),
} as const;

const rowMessages = {
  wrongCell: message<{ expected: string }>('package.wrong_cell', {
    severity: 'warning',
    message: (p) => `The value is not ${article(p.expected)}; it is read as unknown.`,
    fix: (p) => `Export ${article(p.expected)} there, or nothing where it is unknown.`,
  }),
  wrongKeyCell: message<{ expected: string }>('package.wrong_key_cell', {
    severity: 'error',
    message: (p) => `The value is part of the key, but is not ${article(p.expected)}.`,
    fix: (p) => `Export ${article(p.expected)} there: without its key a row can't be told from others.`,
  }),
  keyNull: message('package.key_null', {
    severity: 'error',
    message: () => 'The value is part of the key, and is missing.',
    fix: () => 'Export the key of every row.',
  }),
  keyDuplicate: message<{ key: readonly string[] }>('package.key_duplicate', {
    severity: 'error',
    message: (p) => `More than one row has the same ${list(p.key)}.`,
    fix: () => 'Export each row once; if both are meant, they need different keys.',
  }),
  keyDangling: message<{ table: string; references: readonly string[] }>('package.key_dangling', {
    severity: 'error',
    message: (p) => `The value names a row of ${p.table} (${p.references.join(', ')}) that is not there.`,
    fix: (p) => `Export the row of ${p.table} too, or take out the rows that name it.`,
  }),
  referenceUnknown: message<{ table: string; references: readonly string[] }>('package.reference_unknown', {
    severity: 'warning',
    message: (p) => `The value is not listed in ${p.table} (${p.references.join(', ')}); the row was kept.`,
    fix: (p) => `Add it to ${p.table}.`,
  }),
  valueMissing: message('package.value_missing', {
    severity: 'warning',
    message: () => 'The value is missing, though every row should have one; the row was kept.',
    fix: () => 'Export the value.',
  }),
  valueNotAllowed: message<{ allowed: readonly string[] }>('package.value_not_allowed', {
    severity: 'warning',
    message: (p) => `The value is not one of ${list(p.allowed, 'or')}; the row was kept.`,
    fix: () => 'Correct the value; screens that group by it show it as it stands.',
  }),
  valueOutOfRange: message<{ minimum?: number | string | undefined; maximum?: number | string | undefined }>(
    'package.value_out_of_range',
    {
      severity: 'warning',
      message: (p) => `The value is outside its range (${range(p.minimum, p.maximum)}); the row was kept.`,
      fix: () => 'Correct the value; a suppressed or unknown count is left empty, never written as -1.',
    },
  ),
  valueNotFinite: message('package.value_not_finite', {
    severity: 'warning',
    message: () => 'The value is not a finite number; it is read as unknown.',
    fix: () => 'Leave the value empty where it is unknown.',
  }),
  badLanguage: message('package.bad_language', {
    severity: 'warning',
    message: () => 'The value is not a BCP-47 language tag; the row was kept.',
    fix: () => 'Write tags as pt-BR or zh-Hant, with a hyphen; und where the language is unknown.',
  }),
  badPattern: message<{ pattern: string }>('package.bad_pattern', {
    severity: 'warning',
    message: (p) => `The value does not have the form ${p.pattern}; the row was kept.`,
    fix: () => 'Write countries by their ISO 3166 code and currencies by their ISO 4217 code, in capitals.',
  }),
  notSuppressed: message<{ below: number }>('package.not_suppressed', {
    severity: 'warning',
    message: (p) =>
      `The count is below ${p.below}, though the package says that such counts are suppressed; the row was kept.`,
    fix: () => 'Leave suppressed counts empty, or correct engagement.suppressed_below in datapackage.json.',
  }),
  ruleBroken: message<{ rule: string; says: string }>('package.rule_broken', {
    severity: 'warning',
    message: (p) => `A row must have ${p.says} (rule ${p.rule}); the row was kept.`,
    fix: () => 'Correct the values in the export.',
  }),
} as const;

/** Messages of the data package: manifest, resources, files, rows. */
export const packageMessages = {
  ...manifestMessages,
  ...resourceMessages,
  ...fileMessages,
  ...rowMessages,
} as const;

function list(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function named(delimiter: string): string {
  const names: Readonly<Record<string, string>> = {
    '\t': 'tabs',
    ',': 'commas',
    ';': 'semicolons',
    '|': 'bars',
  };
  return names[delimiter] ?? `"${delimiter}"`;
}

function range(minimum: number | string | undefined, maximum: number | string | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return minimum !== undefined ? `at least ${minimum}` : `at most ${maximum ?? 'nothing'}`;
}
