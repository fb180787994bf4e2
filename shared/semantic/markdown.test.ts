import { expect, test } from 'vitest';
import { markdownText } from './markdown.ts';

test.each([
  ['Licensed: the studio (1.5 %)', 'Licensed: the studio (1.5 %)'],
  [' two\n lines\t', 'two lines'],
  ['a | b', 'a \\| b'],
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['[here](javascript:x) ![](y)', '\\[here\\](javascript:x) \\!\\[\\](y)'],
  [
    '`code` ~~gone~~ **bold** _thin_ # head',
    '\\`code\\` \\~\\~gone\\~\\~ \\*\\*bold\\*\\* \\_thin\\_ \\# head',
  ],
  ['&lt;b&gt; \\', '\\&lt;b\\&gt; \\\\'],
  ['http://x.example www.x.example a@x.example', 'http\\://x.example www\\.x.example a\\@x.example'],
])('%j is text', (text, written) => {
  expect(markdownText(text)).toBe(written);
});
