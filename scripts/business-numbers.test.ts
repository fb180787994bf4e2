import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * No screen and no command computes a number in SQL of its own: what is counted, added up or averaged goes through a definition.
 * The programs' code holds no SQL at all. Of `shared`, what the programs import beside the compiler, the loading of packages and the
 * building of models may read what is stored, but aggregates nothing.
 */

const root = path.resolve(import.meta.dirname, '..');

/** What may aggregate: it carries definitions out, compares two of them, checks what is loaded, looks after the engine's memory, or sums what an estimator is computed from. */
const carriesOut = [
  'shared/semantic/answer.ts',
  'shared/semantic/compile.ts',
  'shared/semantic/definitions.ts',
  'shared/engine/load.ts',
  'shared/engine/diff-definitions.ts',
  'shared/engine/duckdb-engine.ts',
  'shared/stats/study/run.ts',
  'shared/stats/study/condensing.ts',
  'shared/stats/study/example-lines.ts',
  'shared/stats/study/line-context.ts',
  'shared/stats/study/what-if.ts',
];

const aggregate =
  /\b(sum|avg|count|min|max|median|mode|quantile\w*|percentile\w*|approx_\w+|stddev\w*|var\w*|corr|covar\w*|regr_\w+|arg_m\w+|string_agg|list|array_agg|histogram|bool_and|bool_or)\s*\(|\bover\s*\(/i;

/** A statement in any case. FROM may come first, as DuckDB allows. */
const statement =
  /\bselect\b[\s\S]*\bfrom\b|\bfrom\b[\s\S]*\bselect\b|\bgroup\s+by\b|\b(summarize|pivot)\s+\S/i;

/** `Select a language from the list`: a sentence. No table is named like the words after its `from`. */
const sentence = /\bselect\b[^()]*\bfrom\s+(the|this|these|that|those|your|its|all|here)\b[^()]*$/i;

/** What an expression puts into a text; `…` stands for what only the run knows. */
function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (text, { expression, literal }) => text + textOf(expression) + literal.text,
      node.head.text,
    );
  if (isSum(node)) return textOf(node.left) + textOf(node.right);
  const joined = joinedArray(node);
  return joined === undefined ? '…' : joined.elements.map(textOf).join(' ');
}

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

/** The array of `[…].join(…)`. */
function joinedArray(node: ts.Node): ts.ArrayLiteralExpression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  return name.text === 'join' && ts.isArrayLiteralExpression(expression) ? expression : undefined;
}

/** The texts of a file that a program could run: literals, templates, and what is put together of them by `+` or `join`. */
function textsOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== '…') texts.push(text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('one.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return texts;
}

/** The SQL of a file, cut before ORDER BY: an order is no figure. */
const sqlOf = (source: string): string[] =>
  textsOf(source)
    .filter((text) => statement.test(text) && !sentence.test(text))
    .map((text) => text.replace(/\border\s+by\b(?![\s\S]*\bfrom\b)[\s\S]*$/i, ''));

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The files whose code a file runs, by their paths in the repository. */
function imports(file: string): string[] {
  const { statements } = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  return statements.flatMap((each) => {
    if (!ts.isImportDeclaration(each) && !ts.isExportDeclaration(each)) return [];
    if (ts.isImportDeclaration(each) && each.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
      return [];
    const from = each.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from) || !from.text.startsWith('.')) return [];
    const target = path.join(path.dirname(file), from.text);
    return /\.tsx?$/.test(target) && existsSync(path.join(root, target)) ? [target] : [];
  });
}

function reachable(starts: readonly string[], but: ReadonlySet<string> = new Set()): Set<string> {
  const met = new Set(starts);
  for (const file of met) for (const next of imports(file)) if (!but.has(next)) met.add(next);
  return met;
}

const programs = globSync('{renderer,electron}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/\.test\.tsx?$|\.d\.ts$|\/testing\.ts$/.test(file),
);

describe('numbers come from definitions alone', () => {
  test('there are programs to look at', () => {
    expect(programs.length).toBeGreaterThan(100);
  });

  test.each(programs)('%s holds no SQL', (file) => {
    expect(sqlOf(read(file))).toEqual([]);
  });

  const carried = reachable(carriesOut);
  const own = [...reachable(programs, carried)].filter((file) => file.startsWith('shared'));

  test('what is looked at has the statements that screens run beside the compiler', () => {
    expect(own).toContain('shared/semantic/sample-lines.ts');
    expect(own).not.toContain('shared/semantic/legs.ts');
  });

  test.each(own)('%s aggregates nothing', (file) => {
    expect(sqlOf(read(file)).filter((sql) => aggregate.test(sql))).toEqual([]);
  });
});

describe('what the test would find', () => {
  const found = (source: string): string[] => sqlOf(source).filter((sql) => aggregate.test(sql));

  test.each([
    ["const sql = 'SELECT sum(views) FROM core.consumption';"],
    ['rows(`SELECT country, count(*) AS n FROM ${table} GROUP BY country`)'],
    ["useRows('select avg(cps) from core.line_reading')"],
    ['const sql = `SELECT row_number() OVER (ORDER BY views) AS place FROM core.consumption`;'],
    ["const sql = 'SELECT sum(views) ' + 'FROM core.consumption';"],
    ["const sql = 'SELECT ' + ('sum(views) ' + more()) + ' FROM ' + table;"],
    ["const sql = ['SELECT sum(views)', 'FROM core.consumption'].join(' ');"],
    ["const sql = ['SELECT sum(views)', `FROM ${table}`, 'WHERE ' + rule].join('\\n');"],
    ['const sql = `select sum(views) from ${t}`;'],
    ["const sql = `${'Select sum(views)'} From ${t}`;"],
    ["const sql = 'FROM core.consumption SELECT sum(views)';"],
    ["const sql = 'from core.consumption ' + `select sum(${column})`;"],
    ['const sql = `select ${by}, sum(views) as n from "core"."consumption" where ${rule} group by ${by}`;'],
    ["const sql = 'select ' + by + ', count(*) from' + ' \"core\".\"consumption\" group by all';"],
  ])('%s', (source) => {
    expect(found(source)).not.toEqual([]);
  });

  test('a text for people is no SQL, and reading what is stored aggregates nothing', () => {
    expect(sqlOf("const words = 'Select a language from the list';")).toEqual([]);
    expect(sqlOf('const words = `Select ${n} lines ` + "from your file, or all.";')).toEqual([]);
    expect(sqlOf("const words = ['From the list,', 'choose one'].join(' ');")).toEqual([]);
    expect(found('`SELECT x FROM core.title ORDER BY count(*)`')).toEqual([]);
  });
});
