import { expect, test } from 'vitest';
import { element, table, written } from './html.ts';

test('text that looks like markup stays text', () => {
  const hostile = element('p', { title: '"><script>' }, '<img onerror=alert(1)>&\u0001');
  expect(written(hostile)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;img onerror=alert(1)&gt;&amp;\uFFFD</p>',
  );
});

test('an element that holds nothing closes itself, any other is closed by its name', () => {
  expect(written([element('br'), element('p')])).toBe('<br/><p></p>');
});

test('a table has its caption, and a head for each column and row', () => {
  expect(written(table('a', ['b', 'c'], [['d', element('em', {}, 'e')]]))).toBe(
    '<table><caption>a</caption><thead><tr><th scope="col">b</th><th scope="col">c</th></tr></thead>' +
      '<tbody><tr><th scope="row">d</th><td><em>e</em></td></tr></tbody></table>',
  );
});
