import { expect, test } from 'vitest';
import { steadyPdf } from './steady-pdf.ts';

/** What of a printed table names its elements: two heads and the cell under the second, the heads numbered as given. */
function printed([first, second]: readonly [string, string], time: string): Buffer {
  const names = [
    [first, '9'],
    [second, '10'],
    ['node00000030', '11'],
  ].toSorted();
  return Buffer.from(
    [
      `/CreationDate (D:${time}+00'00')`,
      `9 0 obj\n<</S /TH\n/ID (${first})>>`,
      `10 0 obj\n<</S /TH\n/ID (${second})>>`,
      `11 0 obj\n<</S /TD\n/A [<</O /Table\n/Headers [(${second})]>>]\n/ID (node00000030)>>`,
      `12 0 obj\n<</Limits [(${names[0]?.[0] ?? ''}) (node00000030)]\n/Names [${names.map(([name = '', at = '']) => `(${name}) ${at} 0 R`).join(' ')}]>>`,
    ].join('\n'),
    'latin1',
  );
}

test('a document that is printed again is the same, whichever element the browser came to first', () => {
  const one = printed(['node00000019', 'node00000020'], '20261128132433');
  const other = printed(['node00000020', 'node00000003'], '20261128132455');
  expect(other.equals(one)).toBe(false);
  const steady = steadyPdf(one, '2026-10-05').toString('latin1');
  expect(steadyPdf(other, '2026-10-05').toString('latin1')).toBe(steady);
  expect(steady).toHaveLength(one.length);
  expect(steady).toContain("D:20261005000000+00'00'");
  expect(steady).toContain('/Headers [(node00000002)]');
  expect(steady).toContain(
    '/Limits [(node00000001) (node00000003)]\n/Names [(node00000001) 9 0 R (node00000002) 10 0 R (node00000003) 11 0 R]',
  );
});
