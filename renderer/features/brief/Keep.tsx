import { useState, type ReactNode } from 'react';
import type { Element } from '../../../shared/brief/html.ts';
import { telling } from '../../app/notice.ts';
import { Toolbar } from '../../app/parts.tsx';
import { usePlatform } from '../../app/platform-context.ts';
import { packageName } from '../../app/workspace.ts';
import { briefWords as t } from '../../i18n/brief.ts';
import { Button } from '../../ui/button.tsx';

/** Saves the brief, and prints it: to a PDF where the host can, else through the browser's own dialog. */
export function Keep({ contents }: { readonly contents: readonly Element[] }): ReactNode {
  const platform = usePlatform();
  const { savePdf } = platform;
  const [isPrinting, setPrinting] = useState(false);
  const name = `${packageName()} brief`;
  const keep = (how: (html: string) => Promise<string | null>): Promise<void> =>
    telling(async () => {
      const file = await how(await documentOf(contents));
      return file === null ? null : { tone: 'note', text: t.saved(file) };
    });
  const save = (): Promise<void> => keep((html) => platform.save('html', name, html));
  const print = (how: NonNullable<typeof savePdf>): Promise<void> => {
    setPrinting(true);
    return keep((html) => how(name, html)).finally(() => setPrinting(false));
  };
  return (
    <Toolbar>
      <Button data-brief="html" onClick={() => void save()}>
        {t.html}
      </Button>
      {savePdf === null ? (
        <>
          <Button data-brief="print" onClick={() => window.print()}>
            {t.print}
          </Button>
          <p className="muted small">{t.printHelp}</p>
        </>
      ) : (
        <Button data-brief="pdf" disabled={isPrinting} onClick={() => void print(savePdf)}>
          {isPrinting ? t.printing : t.pdf}
        </Button>
      )}
    </Toolbar>
  );
}

/** The brief as a document. What writes it carries fonts, so that it is loaded when it is asked for. */
async function documentOf(contents: readonly Element[]): Promise<string> {
  const { briefHtml } = await import('../../../shared/brief/document.ts');
  return briefHtml(contents);
}
