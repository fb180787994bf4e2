/** The one place where names and values become SQL text. Data is untrusted: nothing reaches SQL without passing here. */

/**
 * A name as a quoted SQL identifier.
 * @throws RangeError on an empty name or one with a NUL, which no engine can hold.
 */
export function ident(name: string): string {
  if (name === '' || name.includes('\0'))
    throw new RangeError('An identifier must be non-empty and without NUL.');
  return `"${name.replaceAll('"', '""')}"`;
}

/** `schema.table` as quoted SQL identifiers. */
export function qualified(schema: string, table: string): string {
  return `${ident(schema)}.${ident(table)}`;
}

/**
 * A value as an SQL literal: text in single quotes with quotes doubled, numbers in full, NULL, TRUE, FALSE.
 * A NUL in a text, which SQL text cannot carry, is spelled `chr(0)`.
 * @throws RangeError on a number that is not finite.
 */
export function literal(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return numberLiteral(value);
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' || chr(0) || ')})`;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('A number in SQL must be finite.');
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0e0' : value.toString();
  const text = value.toString();
  return text.includes('e') ? text : `${text}e0`;
}
