import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import { labWords } from '../../i18n/lab.ts';
import { CodeEditor } from './code-editor.ts';
import { proposalsAt } from './completion.ts';

/** Props of {@link YamlEditor}. */
export interface YamlEditorProps {
  readonly path: string;
  readonly text: string;
  /** What is wrong with the text, by line. */
  readonly problems: readonly Problem[];
  readonly definitions: Definitions;
  readonly onChange: (text: string) => void;
}

/** A definition file as text, with completion and its problems at their lines. */
export function YamlEditor({ path, text, problems, definitions, onChange }: YamlEditorProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const change = useRef(onChange);
  const known = useRef(definitions);
  useLayoutEffect(() => {
    change.current = onChange;
    known.current = definitions;
  });
  useEffect(() => {
    if (frame.current === null) return undefined;
    const made = new CodeEditor(frame.current, {
      label: labWords.yaml(path),
      onChange: (next) => change.current(next),
      propose: (whole, offset) => proposalsAt(path, whole, offset, known.current),
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.close();
    };
  }, [path]);
  useEffect(() => editor.current?.show(text), [text, path]);
  useEffect(() => editor.current?.mark(problems), [problems, text]);
  return <div ref={frame} className="lab-yaml" data-lab-yaml />;
}
