import type { ReactNode } from 'react';

/** Props of {@link RowButtons}. */
export interface RowButtonsProps {
  /** The rows from the top: what tells each from the others, and its figures in words. */
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  /** Where the first row begins, in px. */
  readonly top?: number;
  /** The height of a row, and the width of the names at its left, in px. */
  readonly height: number;
  readonly width: number;
  /** Called with the place of the row. */
  readonly onChoose: (row: number) => void;
}

/** Buttons over the names of a chart's rows, so that keyboard and screen reader come to every row. */
export function RowButtons({ rows, top = 0, height, width, onChoose }: RowButtonsProps): ReactNode {
  return rows.map(({ key, label }, row) => (
    <button
      key={key}
      type="button"
      className="row-button"
      style={{ top: top + row * height, height, width }}
      aria-label={label}
      onClick={() => onChoose(row)}
    />
  ));
}
