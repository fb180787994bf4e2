import { describe, expect, it } from 'vitest';
import { csvCell, isNumeric, shownCell, toCsv, type TableTwin } from './table-twin.ts';

const twin: TableTwin = {
  columns: [{ label: 'title' }, { label: 'share', show: (value) => `${String(value * 100)} %` }],
  rows: [
    ['=HYPERLINK("http://example.org")', 0.5],
    ['a, "b"', null],
  ],
};

describe('the table twin', () => {
  it('guards text that a spreadsheet would run', () => {
    expect(
      ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', '\rx'].map(
        (cell) => csvCell(cell).replace(/^"/, '')[0],
      ),
    ).toEqual(Array.from({ length: 8 }, () => "'"));
  });

  it('leaves plain text and numbers alone', () => {
    expect(['no-break', '¿De verdad?', 'ここ', -2.5, 0, null].map(csvCell)).toEqual([
      'no-break',
      '¿De verdad?',
      'ここ',
      '-2.5',
      '0',
      '',
    ]);
  });

  it('quotes as RFC 4180 has it', () => {
    expect(toCsv(twin)).toBe('title,share\r\n"\'=HYPERLINK(""http://example.org"")",0.5\r\n"a, ""b""",\r\n');
  });

  it('names the ends of an interval after their figure', () => {
    const labels = ['title', 'share', 'low', 'high', 'rate', 'low', 'high', 'note'];
    expect(toCsv({ columns: labels.map((label) => ({ label })), rows: [] })).toBe(
      'title,share,"share, low","share, high",rate,"rate, low","rate, high",note\r\n',
    );
  });

  it('shows a missing figure as a dash, never as 0', () => {
    expect(shownCell({ label: 'x' }, null)).toBe('–');
    expect(shownCell(twin.columns[1] ?? { label: '' }, 0.5)).toBe('50 %');
  });

  it('tells columns of numbers from columns of words', () => {
    expect([isNumeric(twin, 0), isNumeric(twin, 1)]).toEqual([false, true]);
  });
});
