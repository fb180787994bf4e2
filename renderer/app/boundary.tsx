import { Component, type ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

interface Props {
  readonly children: ReactNode;
}

interface Caught {
  readonly fault: Error | null;
}

/** Keeps a fault in one part of the window from taking the rest with it. Give it the screen's id as its key, so that leaving mends it. */
export class Boundary extends Component<Props, Caught> {
  override state: Caught = { fault: null };

  static getDerivedStateFromError(cause: unknown): Caught {
    return { fault: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <div className="state state-error" role="alert">
        <h1>{words.crashed.title}</h1>
        <p className="muted">{words.crashed.text}</p>
        <p className="mono">{fault.message}</p>
        <div className="row">
          <Button tone="primary" onClick={() => this.setState({ fault: null })}>
            {words.retry}
          </Button>
          <CopyButton label={words.crashed.details} text={`${fault.message}\n${fault.stack ?? ''}`} />
        </div>
      </div>
    );
  }
}
