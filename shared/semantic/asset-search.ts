import { ident, literal } from '../engine/quote.ts';
import type { Filter } from '../workspace/filter.ts';
import type { Bound } from './expression/bound.ts';
import { emitDuckdb } from './expression/duckdb.ts';
import type { Definitions } from './definitions/types.ts';
import { checkFilter, conditionOn } from './filter.ts';
import { fromSql } from './from.ts';

/** Which assets to find. */
export interface AssetSearch {
  /** Words of the title, the asset's id, its language by name or tag, its type, its producer: each must be found. '' finds all. */
  readonly text: string;
  /** What people call the languages, by tag: a word of a name stands for its tags. */
  readonly languages: ReadonlyMap<string, string>;
  readonly filters: readonly Filter[];
  readonly limit: number;
}

const fact = 'language_asset_producer';

/** Most words of a search that are looked for. */
const mostWords = 12;

/** What stands between words, in a search and in what is searched. */
const betweenWords = String.raw`[\s_\-/.,:;!?'"()]+`;

/**
 * The statement that finds assets. With a text, the asset of that id comes first; without one, those that need a look: nobody is the
 * producer, or sources disagree.
 * @returns columns: asset_id, title, language, asset_type, workflow, producer, rule_id, unresolved_reason, conflicts. Filters on dimensions that don't reach assets are left out, as in an answer.
 */
export function findAssetsSql(search: AssetSearch, definitions: Definitions): string {
  const { text, languages, filters, limit } = search;
  const model = definitions.models.get(fact);
  if (model === undefined) throw new RangeError(`There is no model ${fact}.`);
  const title = reached('title', 'title', 'name');
  const producer = reached('producer', 'partner', 'name');
  const conditions = filters.flatMap((filter) => conditionOf(filter, definitions) ?? []);
  const searched = haystack(title, producer);
  const kept = [
    ...conditions.map(emitDuckdb),
    ...wordsOf(text).map((word) => holds(word, searched, languages)),
  ];
  const where =
    kept.length === 0 ? '' : `\nWHERE ${kept.map((condition) => `(${condition})`).join('\n  AND ')}`;
  return `SELECT
  fact.asset_id,
  ${emitDuckdb(title)} AS title,
  fact.language,
  fact.asset_type,
  fact.workflow,
  ${emitDuckdb(producer)} AS producer,
  fact.rule_id,
  fact.unresolved_reason,
  fact.conflicts
${fromSql(definitions, model, [title, producer, ...conditions])}${where}
ORDER BY ${orderOf(text)}${emitDuckdb(title)}, fact.language, fact.asset_type, fact.asset_id
LIMIT ${literal(limit)}`;
}

/** A text column of a model one step away from the asset. */
function reached(role: string, model: string, column: string): Bound {
  return { kind: 'column', type: 'string', joins: [role], model, column };
}

/** The words of a search, in small letters. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(new RegExp(betweenWords, 'u'))
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

/** All that is searched of an asset, folded, with one space before each word. */
function haystack(title: Bound, producer: Bound): string {
  const own = ['asset_id', 'language', 'asset_type'].map((column) => `fact.${ident(column)}`);
  const all = `concat_ws(' ', ${[emitDuckdb(title), ...own, emitDuckdb(producer)].join(', ')})`;
  const parted = `regexp_replace(strip_accents(lower(${all})), ${literal(betweenWords)}, ' ', 'g')`;
  return `concat(' ', ${parted})`;
}

/** Whether a Latin word begins a word of the asset; a word of another script, of which some don't part their words, may stand anywhere. Accents don't count. */
function holds(word: string, searched: string, languages: ReadonlyMap<string, string>): string {
  const parts = /[\u0000-\u02ff]/u.test(word);
  const found = `contains(${searched}, strip_accents(${literal(parts ? ` ${word}` : word)}))`;
  const tags = [...languages].filter(([, name]) => wordsOf(name).some((one) => one.startsWith(word)));
  return tags.length === 0
    ? found
    : `${found} OR fact.language IN (${tags.map(([tag]) => literal(tag)).join(', ')})`;
}

function orderOf(text: string): string {
  const whole = text.trim();
  return whole === ''
    ? 'fact.is_resolved, coalesce(fact.conflicts, 0) DESC, '
    : `fact.asset_id = ${literal(whole)} DESC, `;
}

/** The condition of a filter on assets; null where it does not reach them, or can't be: the questions beside refuse that one. */
function conditionOf(filter: Filter, definitions: Definitions): Bound | null {
  const checked = checkFilter(definitions, filter);
  return checked.ok ? conditionOn(checked.value, fact) : null;
}
