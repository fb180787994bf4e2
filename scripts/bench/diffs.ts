import { diffDefinitions } from '../../shared/engine/diff-definitions.ts';
import { loadDefinitions, shippedFiles } from '../../shared/semantic/definitions.ts';
import { readEdited } from '../../shared/semantic/definitions/edited.ts';
import { shippedTexts } from '../../shared/semantic/definitions/shipped-texts.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import type { Opening } from './openings.ts';

/** How long the full diff of an edit took, the first time it was asked for, and how much moved. */
export interface DiffTiming {
  readonly edit: string;
  readonly ms: number;
  readonly models: number;
  readonly metrics: number;
}

interface Edit {
  readonly name: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** An edit of each kind: a rule that other models read, the rule of the largest fact of viewing, and a metric over every line. */
const edits: readonly Edit[] = [
  {
    name: 'who made a licensed asset',
    path: 'models/producer_decision.yaml',
    from: "when: workflow = 'licensed' and studio_names > 0",
    to: "when: workflow = 'licensed' and studio_names > 1",
  },
  {
    name: 'what a dub with original text is consumed as',
    path: 'models/consumption.yaml',
    from: 'when: text_in_original',
    to: 'when: text_in_original and text_is_off',
  },
  {
    name: 'the limit that lines are held to',
    path: 'metrics/reading.yaml',
    from: 'numerator: { agg: count, filter: is_over_limit }',
    to: 'numerator: { agg: count, filter: is_over_limit_today }',
  },
];

/** Times the diff of each edit on a package that the product's engine has open. */
export async function timeDiffs(
  { engine, context }: Pick<Opening, 'engine' | 'context'>,
  say: (text: string) => void,
): Promise<DiffTiming[]> {
  const before = loadDefinitions();
  if (!before.ok) throw new Error('The definitions are not well formed.');
  const timings: DiffTiming[] = [];
  for (const edit of edits) {
    const after = edited(edit);
    const started = performance.now();
    const { models, metrics } = await diffDefinitions(engine, { before: before.value, after }, context);
    const ms = performance.now() - started;
    say(`  diff of ${edit.name}: ${(ms / 1000).toFixed(1)} s`);
    const moved = new Set(metrics.map(({ name }) => name));
    if (moved.size === 0) throw new Error(`The edit of ${edit.name} moves nothing.`);
    timings.push({ edit: edit.name, ms, models: models.length, metrics: moved.size });
  }
  return timings;
}

function edited({ path, from, to }: Edit): Definitions {
  const text = shippedTexts.get(path);
  if (text?.includes(from) !== true) throw new Error(`${path} no longer says ${from}.`);
  const read = readEdited(shippedFiles(), [{ path, text: text.replace(from, to) }]);
  if (!read.ok) throw new Error(`The edit of ${path} is not well formed.`);
  return read.value;
}
