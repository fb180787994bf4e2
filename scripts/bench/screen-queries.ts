import { choiceQuery, preferenceQuery } from '../../renderer/charts/preference/query.ts';
import { groupings, type GroupId, type ViewMeasure } from '../../renderer/charts/consumption-modes/groups.ts';
import {
  groupsQuery,
  modesQuery,
  rulesQuery,
  totalsQuery,
} from '../../renderer/charts/consumption-modes/query.ts';
import { speedAxes, type SpeedAxisId } from '../../renderer/charts/reading-speed/axes.ts';
import { outcomes, type OutcomeId } from '../../renderer/charts/reading-speed/outcomes.ts';
import {
  binsQuery,
  brushFilter,
  figuresQuery,
  languagesQuery,
} from '../../renderer/charts/reading-speed/query.ts';
import { compile } from '../../shared/semantic/compile.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { limitsInForceSql } from '../../shared/semantic/limits-in-force.ts';
import type { SemanticQuery } from '../../shared/semantic/query.ts';
import { sampleLinesSql } from '../../shared/semantic/sample-lines.ts';
import type { Filter } from '../../shared/workspace/filter.ts';

/** A statement that a screen sends to the engine. */
export interface ScreenQuery {
  readonly screen: 'reading-speed' | 'consumption' | 'preference';
  /** Which of its questions, and under which filters. */
  readonly name: string;
  readonly sql: string;
}

/** Values of the data at hand to filter by. */
export interface FilterValues {
  /** The language with the most lines. */
  readonly language: string;
  readonly country: string;
  readonly originalLanguage: string;
}

/** The statements of every screen over typical choices and filters, made by the screens' own builders; each once. */
export function screenQueries(definitions: Definitions, values: FilterValues): ScreenQuery[] {
  const sqlOf = (query: SemanticQuery): string => {
    const plan = compile(definitions, query);
    if (!plan.ok) throw new Error(`A screen's query does not compile: ${JSON.stringify(query)}`);
    return plan.value.sql;
  };
  const all = [
    ...speedQueries(values).map(({ query, ...rest }) => ({ ...rest, sql: sqlOf(query) })),
    { screen: 'reading-speed' as const, name: 'limits in force', sql: limitsInForceSql },
    ...lineSamples(definitions, values),
    ...viewingQueries(values).map(({ query, ...rest }) => ({ ...rest, sql: sqlOf(query) })),
  ];
  return all.filter(({ sql }, i) => all.findIndex((other) => other.sql === sql) === i);
}

interface Asked {
  readonly screen: ScreenQuery['screen'];
  readonly name: string;
  readonly query: SemanticQuery;
}

function speedQueries({ language, originalLanguage }: FilterValues): Asked[] {
  const one: Filter = { dimension: 'language', op: 'in', values: [language] };
  const adults: Filter = { dimension: 'audience', op: 'eq', values: ['adult'] };
  const fromOne: Filter = { dimension: 'original_language', op: 'in', values: [originalLanguage] };
  const brush = brushFilter(speedAxes.cps, 15, 20);
  return [
    ...speedScreen('no filter', 'cps', 'rewind', []),
    ...speedScreen('one language', 'cps', 'rewind', [one]),
    ...speedScreen('audience', 'cps', 'pause', [adults]),
    ...speedScreen('brush', 'cps', 'rewind', [brush]),
    ...speedScreen('brush, one language', 'speed_ratio', 'exit', [one, brush]),
    ...speedScreen('original language', 'wpm', 'text_off', [fromOne]),
    ...speedScreen('audience, one language', 'cpl', 'audio_switch', [one, adults]),
  ];
}

function speedScreen(
  name: string,
  axis: SpeedAxisId,
  outcome: OutcomeId,
  filters: readonly Filter[],
): Asked[] {
  const choice = { axis: speedAxes[axis], outcome: outcomes[outcome] };
  const asked = (what: string, query: SemanticQuery): Asked => ({
    screen: 'reading-speed',
    name: `${what} by ${axis}, ${outcome}: ${name}`,
    query,
  });
  return [
    asked('bins', binsQuery(choice, filters)),
    asked('figures', figuresQuery(choice, filters)),
    asked('languages', languagesQuery(filters)),
  ];
}

function lineSamples(definitions: Definitions, { language }: FilterValues): ScreenQuery[] {
  const sample = { language, measure: 'cps', from: 15, to: 20, limit: 500 } as const;
  const adults: Filter = { dimension: 'audience', op: 'eq', values: ['adult'] };
  const sql = (filters: readonly Filter[]): string => sampleLinesSql({ ...sample, filters }, definitions);
  return [
    { screen: 'reading-speed', name: 'sample lines: no filter', sql: sql([]) },
    { screen: 'reading-speed', name: 'sample lines: audience', sql: sql([adults]) },
  ];
}

function viewingQueries({ country, originalLanguage }: FilterValues): Asked[] {
  const here: Filter = { dimension: 'country', op: 'in', values: [country] };
  const fromOne: Filter = { dimension: 'original_language', op: 'in', values: [originalLanguage] };
  const adults: Filter = { dimension: 'audience', op: 'eq', values: ['adult'] };
  return [
    ...consumptionScreen('no filter', 'consumption_language', 'views', []),
    ...consumptionScreen('no filter', 'country', 'views', []),
    ...consumptionScreen('no filter', 'original_language', 'view_hours', []),
    ...consumptionScreen('one country', 'week', 'view_hours', [here]),
    ...consumptionScreen('original language', 'consumption_language', 'views', [fromOne]),
    ...preferenceScreen('no filter', []),
    ...preferenceScreen('one country', [here]),
    ...preferenceScreen('audience', [adults]),
  ];
}

function consumptionScreen(
  name: string,
  grouping: GroupId,
  measure: ViewMeasure,
  filters: readonly Filter[],
): Asked[] {
  const choice = { grouping: groupings[grouping], measure };
  const asked = (what: string, query: SemanticQuery): Asked => ({
    screen: 'consumption',
    name: `${what} by ${grouping}, ${measure}: ${name}`,
    query,
  });
  return [
    asked('modes', modesQuery(choice, filters)),
    asked('groups', groupsQuery(choice, filters)),
    asked('totals', totalsQuery(filters)),
    asked('rules', rulesQuery(filters)),
  ];
}

function preferenceScreen(name: string, filters: readonly Filter[]): Asked[] {
  const asked = (what: string, query: SemanticQuery): Asked => ({
    screen: 'preference',
    name: `${what}: ${name}`,
    query,
  });
  return [
    asked('preference, all views', preferenceQuery('all', filters)),
    asked('preference, explicit choices', preferenceQuery('explicit', filters)),
    asked('choices', choiceQuery(filters)),
  ];
}
