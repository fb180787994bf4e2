import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { addCase, caseAtLine, moveCase, readRules, removeCase, setCasePart } from './case-text.ts';
import { shippedTexts as texts } from './shipped-texts.ts';

const decided = [...texts].filter(([, text]) => text.includes('\nrules:'));

const ruled = z.object({
  rules: z.object({
    rule_column: z.string(),
    outputs: z.array(z.string()),
    cases: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        when: z.string(),
        then: z.record(z.string(), z.string()),
      }),
    ),
  }),
});
/** The cases as a YAML parser reads them. */
const casesOf = (text: string) => ruled.parse(parse(text)).rules.cases;
/** Everything else. */
const restOf = (text: string): unknown => {
  const { rules, ...rest } = z.looseObject({ rules: z.looseObject({}) }).parse(parse(text));
  return [rest, { ...rules, cases: [] }];
};
const textOf = (file: string): string => texts.get(file) ?? '';
const consumption = textOf('models/consumption.yaml');
const comments = (text: string): string[] => text.split('\n').filter((line) => line.includes('#'));

describe.each(decided)('%s', (_, text) => {
  test('is read as a YAML parser reads it', () => {
    const { rules } = ruled.parse(parse(text));
    expect(readRules(text)).toEqual({
      ruleColumn: rules.rule_column,
      outputs: rules.outputs,
      cases: rules.cases.map((each) => ({ ...each, then: each.then })),
    });
  });

  test('has a case moved, the others and every other line as they were; moved back it is the same text', () => {
    const cases = casesOf(text);
    const moved = moveCase(text, 0, cases.length - 2);
    expect(casesOf(moved).map(({ id }) => id)).toEqual(
      cases
        .map(({ id }) => id)
        .toSpliced(0, 1)
        .toSpliced(cases.length - 2, 0, cases[0]?.id ?? ''),
    );
    expect(moved.split('\n').toSorted()).toEqual(text.split('\n').toSorted());
    expect(restOf(moved)).toEqual(restOf(text));
    expect(moveCase(moved, cases.length - 2, 0)).toBe(text);
  });

  test('has a condition and a result written anew, whatever they hold', () => {
    for (const value of [
      "views > 3 and genre = 'it''s: a {b}, c # d'",
      'true',
      '- 1',
      'audio_group',
      '1.5',
    ]) {
      const once = setCasePart(text, 1, 'when', value);
      const output = readRules(text)?.outputs[0] ?? '';
      const twice = setCasePart(once, 1, { output }, value);
      expect(casesOf(twice)[1]).toMatchObject({ when: value, then: { [output]: value } });
      expect(casesOf(twice).toSpliced(1, 1)).toEqual(casesOf(text).toSpliced(1, 1));
      expect(restOf(twice)).toEqual(restOf(text));
      expect(comments(twice).length).toBeGreaterThanOrEqual(comments(text).length);
    }
  });

  test('has a case added and removed again', () => {
    const added = addCase(text, 1);
    const { id, when, then } = casesOf(added)[1] ?? {};
    expect([id, when, Object.keys(then ?? {})]).toEqual(['new_case', 'false', readRules(text)?.outputs]);
    expect(casesOf(addCase(added, 1))[1]?.id).toBe('new_case_2');
    expect(removeCase(added, 1)).toBe(text);
    expect(casesOf(removeCase(text, 0))).toEqual(casesOf(text).slice(1));
  });
});

test('a line is found in its case', () => {
  const lines = consumption.split('\n');
  const line = (part: string): number => lines.findIndex((each) => each.includes(part)) + 1;
  expect(caseAtLine(consumption, line('- id: unknown_language'))).toBe(0);
  expect(caseAtLine(consumption, line('when: text_in_original'))).toBe(6);
  expect(caseAtLine(consumption, lines.length - 1)).toBe(7);
  expect(caseAtLine(consumption, line('outputs:'))).toBeNull();
  expect(caseAtLine(consumption, 1)).toBeNull();
});

test('what has no decision table, or none with lines of its own, is left alone', () => {
  const title = textOf('models/title.yaml');
  const flow = 'rules: { rule_column: r, outputs: [a], cases: [{ id: x, when: y }] }\n';
  for (const text of [title, flow, 'rules: [', '']) {
    expect(readRules(text)).toBeNull();
    expect(moveCase(text, 0, 1)).toBe(text);
    expect(setCasePart(text, 0, 'when', 'x')).toBe(text);
    expect(addCase(text, 0)).toBe(text);
    expect(removeCase(text, 0)).toBe(text);
  }
});
