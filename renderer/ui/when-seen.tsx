import { useEffect, useRef, useState, type ReactNode } from 'react';

/** How far outside of the view something is made already, in px. */
const ahead = 300;

/** Keeps the place of its children until they come near the view; from then on they stay. For what costs much to draw, or asks a question. */
export function WhenSeen({
  height,
  children,
}: {
  /** Px that are kept free for them. */
  readonly height: number;
  readonly children: ReactNode;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: `${ahead}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {isSeen ? children : null}
    </div>
  );
}
