import { describe, expect, test } from 'vitest';
import { readShotList, shotsOf } from './shot-list.ts';

const framesIn = (text: string, title = 'Hafen'): readonly number[] | null => {
  const read = readShotList('cuts.csv', text);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
  return shotsOf(read.value, title);
};

const faultsOf = (text: string) => {
  const read = readShotList('cuts.csv', text);
  return read.ok
    ? []
    : read.problems.map(({ code, at, count }) => [
        code.replace('guideline.shots_', ''),
        at.line,
        at.value,
        count,
      ]);
};

describe('a list of shot changes', () => {
  test.each([
    ['one frame a line', '24\n100\n\n90\n'],
    ['with the end of lines of Windows, a byte order mark and spaces', '\ufeff 24 \r\n100\r\n90'],
    ['a column', 'frame\n100\n24\n90\n24\n'],
    ['a column among others', 'scene;Frame;note\n1;"24";a\n2;90;"b; c"\n3;100;'],
    ['as the package has it', 'title_id,frame\nHafen,24\nHafen,90\nHafen,100\n'],
  ])('%s', (_, text) => {
    expect(framesIn(text)).toEqual([24, 90, 100]);
  });

  test('is of the titles that it names, and of any where it names none', () => {
    const text = 'title_id,frame\nHafen,24\nPort,7\n';
    expect([framesIn(text), framesIn(text, 'Port'), framesIn(text, 'Quay')]).toEqual([[24], [7], null]);
    expect(framesIn('0\n', 'Quay')).toEqual([0]);
  });

  test.each([
    [
      'title_id,frame\nHafen,24\nHafen,1.5\n\nHafen,-3\n,9\n',
      [
        ['bad_frame', 3, '1.5', undefined],
        ['bad_frame', 5, '-3', undefined],
        ['no_title', 6, undefined, undefined],
      ],
    ],
    ['24\n00:00:01:12\n', [['bad_frame', 2, '00:00:01:12', undefined]]],
    ['-1\n', [['bad_frame', 1, '-1', undefined]]],
    ['frame\n99999999999\n', [['bad_frame', 2, '99999999999', undefined]]],
    ['frame,a\n24\n,b\n', [['bad_frame', 3, '', undefined]]],
    ['frame\n24\n"25\n', [['broken', 3, undefined, undefined]]],
    ['start,end\n1,2\n', [['no_column', 1, undefined, undefined]]],
    ['24,90\n', [['no_column', 1, undefined, undefined]]],
    ['WEBVTT\n', [['no_column', 1, undefined, undefined]]],
    ['frame\n', [['none', undefined, undefined, undefined]]],
    [' \n', [['none', undefined, undefined, undefined]]],
    ['', [['none', undefined, undefined, undefined]]],
  ])('%j is refused, with the line', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('of many rows that are wrong lists some, and says how many there are', () => {
    const faults = faultsOf('x\n'.repeat(50).replace(/^x/, 'frame'));
    expect([faults.length, faults[0]]).toEqual([20, ['bad_frame', 2, 'x', 49]]);
  });

  test('is refused where it is longer than any', () => {
    expect(faultsOf('1\n'.repeat(10_000_001))).toEqual([['too_large', undefined, undefined, undefined]]);
  });
});
