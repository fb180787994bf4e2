import { expect, test } from 'vitest';
import { fontRulesFor } from './fonts.ts';

test.each([
  ['Arabic', 'أهلاً', 'U+0600-06FF'],
  ['Devanagari', 'नमस्ते', 'U+0900-097F'],
  ['Hebrew', 'שלום', 'U+0590-05FF'],
  ['Thai', 'สวัสดี', 'U+0E01-0E5B'],
])('a text in %s brings the font of that script alone', (_, text, range) => {
  const rules = fontRulesFor(`Grüße, Привет, ${text}, 你好`);
  expect(rules.match(/@font-face/g)).toHaveLength(1);
  expect(rules).toContain(range);
  // wOF2, the first bytes of such a font, in base 64.
  expect(rules).toContain('url(data:font/woff2;base64,d09GM');
  // A writer of documents escapes these, and a style is read as it is written.
  expect(rules).not.toMatch(/[<>&"']/);
});

test('a text in scripts that every machine has brings none', () => {
  expect(fontRulesFor('Grüße, Привет, Γειά, 你好')).toBe('');
});
