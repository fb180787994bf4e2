import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontRulesFor, scriptFamily } from './fonts.ts';

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

test('the window has the same fonts for the same characters', () => {
  const css = readFileSync('renderer/assets/fonts.css', 'utf8');
  const brief = fontRulesFor('أ न ש ก');
  const rangesOf = (rules: string): string[] =>
    [...rules.matchAll(/unicode-range:([^;}]*)/g)].map(([, range = '']) => range.replaceAll(/\s/g, ''));
  expect(rangesOf(css)).toEqual(rangesOf(brief));
  expect(css.match(new RegExp(`font-family: '${scriptFamily}'`, 'g'))).toHaveLength(4);
  const files = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, file = '']) =>
    readFileSync(`node_modules/${file}`).toString('base64'),
  );
  expect(files).toHaveLength(4);
  for (const file of files) expect(brief).toContain(file);
});
