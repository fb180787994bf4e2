import { describe, expect, test } from 'vitest';
import { portabilityProblems, tablesRead, withParameters } from './portable.ts';

const sql = 'SELECT 1 AS title_key, genre FROM source.titles';
const at = { file: 'models/title.yaml', line: 9 };

describe('SQL that not every engine understands alike is refused', () => {
  test.each([
    ["SELECT '1'::INTEGER AS title_key, genre FROM source.titles", 'the cast ::'],
    [`${sql};`, 'a semicolon'],
    ['SELECT 1 AS "title_key", genre FROM source.titles', 'a quoted identifier'],
    [`${sql} WHERE released_on < now()`, 'the clock'],
    [`${sql} WHERE released_on < CURRENT_DATE`, 'the clock'],
    [`${sql} WHERE released_on < current_timestamp`, 'the clock'],
    [`${sql} WHERE released_on < today ()`, 'the clock'],
    [`${sql} WHERE released_on < get_current_timestamp()`, 'the clock'],
    [`${sql} WHERE random() < 0.5`, 'chance'],
    [`${sql} WHERE CAST(released_on AS TIMESTAMPTZ) IS NULL`, 'time zones'],
    [`${sql} WHERE released_on AT  TIME ZONE 'UTC' IS NULL`, 'time zones'],
    [`${sql} WHERE CAST(released_on AS timestamp with time zone) IS NULL`, 'time zones'],
    [`${sql} ORDER BY genre COLLATE NOCASE`, 'words of one dialect'],
    [`${sql} QUALIFY row_number() OVER () = 1`, 'words of one dialect'],
    [`${sql} WHERE genre ILIKE 'a'`, 'words of one dialect'],
    ['SELECT * EXCLUDE (name) FROM source.titles', 'words of one dialect'],
    [`${sql} GROUP BY ALL`, 'GROUP BY ALL'],
    ['SELECT DISTINCT ON (genre) genre FROM source.titles', 'DISTINCT ON'],
    ["SELECT * FROM read_csv('x.csv')", 'a table function'],
    ['SELECT * FROM duckdb_settings()', 'a table function'],
    ["COPY source.titles TO 'x'", 'a statement'],
    [`${sql} WHERE genre = $$now()$$`, 'a text that is not in plain single quotes'],
    [`${sql} WHERE genre = E'\\'' OR now() > released_on --'`, 'a text that is not in plain single quotes'],
    [`${sql} WHERE genre = :name`, 'the parameter :name'],
    ["SELECT strftime(released_on, '%Y') AS title_key FROM source.titles", 'the function strftime'],
    [`${sql} WHERE regexp_replace(genre, 'a', 'b') = 'c'`, 'the function regexp_replace'],
    [
      'SELECT runtime_ms / season AS title_key, genre FROM source.titles',
      'a division by what may be a whole number',
    ],
  ])('%s', (text, found) => {
    const problems = portabilityProblems(text, at);
    expect(problems.map(({ message }) => message)).toContain(
      `The model uses ${found}, which not every engine understands alike.`,
    );
    expect(problems[0]).toMatchObject({ code: 'query.not_portable', at });
  });

  test.each([
    `${sql} WHERE genre = 'now(); current_date "x" :name'`,
    `${sql} -- now() and current_date`,
    `${sql} /* "quoted" ; */ WHERE genre = 'it''s :guide'`,
    `${sql} WHERE genre = :guide AND genre < :as_of`,
    'WITH a AS (SELECT season FROM source.titles) SELECT season / 2 AS title_key, CAST(season AS DECIMAL(9, 2)) AS genre FROM a',
    'SELECT season / NULLIF(CAST(episode AS DOUBLE), 0) AS title_key, genre FROM source.titles WHERE season IN (1, 2) AND (season > 1)',
  ])('but not what only looks like it: %s', (text) => {
    expect(portabilityProblems(text, at)).toEqual([]);
  });
});

test('the tables that SQL names are read from it, each once, and none from its texts and comments', () => {
  const text =
    "SELECT 'core.a' FROM source.titles, core.b -- core.c\nJOIN source.titles /* source.d */ ON TRUE";
  expect(tablesRead(text, 'source')).toEqual(['titles']);
  expect(tablesRead(text, 'core')).toEqual(['b']);
});

test('parameters are written in where they are named, and nowhere else', () => {
  const text = "SELECT :guide, ':guide' -- :as_of\n, :as_of";
  expect(withParameters(text, { guide: "'it''s :as_of'", as_of: "'2026-10-05'" })).toBe(
    "SELECT 'it''s :as_of', ':guide' -- :as_of\n, '2026-10-05'",
  );
  expect(() => withParameters(text, { guide: "''" })).toThrow(RangeError);
});
