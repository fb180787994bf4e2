import { useState, type ReactNode } from 'react';
import type { Element } from '../../../shared/brief/html.ts';
import { briefHtml } from '../../../shared/brief/document.ts';
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
  const keep = (saved: Promise<string | null>): Promise<void> =>
    telling(async () => {
      const file = await saved;
      return file === null ? null : { tone: 'note', text: t.saved(file) };
    });
  const print = async (how: NonNullable<typeof savePdf>): Promise<void> => {
    setPrinting(true);
    await keep(how(name, briefHtml(contents)));
    setPrinting(false);
  };
  return (
    <Toolbar>
      <Button data-brief="html" onClick={() => void keep(platform.save('html', name, briefHtml(contents)))}>
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
