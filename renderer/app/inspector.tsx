import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { closeDrawer, showInspector } from '../state/inspector.ts';

/** The element that the inspector's content goes to; null while the frame is not mounted. */
export const InspectorTarget = createContext<HTMLElement | null>(null);

/**
 * Puts its children into the inspector and shows it. A screen renders at most one, when something is chosen to look at.
 * With `quiet` it comes without being asked for: what is hidden stays so, and in a narrow window nothing covers the content.
 */
export function Inspector({
  children,
  quiet = false,
}: {
  readonly children: ReactNode;
  readonly quiet?: boolean;
}): ReactNode {
  const target = useContext(InspectorTarget);
  useEffect(() => {
    if (quiet) closeDrawer();
    else showInspector();
  }, [quiet]);
  return target === null ? null : createPortal(children, target);
}

/** A titled part of the inspector. */
export function InspectorSection({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className="inspector-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
