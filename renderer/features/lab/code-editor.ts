import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Proposals } from './completion.ts';

/** What an editor is made with. */
export interface CodeEditorOptions {
  /** What the text is, for screen readers. */
  readonly label: string;
  /** Told of what is typed, not of what {@link CodeEditor.show} shows. */
  readonly onChange: (text: string) => void;
  readonly propose: (text: string, offset: number) => Proposals | null;
}

/** Words are told apart by their place alone: colour would mean nothing here. */
const noColours = syntaxHighlighting(HighlightStyle.define([]));

const look = EditorView.theme({
  '&': { maxHeight: '70vh', fontSize: '12px', color: 'var(--ink)', background: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono, ui-monospace, monospace)', lineHeight: '18px' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    background: 'var(--surface)',
    color: 'var(--muted)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--accent-soft)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--line) !important' },
  '.cm-tooltip': { background: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--surface)' },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-panels': { background: 'var(--surface)', color: 'var(--ink)' },
  '.cm-diagnostic': { color: 'var(--ink)' },
});

/**
 * CodeMirror in a shadow root: there it keeps its styles in style sheets of its own, which the window's policy allows, and not in
 * `<style>` elements, which it refuses.
 */
export class CodeEditor {
  readonly #view: EditorView;
  #shown = '';

  constructor(frame: HTMLElement, { label, onChange, propose }: CodeEditorOptions) {
    const root = frame.shadowRoot ?? frame.attachShadow({ mode: 'open' });
    const complete = ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
      const found = propose(state.doc.toString(), pos);
      if (found === null || (found.from === pos && !explicit)) return null;
      const options = found.proposals.map(({ label: name, detail, text }) => ({
        label: name,
        detail,
        apply: text,
      }));
      return { from: found.from, options, validFor: /^\w*$/ };
    };
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        extensions: [
          basicSetup,
          yaml(),
          noColours,
          look,
          autocompletion({ override: [complete] }),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const text = state.doc.toString();
            if (!docChanged || text === this.#shown) return;
            this.#shown = text;
            onChange(text);
          }),
        ],
      }),
    });
  }

  /** Shows a text; the cursor stays where it is as far as that goes. */
  show(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  /** Marks problems at their lines. */
  mark(problems: readonly Problem[]): void {
    const { state } = this.#view;
    const found = problems.map(({ message, fix, at }): Diagnostic => {
      const { from, to } = state.doc.line(Math.min(Math.max(1, at.line ?? 1), state.doc.lines));
      return { from, to, severity: 'error', message: `${message} ${fix}` };
    });
    this.#view.dispatch(setDiagnostics(state, found));
  }

  /** Takes the editor away. */
  close(): void {
    this.#view.destroy();
  }
}
