import { queryMessages } from '../errors/query.ts';
import type { Result } from '../errors/problem.ts';
import type { Filter } from '../workspace/filter.ts';
import type { Definitions } from './definitions/types.ts';
import { isMetricTime } from './dates.ts';
import { checkFilter, checkValues } from './filter.ts';
import type { SemanticQuery } from './query.ts';

/** A reader of one filter's text: it fails with what it expected and where. */
class FilterReader {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** What matches next, after white space; null, and nothing read, where it doesn't. */
  accept(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(`\\s*(?:${pattern.source})`, 'iuy');
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.text);
    if (match !== null) this.#at = sticky.lastIndex;
    return match;
  }

  expect(pattern: RegExp, what: string): RegExpExecArray {
    return this.accept(pattern) ?? this.fail(what);
  }

  fail(expected: string): never {
    const rest = /\s*/y;
    rest.lastIndex = this.#at;
    rest.exec(this.text);
    throw new FilterFault(expected, rest.lastIndex + 1);
  }
}

class FilterFault extends Error {
  readonly expected: string;
  readonly position: number;
  constructor(expected: string, position: number) {
    super(expected);
    this.expected = expected;
    this.position = position;
  }
}

const operators: Readonly<Record<string, Filter['op']>> = {
  '=': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/**
 * Reads a filter from text: `dim = v`, `!=`, `<`, `<=`, `>`, `>=`, `in (a, b)`, `between a and b`, `is null`, `is not null`.
 * A value stands bare (up to white space, a comma, a parenthesis, a quote or a sign of comparison) or in single quotes, doubled inside.
 * @returns the filter, checked against the type of its dimension, or what is wrong with it and at which character
 */
export function parseFilter(definitions: Definitions, text: string): Result<Filter> {
  const read = readText(text, 'a dimension');
  if (!read.ok) return read;
  const { name, ...condition } = read.value;
  const filter = { dimension: name, ...condition };
  // What metric_time stands for is known when the metrics are.
  if (isMetricTime(name)) return { ok: true, value: filter, problems: [] };
  const checked = checkFilter(definitions, filter);
  return checked.ok ? { ok: true, value: filter, problems: [] } : checked;
}

type Having = NonNullable<SemanticQuery['having']>[number];

/** Reads a condition on a metric from text, in the form of {@link parseFilter}. */
export function parseHaving({ metrics }: Pick<Definitions, 'metrics'>, text: string): Result<Having> {
  const read = readText(text, 'a metric');
  if (!read.ok) return read;
  const { name, ...condition } = read.value;
  if (!metrics.has(name))
    return { ok: false, problems: [queryMessages.unknownMetric({ name, known: [...metrics.keys()] })] };
  const checked = checkValues(name, 'number', condition);
  return checked.ok ? { ok: true, value: { metric: name, ...condition }, problems: [] } : checked;
}

type Condition = Omit<Filter, 'dimension'>;

function readText(text: string, what: string): Result<Condition & { readonly name: string }> {
  try {
    const reader = new FilterReader(text);
    const name = reader.expect(/([a-z_][a-z0-9_]*)/, what)[1]?.toLowerCase() ?? '';
    const condition = readCondition(reader);
    reader.expect(/$/, 'the end');
    return { ok: true, value: { name, ...condition }, problems: [] };
  } catch (error) {
    if (!(error instanceof FilterFault)) throw error;
    const { expected, position } = error;
    return { ok: false, problems: [queryMessages.badFilter({ text, expected, position })] };
  }
}

function readCondition(reader: FilterReader): Condition {
  if (reader.accept(/is\s+not\s+null(?![\w-])/) !== null) return { op: 'is_not_null', values: [] };
  if (reader.accept(/is\s+null(?![\w-])/) !== null) return { op: 'is_null', values: [] };
  if (reader.accept(/in(?=\s*\()/) !== null) return { op: 'in', values: readList(reader) };
  if (reader.accept(/between(?=[\s'])/) !== null) {
    const low = readValue(reader);
    reader.expect(/and(?=[\s'])/, 'and');
    return { op: 'between', values: [low, readValue(reader)] };
  }
  const symbol = reader.expect(/(<=|>=|!=|<>|=|<|>)/, '=, !=, <, <=, >, >=, in, between or is')[1] ?? '';
  return { op: operators[symbol] ?? 'eq', values: [readValue(reader)] };
}

function readList(reader: FilterReader): string[] {
  reader.expect(/\(/, '(');
  const values = [readValue(reader)];
  while (reader.accept(/,/) !== null) values.push(readValue(reader));
  reader.expect(/\)/, ', or )');
  return values;
}

function readValue(reader: FilterReader): string {
  if (reader.accept(/(?=')/) !== null) {
    const quoted = reader.expect(/'((?:[^']|'')*)'(?!')/, 'a value with its closing quote');
    return (quoted[1] ?? '').replaceAll("''", "'");
  }
  const bare = reader.expect(/([^\s,()'=<>!]+)/, 'a value');
  return bare[1] ?? '';
}
