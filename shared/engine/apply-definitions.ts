import type { EditedDefinitions } from '../semantic/diff/comparisons.ts';
import { changedNodes } from '../semantic/diff/nodes.ts';
import type { Model } from '../semantic/definitions/types.ts';
import { tableOf } from '../semantic/from.ts';
import type { BuildContext } from './build-model.ts';
import { inLab } from './diff-definitions.ts';
import { ModelsDiff } from './diff-models.ts';
import type { Engine, QueryOptions } from './port.ts';

/**
 * Builds anew what an edit reaches and puts it in the place of what is loaded, all at once: a fault before that leaves everything as
 * it was.
 * @param engine with `before` built into schema `core`; afterwards it holds `after`
 * @param context what the models in `core` were built with
 * @throws ProblemError as `diffDefinitions` does
 */
export async function applyDefinitions(
  engine: Pick<Engine, 'query'>,
  edited: EditedDefinitions,
  context: BuildContext,
  query: QueryOptions = {},
): Promise<void> {
  await inLab(engine, async (schema) => {
    const lab = { engine, schema, build: context, query };
    const diff = new ModelsDiff(edited, lab, () => undefined);
    await diff.run(changedNodes(edited.before, edited.after));
    const replaced = [...diff.changes.keys()];
    const statements = replaced.flatMap((name) => swap(name, edited, diff.definitions().models.get(name)));
    if (statements.length > 0)
      await engine.query(['BEGIN TRANSACTION', ...statements, 'COMMIT'].join(';\n'), query);
  });
}

/** The statements that put a model's new table in the place of the loaded one; a model that is gone leaves none. */
function swap(name: string, { before, after }: EditedDefinitions, built: Model | undefined): string[] {
  const [old, now] = [before.models.get(name), after.models.get(name)];
  return [
    ...(old === undefined ? [] : [`DROP TABLE ${tableOf(old)}`]),
    ...(now === undefined || built === undefined
      ? []
      : [`CREATE TABLE ${tableOf(now)} AS SELECT * FROM ${tableOf(built)}`]),
  ];
}
