import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** One case of a decision table, as it is written. */
export interface CaseText {
  readonly id: string;
  readonly label: string;
  readonly when: string;
  /** Expressions by output. */
  readonly then: Readonly<Record<string, string>>;
}

/** A decision table, as it is written. */
export interface RulesText {
  readonly ruleColumn: string;
  readonly outputs: readonly string[];
  readonly cases: readonly CaseText[];
}

/** The parts of a case that a form changes: `id`, `label`, `when`, or an output. */
export type CasePart = 'id' | 'label' | 'when' | { readonly output: string };

/** Offsets into a text, the end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface ReadCase {
  readonly map: YAMLMap;
  /** The lines of the case. */
  readonly lines: Stretch;
}

/** The decision table of a model's YAML; null where it has none, or is written in a way that has no lines for each case. */
export function readRules(text: string): RulesText | null {
  const rules = rulesIn(text);
  if (rules === null) return null;
  const { map, cases } = rules;
  const outputs = map.get('outputs', true);
  return {
    ruleColumn: textOf(map.get('rule_column', true)),
    outputs: isSeq(outputs) ? outputs.items.map(textOf) : [],
    cases: cases.map(({ map: each }) => {
      const then = each.get('then', true);
      const pairs = isMap(then)
        ? then.items.map(({ key, value }) => [textOf(key), textOf(value)] as const)
        : [];
      return {
        id: textOf(each.get('id', true)),
        label: textOf(each.get('label', true)),
        when: textOf(each.get('when', true)),
        then: Object.fromEntries(pairs),
      };
    }),
  };
}

/** The case that a line of a model's YAML (from 1) is a part of, from 0; null where it is part of none. */
export function caseAtLine(text: string, line: number): number | null {
  const offset =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const at = rulesIn(text)?.cases.findIndex(({ lines }) => offset >= lines.start && offset < lines.end) ?? -1;
  return at < 0 ? null : at;
}

/** The text with a case in another place; every line but those of the cases between stays where it is. */
export function moveCase(text: string, from: number, to: number): string {
  const cases = rulesIn(text)?.cases ?? [];
  const moved = cases[from];
  const [first, last] = [cases[0], cases.at(-1)];
  if (moved === undefined || cases[to] === undefined || first === undefined || last === undefined)
    return text;
  const order = cases.toSpliced(from, 1).toSpliced(to, 0, moved);
  const lines = order.map((each) => linesOf(text, each.lines)).join('');
  return text.slice(0, first.lines.start) + lines + text.slice(last.lines.end);
}

/** The text with one part of a case written anew; the rest stays as it is written. */
export function setCasePart(text: string, at: number, part: CasePart, value: string): string {
  const found = rulesIn(text)?.cases[at]?.map;
  const then = found?.get('then', true);
  const node =
    typeof part === 'string' ? found?.get(part, true) : isMap(then) ? then.get(part.output, true) : undefined;
  if (!isScalar(node) || !node.range) return text;
  const [start, end] = node.range;
  // A text over several lines (`>-`) ends with its line break.
  const tail = text.slice(start, end).endsWith('\n') ? '\n' : '';
  return text.slice(0, start) + scalarText(value) + tail + text.slice(end);
}

/** The text with a new case before the one at `at`, which never holds until it is edited. */
export function addCase(text: string, at: number): string {
  const rules = rulesIn(text);
  const before = rules?.cases[at];
  const read = readRules(text);
  if (rules === null || read === null || before === undefined) return text;
  const indent = /^ */.exec(text.slice(before.lines.start))?.[0] ?? '';
  const taken = new Set(read.cases.map(({ id }) => id));
  const id =
    ['new_case', ...read.cases.map((_, i) => `new_case_${i + 2}`)].find((each) => !taken.has(each)) ??
    'new_case';
  const then = read.outputs.map((output) => `${output}: 'null'`).join(', ');
  const lines = [`- id: ${id}`, '  label: New case', "  when: 'false'", `  then: { ${then} }`];
  const added = lines.map((line) => `${indent}${line}\n`).join('');
  return text.slice(0, before.lines.start) + added + text.slice(before.lines.start);
}

/** The text without a case. */
export function removeCase(text: string, at: number): string {
  const lines = rulesIn(text)?.cases[at]?.lines;
  return lines === undefined ? text : text.slice(0, lines.start) + text.slice(lines.end);
}

function rulesIn(text: string): { readonly map: YAMLMap; readonly cases: readonly ReadCase[] } | null {
  const document = parseDocument(text);
  const rules = document.errors.length > 0 ? null : document.get('rules', true);
  const cases = isMap(rules) ? rules.get('cases', true) : null;
  if (!isMap(rules) || !isSeq(cases) || cases.flow === true) return null;
  const maps = cases.items.flatMap((item) =>
    isMap(item) && item.range ? [{ map: item, range: item.range }] : [],
  );
  if (maps.length !== cases.items.length) return null;
  const starts = maps.map(({ range }) => text.lastIndexOf('\n', range[0]) + 1);
  const read = maps.map(({ map, range }, i) => ({
    map,
    lines: { start: starts[i] ?? 0, end: starts[i + 1] ?? endOfLines(text, range[1]) },
  }));
  return { map: rules, cases: read };
}

/** The end of the line that holds the last character before `offset` that is no white space. */
function endOfLines(text: string, offset: number): number {
  const last = text.slice(0, offset).trimEnd().length;
  const end = text.indexOf('\n', last);
  return end < 0 ? text.length : end + 1;
}

function linesOf(text: string, { start, end }: Stretch): string {
  const lines = text.slice(start, end);
  return lines.endsWith('\n') ? lines : `${lines}\n`;
}

function textOf(node: unknown): string {
  if (!isScalar(node)) return '';
  const value: unknown = node.value;
  return typeof value === 'string' ? value : (node.source ?? '');
}

/** Words that YAML takes for something else than text. */
const noText = /^(?:true|false|null|yes|no|on|off|~)$/i;

/** A text as YAML, in plain words where they can be, within braces too. */
function scalarText(value: string): string {
  const line = value.replaceAll(/\s*\n\s*/g, ' ').trim();
  const plain = /^[A-Za-z_][\w .()<=>+*/-]*$/.test(line) && !noText.test(line) && !/ [-#]/.test(line);
  return plain ? line : `'${line.replaceAll("'", "''")}'`;
}
