import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { aggregateSpeeds, percentile, type SpeedLine } from './aggregates.ts';

const second = 705_600_000;

function line(
  count: number | null,
  from: number | null,
  to: number | null,
  isOver: boolean | null = null,
): SpeedLine {
  return {
    count,
    startFlicks: from === null ? null : from * second,
    endFlicks: to === null ? null : to * second,
    isOver,
  };
}

/** 10, 15 and 5 characters a second, by hand: 45 characters in 4 s of display and 10 s of programme. */
const three = [line(5, 9, 10, false), line(10, 0, 1, false), line(30, 2, 4, true)];

describe('speeds of a file', () => {
  test('are told by each method', () => {
    expect(aggregateSpeeds(three, 1)).toEqual({
      lines: 3,
      meanOfLines: 10,
      weightedByDisplayTime: 11.25,
      programmeRate: 4.5,
      p50: 10,
      p90: 14,
      p95: 14.5,
      shareOfLinesOver: 1 / 3,
      shareOfDisplayTimeOver: 0.5,
    });
  });

  test('are per minute where words are counted', () => {
    const { meanOfLines, weightedByDisplayTime, programmeRate, p50 } = aggregateSpeeds(three, 60);
    expect([meanOfLines, weightedByDisplayTime, programmeRate, p50]).toEqual([600, 675, 270, 600]);
  });

  test('leave out lines without a count, a time or a duration above zero, whatever their text', () => {
    const odd = [
      line(null, 0, 20),
      line(9, null, 30),
      line(9, 30, null),
      line(9, 40, 40),
      line(9, 50, 45, true),
    ];
    expect(aggregateSpeeds([...odd, ...three], 1)).toEqual(aggregateSpeeds(three, 1));
  });

  test('count a line that has no characters, which is slow and not unknown', () => {
    expect(aggregateSpeeds([line(0, 0, 1), line(10, 1, 2)], 1)).toMatchObject({ lines: 2, meanOfLines: 5 });
  });

  test('are unknown where there is no line, and shares where no limit was applied', () => {
    expect(aggregateSpeeds([], 1)).toEqual({
      lines: 0,
      meanOfLines: null,
      weightedByDisplayTime: null,
      programmeRate: null,
      p50: null,
      p90: null,
      p95: null,
      shareOfLinesOver: null,
      shareOfDisplayTimeOver: null,
    });
    expect(aggregateSpeeds([line(10, 0, 1)], 1)).toMatchObject({
      p95: 10,
      shareOfLinesOver: null,
      shareOfDisplayTimeOver: null,
    });
  });

  test('of a million lines take no more arguments than a call has', () => {
    const many = Array.from({ length: 1_000_000 }, (_, i) => line(10, i, i + 1, i % 4 === 0));
    expect(aggregateSpeeds(many, 1)).toMatchObject({
      lines: 1_000_000,
      meanOfLines: 10,
      weightedByDisplayTime: 10,
      programmeRate: 10,
      shareOfLinesOver: 0.25,
    });
  });
});

test('percentiles are those of quantile_cont in native DuckDB', async () => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const count of [1, 2, 7, 20, 101]) {
    const values = Array.from({ length: count }, (_, i) => ((i * 7919) % 104_729) / 997);
    const list = values.map((value) => `CAST('${value}' AS DOUBLE)`).join(', ');
    const reader = await connection.runAndReadAll(
      `SELECT unnest(quantile_cont(x, [0, 0.5, 0.9, 0.95, 1])) FROM (SELECT unnest([${list}]) AS x)`,
    );
    const sorted = Float64Array.from(values).sort();
    const ours = [0, 0.5, 0.9, 0.95, 1].map((share) => percentile(sorted, share));
    for (const [i, [theirs]] of reader.getRows().entries()) expect(ours[i]).toBeCloseTo(Number(theirs), 12);
    expect(reader.getRows()).toHaveLength(5);
  }
  connection.closeSync();
});
