import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What a file exports without a docstring, each with its line. */
function undocumentedIn(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).flatMap((statement) => {
    if (ts.getJSDocCommentsAndTags(statement).length > 0) return [];
    const { line } = file.getLineAndCharacterOfPosition(statement.getStart());
    return [`${name}:${line + 1}: ${statement.getText().split('\n')[0] ?? ''}`];
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

test('a docstring is missed where it is missing, and only there', () => {
  const text = 'export type A = 1;\n/** Two. */\nexport const b = 2;\nconst c = 3;\nexport function d() {}\n';
  expect(undocumentedIn('x.ts', text)).toEqual([
    'x.ts:1: export type A = 1;',
    'x.ts:5: export function d() {}',
  ]);
});

test('all that the product exports has a docstring', () => {
  const files = globSync('{shared,renderer,electron}/**/*.{ts,tsx}', { cwd: root }).filter(
    (name) => !/\.test\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((name) => undocumentedIn(name, readFileSync(path.join(root, name), 'utf8')))).toEqual(
    [],
  );
});
