import { useState, type ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { Button, type ButtonProps } from './button.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** Copies a text and says that it did, until it is used again or left. */
export function CopyButton({
  text,
  label,
  tone = 'plain',
  ...rest
}: Pick<ButtonProps, 'disabled'> & {
  readonly text: string;
  readonly label: string;
  readonly tone?: NonNullable<ButtonProps['tone']>;
  /** By which a command finds it. */
  readonly 'data-lab'?: string;
}): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <Button
      {...rest}
      tone={tone}
      icon={outcome === 'copied' ? CheckIcon : CopyIcon}
      onClick={copy}
      onBlur={() => setOutcome(null)}
    >
      <span aria-live="polite">{outcome === null ? label : words.copy[outcome]}</span>
    </Button>
  );
}
