import { useState, type ReactNode } from 'react';
import { useViewSetting } from '../../state/view.ts';
import { showInspector } from '../../state/inspector.ts';
import { AllLines } from './AllLines.tsx';
import type { Line } from './line.ts';
import { LineDetail } from './LineDetail.tsx';
import { versionSetting } from './settings.ts';
import { useVersions } from './use-lines.ts';
import type { Finding } from '../../../shared/guidelines/finding.ts';
import { VersionLines } from './VersionLines.tsx';
import './lines.css';

/** A line that is looked at, and what the guides say of it where that was asked. */
export interface ChosenLine {
  readonly line: Line;
  readonly findings: readonly Finding[] | null;
}

/** Every subtitle line: of one track with what the guides say of it, or of all tracks. */
export function Lines(): ReactNode {
  const [version] = useViewSetting(versionSetting);
  const { versions, asked } = useVersions();
  const [chosen, setChosen] = useState<ChosenLine | null>(null);
  const choose = (next: ChosenLine): void => {
    setChosen(next);
    showInspector();
  };
  return (
    <>
      {version === '' ? (
        <AllLines versions={versions} problem={asked.problem} onChoose={choose} />
      ) : (
        <VersionLines key={version} version={version} versions={versions} onChoose={choose} />
      )}
      {chosen === null ? null : <LineDetail chosen={chosen} />}
    </>
  );
}
