import { describe, expect, it } from 'vitest';
import { onlyReads } from './statement-kind.ts';

describe('onlyReads', () => {
  it.each([
    'SELECT 1',
    '  -- Intervals: m_low\n-- more\n  WITH leg AS (SELECT 1) SELECT * FROM leg',
    'from core.title',
    '(SELECT 1) UNION ALL (SELECT 2)',
    'EXPLAIN SELECT 1',
    'SELECT 1;\nSELECT 2;\n',
    '',
  ])('takes %j for reading', (sql) => expect(onlyReads(sql)).toBe(true));

  it.each([
    'CREATE TABLE core.title AS\nSELECT 1',
    '-- SELECT\ninsert INTO core.title SELECT 1',
    'DROP TABLE IF EXISTS core.title',
    'SELECT 1; DROP TABLE core.title',
    'BEGIN TRANSACTION;\nSELECT 1;\nCOMMIT',
    'USE data',
    'SELECTED',
    // A text that only looks like a statement: to wait without need is right, to interleave would not be.
    "SELECT 'a; DROP TABLE b'",
  ])('takes %j for writing', (sql) => expect(onlyReads(sql)).toBe(false));
});
