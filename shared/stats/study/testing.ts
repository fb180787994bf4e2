import type { PooledRows } from '../pooled.ts';
import type { Stratum } from './strata.ts';

/** German subtitles for adults beside a foreign original, under a limit of 17 cps, as plain as they can be; `more` says what a test is about. */
export function stratumOf(more: Partial<Stratum> = {}): Stratum {
  return {
    key: 1,
    language: 'de',
    assetType: 'subtitle',
    audience: 'adult',
    audioContext: 'foreign_original',
    limit: 17,
    citation: null,
    hasOneSegment: true,
    ...more,
  };
}

/** A row of one title and about one speed, as an object. */
export type PooledRow = Readonly<Record<keyof PooledRows, number>>;

/** Rows column by column. */
export function pooledRows(rows: readonly PooledRow[]): PooledRows {
  const column = (name: keyof PooledRows): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    cluster: column('cluster'),
    n: column('n'),
    y: column('y'),
    cps: column('cps'),
    variance: column('variance'),
    third: column('third'),
    yCps: column('yCps'),
  };
}

/** A row of lines that all have one speed. */
export function rowAt(cluster: number, n: number, y: number, cps: number): PooledRow {
  return { cluster, n, y, cps, variance: 0, third: 0, yCps: y * cps };
}
