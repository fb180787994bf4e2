import { lexSql, type Token } from './lex.ts';

/** A stretch of a text, and whether the other text lacks it. */
export interface DiffPart {
  readonly text: string;
  readonly differs: boolean;
}

/** Texts with more tokens than this are not compared, since that takes their product. */
const mostTokens = 1500;

/**
 * Two pieces of SQL, each with what the other lacks marked, by tokens in whatever letter case and layout.
 * @returns stretches that make up each whole text; a single one, unmarked, for texts that are too long to compare
 */
export function diffSql(
  one: string,
  other: string,
): { readonly one: DiffPart[]; readonly other: DiffPart[] } {
  const [a, b] = [lexSql(one), lexSql(other)];
  if (a.length > mostTokens || b.length > mostTokens)
    return { one: [{ text: one, differs: false }], other: [{ text: other, differs: false }] };
  const common = commonTokens(a, b);
  return { one: partsOf(one, a, common.one), other: partsOf(other, b, common.other) };
}

/** The places, in either list, of the tokens of a longest common subsequence. */
function commonTokens(a: readonly Token[], b: readonly Token[]): { one: Set<number>; other: Set<number> } {
  const key = ({ kind, text }: Token): string => (kind === 'word' ? text.toLowerCase() : text);
  const [left, right] = [a.map(key), b.map(key)];
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const common = { one: new Set<number>(), other: new Set<number>() };
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      common.one.add(i);
      common.other.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return common;
}

/** The text in stretches of tokens that the other has, and of those that it lacks; what stands between goes with what comes before. */
function partsOf(text: string, tokens: readonly Token[], common: ReadonlySet<number>): DiffPart[] {
  const parts: { text: string; differs: boolean }[] = [];
  let from = 0;
  const add = (to: number, differs: boolean): void => {
    const last = parts.at(-1);
    if (last?.differs === differs) last.text += text.slice(from, to);
    else if (to > from) parts.push({ text: text.slice(from, to), differs });
    from = to;
  };
  tokens.forEach(({ start, text: own }, i) => {
    const differs = !common.has(i);
    // White space between two marked tokens is marked with them, other white space is not.
    const betweenMarked = differs && i > 0 && !common.has(i - 1);
    add(start, betweenMarked);
    add(start + own.length, differs);
  });
  add(text.length, false);
  return parts;
}
