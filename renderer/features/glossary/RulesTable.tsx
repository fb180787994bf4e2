import type { ReactNode } from 'react';
import type { Model } from '../../../shared/semantic/definitions.ts';
import { printExpression } from '../../../shared/semantic/expression/print.ts';

/** The decision table of a model: its cases in order, with their conditions and what they give. */
export function RulesTable({ model: { rules, label } }: { readonly model: Model }): ReactNode {
  if (rules === null) return null;
  return (
    <div className="rules-frame" role="region" tabIndex={0} aria-label={`Rules of ${label}`}>
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Where</th>
            {rules.outputs.map((output) => (
              <th key={output} scope="col">
                <code>{output}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.cases.map(({ id, label: words, condition, then }, i) => (
            <tr key={id}>
              <th scope="row">
                {`${i + 1}. ${words}`}
                <code className="muted">{id}</code>
              </th>
              <td>
                <code>{condition}</code>
              </td>
              {rules.outputs.map((output) => {
                const value = then.get(output);
                return (
                  <td key={output}>
                    <code>{value === undefined ? '' : printExpression(value)}</code>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
