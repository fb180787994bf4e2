import type { z } from 'zod';

/** What a value of the manifest should have been, in words for people, such as `it should be at least 1`; the parser's own words are for programmers. */
export function expectedWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it should be ${kinds[issue.expected] ?? 'of another kind'}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'it should not be empty'
        : `it should be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `it should not be longer than ${issue.maximum}`
        : `it should be at most ${issue.maximum}`;
    case 'invalid_format':
      // Days are all that has a form.
      return 'it should be a day that exists, such as 2026-10-05';
    case 'invalid_union': {
      const forms = issue.errors.flatMap(([first]) => (first === undefined ? [] : [expectedWords(first)]));
      return [...new Set(forms)].join(', or ') || otherwise;
    }
    default:
      return otherwise;
  }
}

const otherwise = 'it has none of the forms that it may have';

/** What may stand in JSON, by the parser's names. */
const kinds: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  array: 'a list in brackets',
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
