import { expect, test } from 'vitest';
import { fileAddress } from './host-files.ts';
import { leaves } from './offline.ts';

const here = 'http://127.0.0.1:4711/#/open';
test.each([
  ['http://127.0.0.1:4711/assets/x.js', false],
  ['/package/x', false],
  ['data:text/css,x', false],
  ['blob:http://127.0.0.1:4711/1', false],
  ['about:blank', false],
  ['inline', false],
  ['eval', false],
  ['', false],
  ['http://127.0.0.1:4712/', true],
  ['http://localhost:4711/', true],
  ['https://127.0.0.1:4711/', true],
  ['ws://127.0.0.1:4711/', true],
  ['HTTPS://example.org', true],
  ['https://example.org/a', true],
  ['ftp://example.org', true],
  ['mailto:a@example.org', true],
  ['https://[', true],
])('%j leaves the machine: %s', (address, expected) => {
  expect(leaves(address, here)).toBe(expected);
});

test('in Electron, everything but the app’s own scheme and host leaves', () => {
  expect(leaves('app://subtext/index.html', 'app://subtext/')).toBe(false);
  expect(leaves('app://other/index.html', 'app://subtext/')).toBe(true);
  expect(leaves('file:///etc/passwd', 'app://subtext/')).toBe(true);
});

test.each([
  ['tables/titles.csv', '/package/0f/tables/titles.csv'],
  ['a b/ü#1?.csv', '/package/0f/a%20b/%C3%BC%231%3F.csv'],
  ['100%25.csv', '/package/0f/100%2525.csv'],
  ['c:\\x"<>.csv', '/package/0f/c%3A%5Cx%22%3C%3E.csv'],
  ['عنوان.csv', '/package/0f/%D8%B9%D9%86%D9%88%D8%A7%D9%86.csv'],
])('the file %j is at %s', (path, address) => {
  expect(fileAddress('0f', path)).toBe(address);
  expect(decodeURIComponent(new URL(address, here).pathname)).toBe(`/package/0f/${path}`);
});
