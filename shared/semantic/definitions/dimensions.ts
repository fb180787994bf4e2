import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem } from '../../errors/problem.ts';
import type { z } from 'zod';
import type { Bound } from '../expression/bound.ts';
import type { Parsed } from './file.ts';
import { fits } from './models.ts';
import { Names } from './names.ts';
import type { DimensionYaml, dimensionsFileSchema } from './schema.ts';
import type { Namespace } from './scope.ts';
import type { Dimension, Model } from './types.ts';

/** What metrics and dimensions may name. */
export interface Named {
  readonly models: ReadonlyMap<string, Model>;
  readonly namespace: Namespace;
}

/** Checks the dimensions that were read. Adds what is wrong to `problems`. */
export function checkDimensions(
  files: readonly Parsed<z.infer<typeof dimensionsFileSchema>>[],
  named: Named,
  problems: Problem[],
): Map<string, Dimension> {
  const dimensions = new Map<string, Dimension>();
  const names = new Names('dimension', problems);
  for (const file of files)
    file.value.dimensions.forEach((yaml, i) => {
      if (!names.claim(yaml.name, file, ['dimensions', i])) return;
      const found = names.attempt(() => dimension(yaml, file, i, named));
      if (found !== null) dimensions.set(yaml.name, found);
    });
  return dimensions;
}

function dimension(
  yaml: DimensionYaml,
  file: Parsed<unknown>,
  i: number,
  { models, namespace }: Named,
): Dimension {
  const valuesIn = (key: 'on' | 'also', known: ReadonlySet<string>): Map<string, Bound> =>
    new Map(Object.entries(yaml[key] ?? {}).map(([model, text]) => value(key, known, model, text)));
  const value = (
    key: 'on' | 'also',
    known: ReadonlySet<string>,
    model: string,
    text: string,
  ): [string, Bound] => {
    const at = file.place(['dimensions', i, key, model], text);
    if (!known.has(model))
      throw new ProblemError([
        queryMessages.undefinedName({ kind: 'model', name: model, known: [...known] }, at),
      ]);
    const bound = namespace.bind(text, model, at);
    if (!fits(bound.type, yaml.type))
      throw new ProblemError([
        queryMessages.wrongType({ what: yaml.name, position: 1, expected: yaml.type, found: bound.type }, at),
      ]);
    return [model, bound];
  };
  const { name, label, description, type, unit = null, describes } = yaml;
  const on = valuesIn('on', new Set(models.keys()));
  const also = valuesIn('also', new Set(on.keys()));
  return { name, label, description, type, unit, describes, on, also };
}
