import type { ReactNode } from 'react';
import type { Place, Severity } from '../../../../shared/errors/problem.ts';

/** What the form tells of a file: problems, or that it was saved. */
export type Tellings = readonly {
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  readonly at?: Place;
}[];

/** What became of a file that was read or saved. */
export function Told({ tellings }: { readonly tellings: Tellings }): ReactNode {
  if (tellings.length === 0) return null;
  const isWrong = tellings.some(({ severity }) => severity === 'error');
  return (
    <ul className="guide-told" role={isWrong ? 'alert' : 'status'}>
      {tellings.map(({ severity, message, fix = '' }) => (
        <li key={message} className={severity === 'note' ? 'muted' : 'doubt'}>
          {`${message} ${fix}`}
        </li>
      ))}
    </ul>
  );
}
