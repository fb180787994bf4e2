import { ProblemError } from '../../shared/errors/problem.ts';
import type { Cell } from '../../shared/engine/port.ts';
import { answer, type QueryAnswer } from '../../shared/semantic/answer.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';
import type { Answer, Workbench } from '../state/workbench.ts';
import { useStore } from '../state/store.ts';
import { openPackageReceipt } from './package-receipt.ts';

/** The engine as receipts name it. */
export const engineName = 'DuckDB-WASM 1.32.0';

/** Asks the semantic layer through an engine's `rows`. */
export function asker(rows: Workbench['rows'], appVersion: string): Workbench['ask'] {
  return async (query, signal) => {
    const started = performance.now();
    const engine = { query: (sql: string): ReturnType<Workbench['rows']> => rows(sql, signal) };
    const context = {
      ...openPackageReceipt(useStore.getState()),
      engine: engineName,
      app: `Subtext ${appVersion}`,
    };
    return columnar(
      await answer(engine, definitions(), query, context, { signal }),
      performance.now() - started,
    );
  };
}

/** The shared definitions. @throws ProblemError when one of them is at fault. */
export function definitions(): Definitions {
  const loaded = loadDefinitions();
  if (!loaded.ok) throw new ProblemError(loaded.problems);
  return loaded.value;
}

/** The shared definitions in force; what uses it is drawn anew when others are put in force. */
export function useDefinitions(): Definitions {
  useStore((state) => state.definitions);
  return definitions();
}

/** An answer column by column, as charts and tables read it. */
function columnar({ rows, ...rest }: QueryAnswer, ms: number): Answer {
  const values = rest.columns.map((_, column) => rows.map((row): Cell => row[column] ?? null));
  return { ...rest, values, rowCount: rows.length, ms };
}
