import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { CloseIcon } from './icons.tsx';
import { Tooltip } from './tooltip.tsx';

/** Props of {@link Chip}. */
export interface ChipProps {
  readonly label: string;
  readonly value: string;
  /** Why it has no effect here; it is then struck through and the reason is read with it. */
  readonly struck?: string | null;
  readonly onEdit?: () => void;
  readonly onRemove: () => void;
  /** What the removing button is called. */
  readonly removeLabel: string;
  readonly editLabel?: string;
}

/** A filter in force. */
export function Chip({
  label,
  value,
  struck = null,
  onEdit,
  onRemove,
  removeLabel,
  editLabel,
}: ChipProps): ReactNode {
  const content = (
    <>
      <span className="chip-label">{label}</span> <strong dir="auto">{value}</strong>
      {struck !== null && <span className="visually-hidden">. {struck}</span>}
    </>
  );
  return (
    <span className={classes('chip', struck !== null && 'chip-struck')}>
      <Tooltip text={struck}>
        <button type="button" className="chip-text" onClick={onEdit} title={editLabel}>
          {content}
        </button>
      </Tooltip>
      <button type="button" className="chip-remove" aria-label={removeLabel} onClick={onRemove}>
        <CloseIcon size={12} />
      </button>
    </span>
  );
}
