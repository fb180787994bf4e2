import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { screenUses } from '../../shared/workspace/screens.ts';
import { screens } from './screens.ts';

/**
 * The list of what screens ask for is held to their code: from a screen's folder the imports are followed, and every query found there,
 * an object with `metrics` and `by`, is read.
 */

const renderer = path.resolve(import.meta.dirname, '..');

/** The names that the queries of a file give as plain text, and the patterns of those that it puts together. */
interface Asked {
  readonly metrics: Set<string>;
  readonly words: Set<string>;
  readonly patterns: RegExp[];
}

const files = new Map<string, ts.SourceFile>();
function parsed(file: string): ts.SourceFile {
  const found =
    files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  files.set(file, found);
  return found;
}

/** The files of the renderer that a file leads to, itself first. */
function reachable(start: string): string[] {
  const met = new Set([start]);
  for (const file of met)
    for (const statement of parsed(file).statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const from = statement.moduleSpecifier;
      if (from === undefined || !ts.isStringLiteral(from) || !/^\..*\.tsx?$/.test(from.text)) continue;
      const target = path.resolve(path.dirname(file), from.text);
      if (target.startsWith(renderer) && existsSync(target)) met.add(target);
    }
  return [...met];
}

function askedBy(screen: string): Asked {
  const asked: Asked = { metrics: new Set(), words: new Set(), patterns: [] };
  for (const file of reachable(path.join(renderer, 'features', screen, 'index.ts')))
    visit(parsed(file), asked);
  return asked;
}

function visit(node: ts.Node, asked: Asked): void {
  if (ts.isStringLiteralLike(node)) asked.words.add(node.text);
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    if (parts.every((part) => /^[a-z_]*$/.test(part)) && parts.some((part) => part !== ''))
      asked.patterns.push(new RegExp(`^${parts.join('.+')}$`));
  }
  const isMetrics =
    ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'metrics';
  if (isMetrics && ts.isArrayLiteralExpression(node.initializer) && isQuery(node.parent))
    for (const element of node.initializer.elements)
      if (ts.isStringLiteral(element)) asked.metrics.add(element.text);
  ts.forEachChild(node, (child) => visit(child, asked));
}

/** A question has `by` beside `metrics`. */
const isQuery = (node: ts.ObjectLiteralExpression): boolean =>
  node.properties.some(
    (property) =>
      property.name !== undefined && ts.isIdentifier(property.name) && property.name.text === 'by',
  );

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const { metrics, dimensions } = read.value;

describe.each(screenUses.map((use) => [use.id, use] as const))('what %s asks for', (id, use) => {
  const asked = askedBy(id);
  const mentioned = (name: string): boolean =>
    asked.words.has(name) || asked.patterns.some((pattern) => pattern.test(name));

  test('is the screen of that name and title', () => {
    expect(screens.find((screen) => screen.id === id)?.title).toBe(use.title);
  });

  test('are metrics and dimensions of the definitions, each once', () => {
    expect(use.metrics.filter((name) => !metrics.has(name))).toEqual([]);
    expect(use.dimensions.filter((name) => !dimensions.has(name))).toEqual([]);
    expect(new Set(use.metrics).size).toBe(use.metrics.length);
  });

  test('is all that its queries name', () => {
    expect([...asked.metrics].filter((name) => !use.metrics.includes(name))).toEqual([]);
  });

  test('is nothing that its code does not name', () => {
    expect([...use.metrics, ...use.dimensions].filter((name) => !mentioned(name))).toEqual([]);
  });
});

test('every screen that asks for metrics by name is in the list', () => {
  const silent = screens.filter(({ id }) => !screenUses.some((use) => use.id === id));
  expect(silent.filter(({ id }) => askedBy(id).metrics.size > 0).map(({ id }) => id)).toEqual([]);
});
