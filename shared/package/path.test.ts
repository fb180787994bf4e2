import { expect, test } from 'vitest';
import { indexFiles, locate } from './path.ts';

const composed = 'données/é.csv'.normalize('NFC');
const files = indexFiles([
  { path: 'a.csv', bytes: 1 },
  { path: 'link.csv', bytes: 0, escapes: true },
  // A folder that is a link.
  { path: 'out', bytes: 0, escapes: true },
  { path: composed.normalize('NFD'), bytes: 2 },
  { path: "it's.csv", bytes: 3 },
  { path: '..a/b..csv', bytes: 4 },
]);

test.each([
  ['../a.csv', 'parent'],
  ['x/../../a.csv', 'parent'],
  ['..', 'parent'],
  ['/etc/passwd', 'absolute'],
  ['//host/share', 'url'],
  ['C:/a.csv', 'drive'],
  ['c:a.csv', 'drive'],
  ['C:\\a.csv', 'drive'],
  ['x\\a.csv', 'backslash'],
  ['..\\a.csv', 'backslash'],
  ['https://example.org/a.csv', 'url'],
  ['file:///etc/passwd', 'url'],
  ['data:text/csv,a', 'url'],
  ['a\u0000.csv', 'control'],
  ['link.csv', 'link'],
  ['out/a.csv', 'link'],
  ['./out/deep/a.csv', 'link'],
])('%j is refused: %s', (path, fault) => {
  expect(locate(files, path)).toEqual({ kind: 'refused', fault });
});

test.each([
  ['a.csv', 1],
  ['./a.csv', 1],
  [composed, 2],
  ["it's.csv", 3],
  ['..a/b..csv', 4],
])('%j is found', (path, bytes) => {
  expect(locate(files, path)).toMatchObject({ kind: 'file', file: { bytes } });
});

test.each(['b.csv', 'A.csv', '%2e%2e/a.csv', 'x/./a.csv', '', '__proto__'])('%j is not there', (path) => {
  expect(locate(files, path)).toEqual({ kind: 'missing' });
});
