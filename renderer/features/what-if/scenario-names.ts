import { keptScenarios, keptScenariosSchema, type Scenario } from '../../../shared/workspace/scenario.ts';

/** A name as it is kept; null where it can't be one, since a saved view would lose it. */
export function scenarioName(text: string, scenario: Omit<Scenario, 'name'>): string | null {
  const name = text.trim();
  const read = keptScenariosSchema.safeParse(keptScenarios([{ ...scenario, name }]));
  return read.success && Object.hasOwn(read.data, name) ? name : null;
}
