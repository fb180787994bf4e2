import type { Bound } from './bound.ts';

/**
 * Writes a bound expression as people read it and as the definitions are written: fields and columns by their names, those of
 * another model after the role by which it is reached (`title.genre`).
 */
export function printExpression(e: Bound): string {
  if (e.from !== undefined) return [...e.from.joins, e.from.field].join('.');
  switch (e.kind) {
    case 'literal':
      return printLiteral(e.value, e.type);
    case 'column':
      return [...e.joins, e.column].join('.');
    case 'not':
      return `not ${printPart(e.operand)}`;
    case 'minus':
      return `-${printPart(e.operand)}`;
    case 'and':
      return `${printAnd(e.left)} and ${printAnd(e.right)}`;
    case 'or':
      return `${printExpression(e.left)} or ${printExpression(e.right)}`;
    case 'compare':
      return `${printPart(e.left)} ${e.operator} ${printPart(e.right)}`;
    case 'arithmetic':
      return `${printPart(e.left)} ${e.operator} ${printPart(e.right)}`;
    case 'in':
      return `${printPart(e.operand)}${e.negated ? ' not' : ''} in (${e.list.map(printExpression).join(', ')})`;
    case 'between':
      return `${printPart(e.operand)}${e.negated ? ' not' : ''} between ${printPart(e.low)} and ${printPart(e.high)}`;
    case 'is_null':
      return `${printPart(e.operand)} is ${e.negated ? 'not ' : ''}null`;
    case 'case':
      return printCase(e);
    case 'call':
      return `${e.name}(${e.arguments.map(printExpression).join(', ')})`;
  }
}

/** The conditions that hold together, each by itself. */
export function conjuncts(e: Bound): readonly Bound[] {
  return e.kind === 'and' && e.from === undefined ? [...conjuncts(e.left), ...conjuncts(e.right)] : [e];
}

/** A part of a larger expression, in parentheses where it would fall apart without. */
export function printPart(e: Bound): string {
  const whole = e.from !== undefined || ['literal', 'column', 'call', 'case'].includes(e.kind);
  return whole ? printExpression(e) : `(${printExpression(e)})`;
}

function printAnd(e: Bound): string {
  return e.kind === 'or' && e.from === undefined ? `(${printExpression(e)})` : printExpression(e);
}

function printLiteral(value: string | number | boolean | null, type: Bound['type']): string {
  if (value === null) return 'null';
  const isText = type === 'string' || type === 'date' || type === 'datetime';
  return isText ? `'${String(value).replaceAll("'", "''")}'` : String(value);
}

function printCase({ branches, otherwise }: Extract<Bound, { kind: 'case' }>): string {
  const whens = branches.map(
    ({ when, then }) => `when ${printExpression(when)} then ${printExpression(then)}`,
  );
  const last = otherwise === null ? [] : [`else ${printExpression(otherwise)}`];
  return ['case', ...whens, ...last, 'end'].join(' ');
}
