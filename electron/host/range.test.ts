import { describe, expect, it } from 'vitest';
import { parseRange } from './range.ts';

const part = (first: number, last: number): unknown => ({ kind: 'part', first, last });
const whole = { kind: 'whole' };
const none = { kind: 'none' };

// Expected values: RFC 9110, sections 14.1 to 14.4, worked out by hand for a file of 1,000 bytes.
describe('parseRange', () => {
  it.each([
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-999', part(0, 999)],
    ['bytes=500-', part(500, 999)],
    ['bytes=990-5000', part(990, 999)],
    ['bytes=-1', part(999, 999)],
    ['bytes=-5000', part(0, 999)],
    [' BYTES=1-2 ', part(1, 2)],
  ])('%s is a part', (header, expected) => {
    expect(parseRange(header, 1000)).toEqual(expected);
  });

  it.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('%s cannot be satisfied', (header) => {
    expect(parseRange(header, 1000)).toEqual(none);
  });

  it.each([
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=9-5',
    'bytes=2000-1000',
    'bytes=0-1,5-6',
    'lines=0-1',
    'bytes=a-b',
    'bytes=1.5-2',
  ])('%s is ignored', (header) => {
    expect(parseRange(header, 1000)).toEqual(whole);
  });

  it('finds no part in an empty file', () => {
    expect(parseRange('bytes=0-', 0)).toEqual(none);
    expect(parseRange('bytes=-1', 0)).toEqual(none);
    expect(parseRange(null, 0)).toEqual(whole);
  });
});
