import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import {
  addCase,
  caseAtLine,
  moveCase,
  removeCase,
  setCasePart,
  type CaseText,
  type RulesText,
} from '../../../shared/semantic/definitions/case-text.ts';
import { labWords } from '../../i18n/lab.ts';
import { Button } from '../../ui/button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { CaseRow, type CaseRowProps } from './CaseRow.tsx';

const t = labWords.cases;

/** Props of {@link CasesForm}. */
export interface CasesFormProps {
  readonly rules: RulesText;
  /** The YAML that holds them. */
  readonly text: string;
  /** What is wrong with the file. */
  readonly problems: readonly Problem[];
  /** Changes of one `gesture` are one undo step. */
  readonly onChange: (text: string, gesture?: string) => void;
}

/** The cases of a decision table in order. The last takes what is left, so that it stays where it is. */
export function CasesForm({ rules, text, problems, onChange }: CasesFormProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly over: number } | null>(null);
  const [said, setSaid] = useState('');
  const { cases } = rules;
  const last = cases.length - 1;
  const move = (from: number, to: number): void => {
    const moved = cases[from];
    if (moved === undefined || to < 0 || to >= last || from >= last || from === to) return;
    onChange(moveCase(text, from, to));
    setSaid(t.moved(moved.label, to + 1, cases.length));
    // The case keeps the focus, wherever it is now.
    focusIn(list, to, '[data-case-grip]');
  };
  const remove = (at: number): void => {
    onChange(removeCase(text, at));
    // The case that takes its place has the focus; the last one can't be removed, so that its button takes none.
    focusIn(list, at, '.row-link');
  };
  const placeAt = (y: number): number => Math.min(last - 1, placeIn(list.current, y));
  const rowOf = (at: number, each: CaseText): CaseRowProps => ({
    at,
    value: each,
    outputs: rules.outputs,
    isLast: at === last,
    isOpen: open === each.id,
    isDragged: drag?.from === at,
    isTarget: drag !== null && drag.over === at && drag.from !== at,
    canMove: { up: at > 0 && at < last, down: at < last - 1 },
    problems: problems.filter((problem) => isInCase(problem, text, at)),
    onOpen: () => setOpen(open === each.id ? null : each.id),
    onMove: (by) => move(at, at + by),
    onDrag: (y) => setDrag({ from: at, over: placeAt(y) }),
    onDrop: (y) => {
      setDrag(null);
      if (y !== null) move(at, placeAt(y));
    },
    onRemove: () => remove(at),
    onPart: (part, value) => {
      if (part === 'id') setOpen(value);
      const name = typeof part === 'string' ? part : part.output;
      onChange(setCasePart(text, at, part, value), `lab.case.${at}.${name}`);
    },
  });
  return (
    <>
      <p className="muted lab-hint">{t.hint}</p>
      <ol ref={list} className="lab-cases" aria-label={t.list}>
        {cases.map((each, at) => (
          <CaseRow key={at} {...rowOf(at, each)} />
        ))}
      </ol>
      <Button icon={PlusIcon} onClick={() => onChange(addCase(text, last))}>
        {t.add}
      </Button>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** Whether a problem is of a line of a case. */
function isInCase({ at: { line } }: Problem, text: string, at: number): boolean {
  return line !== undefined && caseAtLine(text, line) === at;
}

/** Puts the focus on a part of a row, once the rows are drawn. */
function focusIn(list: RefObject<HTMLElement | null>, row: number, part: string): void {
  requestAnimationFrame(() => list.current?.children[row]?.querySelector<HTMLElement>(part)?.focus());
}

/** The place of the row that is under a height of the window, the first or the last where none is. */
function placeIn(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect());
  const at = rows.findIndex(({ bottom }) => y < bottom);
  return at < 0 ? rows.length - 1 : at;
}
