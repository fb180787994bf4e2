import { expect, test } from 'vitest';
import { changeWithInterval, clock, count, decimal, languageName, limitOf, workTime } from './figures.ts';

test('figures have thousands apart and a true minus', () => {
  expect(count(1204331)).toBe('1,204,331');
  expect(decimal(-4274.25, 1)).toBe('−4,274.3');
  expect(decimal(Number.NaN, 1)).toBe('–');
  expect([17, 9.5].map(limitOf)).toEqual(['17', '9.5']);
});

test('both ends of an interval read differently', () => {
  expect(changeWithInterval({ estimate: 4.114, low: -3.8, high: 4.42 })).toBe('+4.11 (−3.80 to +4.42)');
  expect(changeWithInterval({ estimate: 1.0012, low: 1.0011, high: 1.0013 })).toBe(
    '+1.0012 (+1.0011 to +1.0013)',
  );
  expect(changeWithInterval({ estimate: 0.001, low: -0.001, high: 0.02 })).toBe('0.00 (0.00 to +0.02)');
});

test('a language has its English name and its tag', () => {
  expect(['pt-BR', 'th', 'x'].map(languageName)).toEqual(['Brazilian Portuguese, pt-BR', 'Thai, th', 'x']);
});

test('times in a title, and work in minutes and hours', () => {
  expect([0, 61_250, 3_723_440].map(clock)).toEqual(['0:00:00.0', '0:01:01.3', '1:02:03.4']);
  expect([14, 90, 4250].map(workTime)).toEqual([
    '14 minutes',
    '90 minutes (about 1.5 hours)',
    '4,250 minutes (about 71 hours)',
  ]);
});
