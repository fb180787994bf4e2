import { useState, type ReactNode } from 'react';
import { isNamePattern } from '../../../shared/package/subtitle-names.ts';
import { words } from '../../i18n/words.ts';
import type { PackageState } from '../../state/package.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';

const t = words.open.pattern;

/** How the names of subtitle files are read, to be changed and read again. */
export function NamePattern({ opened }: { readonly opened: PackageState }): ReactNode {
  const workbench = useWorkbench();
  const [text, setText] = useState(opened.pattern ?? '');
  const wanted = text.trim() === '' ? null : text.trim();
  const isWrong = wanted !== null && !isNamePattern(wanted);
  const { files, remember } = opened.source;
  return (
    <form
      className="name-pattern"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) void workbench.open(files, remember, { pattern: wanted });
      }}
    >
      <label htmlFor="name-pattern">{t.label}</label>
      <div className="row">
        <input
          id="name-pattern"
          className="input mono"
          aria-describedby="name-pattern-hint"
          aria-invalid={isWrong}
          placeholder="{title}.{language}.{kind}"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={isWrong || wanted === opened.pattern}>
          {t.apply}
        </Button>
      </div>
      <p
        id="name-pattern-hint"
        className={isWrong ? 'doubt small' : 'muted small'}
        role={isWrong ? 'alert' : undefined}
      >
        {isWrong ? t.wrong : t.hint}
      </p>
    </form>
  );
}
