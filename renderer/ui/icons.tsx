import type { ReactNode } from 'react';

/** An icon is drawn in the colour of the text beside it and says nothing to screen readers: its button or link has the words. */
export interface IconProps {
  /** Edge in px. */
  readonly size?: number;
}

/** Frames a 16-unit drawing as an icon component. */
function icon(drawing: ReactNode) {
  return function Icon({ size = 16 }: IconProps): ReactNode {
    return (
      <svg
        className="icon"
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    );
  };
}

/** A dial: reading speed. */
export const SpeedIcon = icon(<path d="M2.5 11.5a5.6 5.6 0 1 1 11 0M8 10.5l2.6-3.2" />);
/** Two lines of text at the bottom of a picture: subtitle lines. */
export const LinesIcon = icon(<path d="M2 3h12v10H2zM4.5 8.2h7M6 10.7h4" />);
/** Bars of unequal length: shares. */
export const SharesIcon = icon(<path d="M2.5 4h11M2.5 8h7M2.5 12h4" />);
/** A folder: open. */
export const FolderIcon = icon(<path d="M2 12.5v-9h4l1.5 2H14v7z" />);
/** A lens: search. */
export const SearchIcon = icon(<path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3 3" />);
/** A cross: remove or close. */
export const CloseIcon = icon(<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />);
/** A plus: add. */
export const PlusIcon = icon(<path d="M8 3.5v9M3.5 8h9" />);
/** A tick: chosen. */
export const CheckIcon = icon(<path d="M3 8.5l3.2 3.2L13 5" />);
/** A wedge pointing down: opens a list. */
export const DownIcon = icon(<path d="M4.5 6.5L8 10l3.5-3.5" />);
/** A wedge pointing to the end side: opens a part. */
export const NextIcon = icon(<path d="M6.5 4.5L10 8l-3.5 3.5" />);
/** Two sheets: copy. */
export const CopyIcon = icon(<path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />);
/** A triangle with a mark: something to know before reading on. */
export const WarnIcon = icon(<path d="M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.1" />);
/** A ring with a mark: an error. */
export const ErrorIcon = icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.6M8 11v.1" />);
/** A letter i in a ring: a note. */
export const NoteIcon = icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5v.1" />);
/** A panel at the end side: the inspector. */
export const PanelIcon = icon(<path d="M2.5 3h11v10h-11zM10 3v10" />);
/** A clock: opened before. */
export const ClockIcon = icon(<path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6" />);
/** A book: the glossary. */
export const BookIcon = icon(
  <path d="M3 3.5c2-.8 3.6-.6 5 .5 1.4-1.1 3-1.3 5-.5v9c-2-.8-3.6-.6-5 .5-1.4-1.1-3-1.3-5-.5zM8 4v9" />,
);
/** A sheet with a tick: audit. */
export const AuditIcon = icon(<path d="M3.5 2.5h9v11h-9zM5.5 5h5M5.5 9.5l1.8 1.8 3.2-3.6" />);
/** Points that lead to another: lineage. */
export const LineageIcon = icon(
  <path d="M5.5 4h1.6c1.6 0 1.6 4 3.4 4M5.5 12h1.6c1.6 0 1.6-4 3.4-4M2.5 2.5h3v3h-3zM2.5 10.5h3v3h-3zM10.5 6.5h3v3h-3z" />,
);
/** A person: who made it. */
export const MakerIcon = icon(
  <path d="M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5c.5-2.4 2.5-3.7 5-3.7s4.5 1.3 5 3.7" />,
);
/** Two houses side by side: partners. */
export const PartnersIcon = icon(<path d="M2.5 13.5v-6h4v6M9.5 13.5v-11h4v11M1.5 13.5h13" />);
/** A shield with a tick: quality. */
export const QualityIcon = icon(
  <path d="M8 1.8l5 2v4c0 3-2.2 5.2-5 6.4-2.8-1.2-5-3.4-5-6.4v-4zM5.7 7.8l1.7 1.7 3-3.2" />,
);
/** A flask: the rule lab. */
export const LabIcon = icon(<path d="M6 2.5h4M6.8 2.5v4L3 13.2h10L9.2 6.5v-4M5 9.8h6" />);
/** An arrow that turns back: as it was. */
export const UndoIcon = icon(<path d="M5.5 3L2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6" />);
/** A wedge pointing up: one place earlier. */
export const UpIcon = icon(<path d="M4.5 9.5L8 6l3.5 3.5" />);
/** A page with lines of text: the brief. */
export const BriefIcon = icon(<path d="M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4" />);
/** A curve that bends upwards over its axis: the study. */
export const StudyIcon = icon(<path d="M2.5 13.5h11M3 9.5c4 0 6-1.5 9.5-6M7 13v-2M10 13V9.5" />);
/** A line that parts into two: what if. */
export const WhatIfIcon = icon(
  <path d="M2 8h4.5c2.5 0 3-4.5 6.5-4.5M6.5 8c2.5 0 3 4.5 6.5 4.5M11.5 2l2 1.5-2 1.5M11.5 11l2 1.5-2 1.5" />,
);
