import { workspaceMessages } from '../../shared/errors/workspace.ts';
import { addressOf, readAddress } from './address.ts';
import { useStore } from './store.ts';
import { asDeclared } from './view.ts';

/** Reads the address into the store and keeps both the same. @returns the way to stop. */
export function startRouting(screens: readonly string[], fallback: string): () => void {
  apply(location.hash, screens, fallback);
  const navigated = (): void => {
    if (location.hash !== addressOf(useStore.getState())) apply(location.hash, screens, fallback);
  };
  window.addEventListener('hashchange', navigated);
  const stop = useStore.subscribe((state, former) => {
    if (
      state.screen === former.screen &&
      state.filters === former.filters &&
      state.settings === former.settings
    )
      return;
    const address = addressOf(state);
    if (address === location.hash) return;
    // The browser's back button walks through screens; what happens on a screen is undone by Undo.
    if (state.screen === former.screen) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  });
  return () => {
    window.removeEventListener('hashchange', navigated);
    stop();
  };
}

function apply(hash: string, screens: readonly string[], fallback: string): void {
  const { show, put } = useStore.getState();
  const read = readAddress(hash, screens, fallback);
  const declared = asDeclared(read.view.settings);
  const view = { ...read.view, settings: declared.settings };
  const { filters, settings, screen } = useStore.getState();
  const same = JSON.stringify([filters, settings]) === JSON.stringify([view.filters, view.settings]);
  if (!same) show(view);
  else if (screen !== view.screen) put({ screen: view.screen });
  if (!read.damaged && !declared.damaged) return;
  const { message, fix } = workspaceMessages.addressDamaged();
  put({ notice: { tone: 'warning', text: `${message} ${fix}` } });
  history.replaceState(null, '', addressOf(useStore.getState()));
}
