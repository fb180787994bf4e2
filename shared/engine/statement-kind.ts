/**
 * Whether SQL only reads, judged by the first word of each of its statements. What can't be told, as after a semicolon within a text, is
 * taken for writing.
 */
export function onlyReads(sql: string): boolean {
  return sql
    .split(';')
    .map((statement) => statement.replace(blanks, ''))
    .every((statement) => statement === '' || readingWord.test(statement));
}

/** White space and comments before a statement. */
const blanks = /^(?:\s|--[^\n]*(?:\n|$))+/;

const readingWord = /^\(*(?:SELECT|WITH|FROM|VALUES|EXPLAIN|DESCRIBE|SHOW|SUMMARIZE)\b/i;
