import type { Definitions, Model } from '../../../shared/semantic/definitions/types.ts';
import { countOf, rowsOf, textOf, type Columnar } from '../cells.ts';
import { modeOf, type ConsumptionMode } from '../modes.ts';
import { flagIds, flagMetric, type FlagId } from './query.ts';

/** A case of the decision table, with how many views it decided. */
export interface ConsumptionRule {
  readonly id: string;
  /** Its place in the table, from 1; the first that holds decides. */
  readonly place: number;
  readonly label: string;
  /** The condition as written in the definition. */
  readonly condition: string;
  readonly mode: ConsumptionMode;
  readonly views: number;
  readonly hours: number;
}

/** What was doubtful about a decision, with how many views carry it and the rules that decided them. */
export interface ConsumptionFlag {
  readonly id: FlagId;
  readonly label: string;
  readonly description: string;
  readonly views: number;
  readonly rules: readonly { readonly rule: ConsumptionRule; readonly views: number }[];
}

/** The decision table and its flags, counted by an answer of `rulesQuery`; rules that decided nothing are there with 0. */
export function consumptionRules(
  definitions: Definitions,
  answer: Columnar,
): { readonly rules: readonly ConsumptionRule[]; readonly flags: readonly ConsumptionFlag[] } {
  const rows = new Map(rowsOf(answer).map((row) => [textOf(row('consumption_rule')), row]));
  const rules = decisionTable(definitions.models.get('consumption')).map((rule): ConsumptionRule => {
    const row = rows.get(rule.id);
    return {
      ...rule,
      views: row === undefined ? 0 : countOf(row('views')),
      hours: row === undefined ? 0 : countOf(row('view_hours')),
    };
  });
  const flags = flagIds.map((id): ConsumptionFlag => {
    const metric = definitions.metrics.get(flagMetric(id));
    const decided = rules.flatMap((rule) => {
      const row = rows.get(rule.id);
      const views = row === undefined ? 0 : countOf(row(flagMetric(id)));
      return views === 0 ? [] : [{ rule, views }];
    });
    return {
      id,
      label: metric?.label ?? id,
      description: metric?.description ?? '',
      views: decided.reduce((sum, { views }) => sum + views, 0),
      rules: decided,
    };
  });
  return { rules, flags };
}

function decisionTable(model: Model | undefined): Omit<ConsumptionRule, 'views' | 'hours'>[] {
  return (model?.rules?.cases ?? []).map(({ id, label, condition, then }, index) => {
    const mode = then.get('consumption_mode');
    return {
      id,
      label,
      condition,
      place: index + 1,
      mode: modeOf(mode?.kind === 'literal' ? String(mode.value) : null),
    };
  });
}
