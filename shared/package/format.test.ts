import { describe, expect, test } from 'vitest';
import { fileFormat } from './format.ts';

describe('the format of a file', () => {
  test.each<
    [path: string, format: string | undefined, mediatype: string | undefined, expected: string | null]
  >([
    ['a.parquet', undefined, undefined, 'parquet'],
    ['a.PARQUET', undefined, undefined, 'parquet'],
    ['a.arrow', undefined, undefined, 'arrow'],
    ['a.arrows', undefined, undefined, 'arrow'],
    ['a.feather', undefined, undefined, 'arrow'],
    ['a.csv', undefined, undefined, 'csv ,'],
    ['a.tsv', undefined, undefined, 'csv \t'],
    ['a.csv.gz', undefined, undefined, 'csv , gzip'],
    ['a.tsv.gz', undefined, undefined, 'csv \t gzip'],
    ['a.dat', 'csv', undefined, 'csv ,'],
    ['a.dat', 'csv.gz', undefined, 'csv , gzip'],
    ['a.csv.gz', 'csv', undefined, 'csv , gzip'],
    ['a.csv', 'parquet', undefined, 'parquet'],
    ['a', undefined, 'text/csv', 'csv ,'],
    ['a', undefined, 'text/csv; charset=utf-8', 'csv ,'],
    ['a', undefined, 'text/tab-separated-values', 'csv \t'],
    ['a', undefined, 'application/vnd.apache.parquet', 'parquet'],
    ['a', undefined, 'application/vnd.apache.arrow.stream', 'arrow'],
    ['a.csv', undefined, 'application/octet-stream', 'csv ,'],
    ['a.parquet.gz', undefined, undefined, null],
    ['a.xlsx', undefined, undefined, null],
    ['a', undefined, undefined, null],
    ['', undefined, undefined, null],
    ['a.csv', 'xlsx', undefined, null],
    ['a.constructor', undefined, undefined, null],
    ['a.csv', 'constructor', undefined, null],
    ['a', undefined, 'constructor', null],
    ['a', undefined, '__proto__', null],
    ['a.csv', undefined, 'toString', 'csv ,'],
  ])('%j, format %j, media type %j: %j', (path, format, mediatype, expected) => {
    const found = fileFormat(path, format, mediatype);
    const words =
      found === null
        ? null
        : [
            found.format,
            ...(found.format === 'csv' ? [found.delimiter] : []),
            ...(found.gzip ? ['gzip'] : []),
          ].join(' ');
    expect(words).toBe(expected);
  });
});
