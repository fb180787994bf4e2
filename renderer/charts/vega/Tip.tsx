import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Hover } from './embed.ts';

const width = 240;
const gap = 14;

/** The note beside the pointer. Its text comes from data, so it is only ever a text node; one line of the text is one line here. */
export function Tip({ hover }: { readonly hover: Hover }): ReactNode {
  if (hover === null) return null;
  const left = hover.x + gap + width > window.innerWidth ? hover.x - gap - width : hover.x + gap;
  const [first, ...rest] = hover.text.split('\n');
  return createPortal(
    <div
      className="chart-tip"
      style={{ left: Math.max(4, left), top: Math.min(hover.y + gap, window.innerHeight - 120), width }}
      aria-hidden="true"
    >
      <strong dir="auto">{first}</strong>
      {rest.map((line, index) => (
        <div key={index} dir="auto">
          {line}
        </div>
      ))}
    </div>,
    document.body,
  );
}
