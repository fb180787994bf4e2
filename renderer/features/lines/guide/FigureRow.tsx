import { useId, type ReactNode } from 'react';
import type { Figure } from '../../../../shared/guidelines/figure.ts';
import { figureStyles, figureUnits, guideWords as t } from '../../../i18n/guide.ts';
import { IconButton } from '../../../ui/button.tsx';
import { UndoIcon } from '../../../ui/icons.tsx';
import type { Entry, Shown } from './draft.ts';
import type { Field } from './fields.ts';

/** Props of {@link FigureRow}. */
export interface FigureRowProps {
  readonly field: Field;
  readonly shown: Shown;
  /** What the user changed; undefined where nothing is. */
  readonly entry: Entry | undefined;
  readonly fault: string | undefined;
  readonly onChange: (entry: Entry) => void;
}

/** A figure of a guide: its value to edit, and who says so. */
export function FigureRow({ field, shown, entry, fault, onChange }: FigureRowProps): ReactNode {
  const id = useId();
  const { label, units, choices } = field;
  const now = entry ?? shown.entry;
  const common = {
    id,
    className: 'input',
    'aria-describedby': `${id}-source`,
    value: now.text,
  };
  return (
    <div className="guide-figure">
      <label htmlFor={id}>{label}</label>
      <span className="guide-value">
        {choices.length > 0 ? (
          <select {...common} onChange={(event) => onChange({ ...now, text: event.target.value })}>
            {['', ...choices].map((choice) => (
              <option key={choice} value={choice}>
                {choice === '' ? t.unset : (figureStyles[choice] ?? choice)}
              </option>
            ))}
          </select>
        ) : (
          <>
            <input
              {...common}
              inputMode="decimal"
              autoComplete="off"
              placeholder={t.unset}
              maxLength={12}
              aria-invalid={fault !== undefined}
              onChange={(event) => onChange({ ...now, text: event.target.value })}
            />
            <Unit
              label={label}
              units={units}
              unit={now.unit}
              onChange={(unit) => onChange({ ...now, unit })}
            />
          </>
        )}
      </span>
      <span id={`${id}-source`} className={fault === undefined ? 'muted small' : 'doubt small'}>
        {fault ?? (entry === undefined ? sourceOf(shown.figure) : t.yoursHere)}
      </span>
      {entry === undefined ? null : (
        <IconButton icon={UndoIcon} label={t.back(label)} onClick={() => onChange(shown.entry)} />
      )}
    </div>
  );
}

function sourceOf(figure: Figure | null): string {
  return figure === null ? '' : `${figure.citation.title}${t.sure[figure.confidence]}`;
}

function Unit({
  label,
  units,
  unit,
  onChange,
}: {
  readonly label: string;
  readonly units: Field['units'];
  readonly unit: Entry['unit'];
  readonly onChange: (unit: Entry['unit']) => void;
}): ReactNode {
  if (units.length === 1) return <span className="muted small">{figureUnits[unit]}</span>;
  return (
    <select
      className="input guide-unit"
      aria-label={t.unitOf(label)}
      value={unit}
      onChange={(event) => onChange(units.find((each) => each === event.target.value) ?? unit)}
    >
      {units.map((each) => (
        <option key={each} value={each}>
          {figureUnits[each]}
        </option>
      ))}
    </select>
  );
}
