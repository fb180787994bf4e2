import { lazy, Suspense, type ReactNode } from 'react';
import { Headline } from '../../app/parts.tsx';
import { labWords } from '../../i18n/lab.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import './lab.css';

/** The YAML parser, the differ and the editor are large: they come when somebody opens the lab. */
const Bench = lazy(() => import('./Bench.tsx').then((module) => ({ default: module.Bench })));

/** Edit a rule or a metric, and see what it would change. */
export function Lab(): ReactNode {
  const isOpen = useStore((state) => state.opened !== null);
  const put = useStore((state) => state.put);
  const t = labWords.needPackage;
  if (isOpen)
    return (
      <Suspense
        fallback={
          <>
            <Headline note={labWords.loading}>{labWords.title}</Headline>
            <Skeleton lines={12} />
          </>
        }
      >
        <Bench />
      </Suspense>
    );
  return (
    <>
      <Headline note={labWords.note}>{labWords.title}</Headline>
      <EmptyState title={t.title}>
        <p>{t.text}</p>
        <Button tone="primary" onClick={() => put({ screen: 'open' })}>
          {t.button}
        </Button>
      </EmptyState>
    </>
  );
}
