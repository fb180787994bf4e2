import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from './save.ts';

test.each([
  ['My view', 'workspace', 'My view.subtext'],
  ['My view.subtext', 'workspace', 'My view.subtext'],
  ['a/b\\c:d*e?f"g<h>i|j', 'csv', 'a b c d e f g h i j.csv'],
  ['../../etc/passwd', 'svg', 'etc passwd.svg'],
  ['  .hidden.  ', 'png', 'hidden.png'],
  ['', 'json', 'subtext.json'],
  ['....', 'json', 'subtext.json'],
  ['.subtext', 'workspace', 'subtext.subtext'],
  ['line\nbreak\u202e\u0000gnp', 'png', 'line break gnp.png'],
  ['CON', 'csv', '_CON.csv'],
  ['nul.txt', 'csv', '_nul.txt.csv'],
  ['console', 'csv', 'console.csv'],
  ['عنوان 标题', 'csv', 'عنوان 标题.csv'],
  ['Demo brief', 'pdf', 'Demo brief.pdf'],
  ['Demo brief', 'html', 'Demo brief.html'],
  [`${'x'.repeat(79)}😀`, 'csv', `${'x'.repeat(79)}.csv`],
] as const)('%j as %s is saved as %j', (wanted, kind, name) => {
  expect(fileName(wanted, kind)).toBe(name);
});

test('any name is one that every file system and the host take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (wanted) => {
      const name = fileName(wanted, 'csv');
      expect(name).toMatch(/^[^\p{Cc}<>:"/\\|?*]+\.csv$/u);
      expect(name.isWellFormed()).toBe(true);
      expect(name.length).toBeLessThanOrEqual(120);
      expect(name).not.toMatch(/^\s|^\.|[. ]\.csv$|^(con|nul|com1)\./i);
    }),
    { seed: 20261005, numRuns: 100 },
  );
});
