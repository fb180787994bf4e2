import { briefWords } from '../i18n/brief.ts';
import { guideWords } from '../i18n/guide.ts';
import { labWords } from '../i18n/lab.ts';
import { producerWords } from '../i18n/producers.ts';
import { studyWords } from '../i18n/study.ts';
import { whatIfWords } from '../i18n/what-if.ts';
import { words } from '../i18n/words.ts';
import type { Theme } from '../state/keys.ts';
import { toggleInspector } from '../state/inspector.ts';
import { useStore } from '../state/store.ts';
import { clearFilters } from '../state/view.ts';
import { copyKinds, currentChart } from './charts.ts';
import type { Command } from './command.ts';
import { currentPlaybook, playbookKinds } from './playbook.ts';

/** What commands do outside of the store. */
export interface Actions {
  openFolder(): Promise<void>;
  openFiles(): Promise<void>;
  openDemo: (() => Promise<void>) | null;
  cancelOpening(): void;
  saveWorkspace(): Promise<void>;
  openWorkspace(): Promise<void>;
  copyAddress(): Promise<void>;
}

/** The part of a screen that commands need. */
export interface Destination {
  readonly id: string;
  readonly title: string;
  readonly key?: string;
}

const t = words.commands;

/** Every command of the window. Ids and keys are unique. */
export function makeCommands(actions: Actions, screens: readonly Destination[]): readonly Command[] {
  return [
    ...windowCommands(),
    ...packageCommands(actions),
    ...viewCommands(),
    ...chartCommands(),
    ...playbookCommands(),
    ...labCommands(),
    ...studyCommands(),
    ...whatIfCommands(),
    ...briefCommands(),
    guideCommand(),
    ...screens.map(goTo),
    ...themeCommands(),
  ];
}

function windowCommands(): Command[] {
  const { put } = useStore.getState();
  return [
    {
      id: 'window.palette',
      title: t.palette,
      key: '$mod+k',
      menu: 'help',
      run: () => put({ dialog: 'palette' }),
    },
    {
      id: 'window.shortcuts',
      title: t.shortcuts,
      key: '?',
      menu: 'help',
      run: () => put({ dialog: 'shortcuts' }),
    },
    {
      id: 'window.inspector',
      title: t.inspector,
      key: 'i',
      menu: 'view',
      run: toggleInspector,
    },
  ];
}

function packageCommands(actions: Actions): Command[] {
  const demo = actions.openDemo;
  return [
    {
      id: 'package.open-folder',
      title: t.openFolder,
      key: '$mod+o',
      menu: 'file',
      run: () => actions.openFolder(),
    },
    { id: 'package.open-files', title: t.openFiles, menu: 'file', run: () => actions.openFiles() },
    ...(demo === null
      ? []
      : [{ id: 'package.open-demo', title: t.openDemo, menu: 'file', run: demo } satisfies Command]),
    {
      id: 'package.cancel',
      title: t.cancel,
      when: () => useStore.getState().opening.kind === 'running',
      run: () => actions.cancelOpening(),
    },
    {
      id: 'workspace.save',
      title: t.saveWorkspace,
      key: '$mod+s',
      menu: 'file',
      run: () => actions.saveWorkspace(),
    },
    {
      id: 'workspace.open',
      title: t.openWorkspace,
      key: '$mod+Shift+O',
      menu: 'file',
      run: () => actions.openWorkspace(),
    },
    { id: 'workspace.copy-address', title: t.copyAddress, run: () => actions.copyAddress() },
  ];
}

function viewCommands(): Command[] {
  const state = useStore.getState;
  return [
    {
      id: 'view.undo',
      title: t.undo,
      key: '$mod+z',
      menu: 'edit',
      when: () => state().history.past.length > 0,
      run: () => state().undo(),
    },
    {
      id: 'view.redo',
      title: t.redo,
      key: '$mod+Shift+Z',
      menu: 'edit',
      when: () => state().history.future.length > 0,
      run: () => state().redo(),
    },
    {
      id: 'filter.add',
      title: t.addFilter,
      key: 'f',
      when: () => addFilterButton() !== null,
      run: () => addFilterButton()?.click(),
    },
    {
      id: 'asset.find',
      title: producerWords.searchFocus,
      key: '/',
      when: () => assetSearch() !== null,
      run: () => assetSearch()?.focus(),
    },
    {
      id: 'filter.clear',
      title: t.clearFilters,
      menu: 'edit',
      when: () => state().filters.length > 0,
      run: clearFilters,
    },
  ];
}

/** The chart that was used last, else the first in view. */
function chartCommands(): Command[] {
  const when = (): boolean => currentChart() !== null;
  return [
    { id: 'chart.table', title: t.chartTable, key: 't', when, run: () => currentChart()?.toggleTable() },
    { id: 'chart.how', title: t.chartHow, key: 'h', when, run: () => currentChart()?.explain() },
    ...copyKinds.map((kind) => ({
      id: `chart.copy-${kind}`,
      title: t.chartCopy[kind],
      when,
      run: () => currentChart()?.copy(kind),
    })),
  ];
}

/** Saving the playbook, while the screen that has it is in view. */
function playbookCommands(): Command[] {
  return playbookKinds.map((kind) => ({
    id: `audit.save-${kind}`,
    title: t.savePlaybook[kind],
    menu: 'file',
    when: () => currentPlaybook() !== null,
    run: () => currentPlaybook()?.save(kind),
  }));
}

/** What the rule lab's own buttons do, while they are there. */
function labCommands(): Command[] {
  const names = ['apply', 'copy', 'patch', 'discard', 'shipped', 'cancel'] as const;
  return names.map((name) => ({
    id: `lab.${name}`,
    title: labWords.commands[name],
    when: () => labButton(name) !== null,
    run: () => labButton(name)?.click(),
  }));
}

/** What the study's own buttons do, while they are there. */
function studyCommands(): Command[] {
  const names = ['cancel', 'again'] as const;
  return names.map((name) => ({
    id: `study.${name}`,
    title: studyWords.commands[name],
    when: () => studyButton(name) !== null,
    run: () => studyButton(name)?.click(),
  }));
}

/** What the buttons of What if do, while they are there. */
function whatIfCommands(): Command[] {
  const names = ['cancel', 'again', 'save'] as const;
  return names.map((name) => ({
    id: `whatif.${name}`,
    title: whatIfWords.commands[name],
    when: () => whatIfControl(name) !== null,
    run: () => (name === 'save' ? whatIfControl(name)?.focus() : whatIfControl(name)?.click()),
  }));
}

/** What the buttons of the brief do, while they are there. */
function briefCommands(): Command[] {
  const names = ['write', 'cancel', 'html', 'pdf', 'print'] as const;
  return names.map((name) => ({
    id: `brief.${name}`,
    title: briefWords.commands[name],
    when: () => briefButton(name) !== null,
    run: () => briefButton(name)?.click(),
  }));
}

/** What the button beside the choice of a guide does, while it is there. */
function guideCommand(): Command {
  return {
    id: 'guide.edit',
    title: guideWords.command,
    when: () => guideButton() !== null,
    run: () => guideButton()?.click(),
  };
}

function guideButton(): HTMLElement | null {
  return typeof document === 'undefined'
    ? null
    : document.querySelector<HTMLElement>('[data-guide-edit]:enabled');
}

function whatIfControl(name: string): HTMLElement | null {
  return typeof document === 'undefined'
    ? null
    : document.querySelector<HTMLElement>(`[data-what-if="${name}"]:enabled`);
}

function studyButton(name: string): HTMLElement | null {
  return typeof document === 'undefined'
    ? null
    : document.querySelector<HTMLElement>(`[data-study="${name}"]:enabled`);
}

function briefButton(name: string): HTMLElement | null {
  return typeof document === 'undefined'
    ? null
    : document.querySelector<HTMLElement>(`[data-brief="${name}"]:enabled`);
}

function labButton(name: string): HTMLElement | null {
  return typeof document === 'undefined'
    ? null
    : document.querySelector<HTMLElement>(`[data-lab="${name}"]:enabled`);
}

function addFilterButton(): HTMLElement | null {
  return typeof document === 'undefined' ? null : document.querySelector<HTMLElement>('[data-add-filter]');
}

function assetSearch(): HTMLElement | null {
  return typeof document === 'undefined' ? null : document.querySelector<HTMLElement>('[data-asset-search]');
}

function goTo(screen: Destination): Command {
  return {
    id: `go.${screen.id}`,
    title: t.goTo(screen.title),
    menu: 'view',
    ...(screen.key === undefined ? {} : { key: screen.key }),
    run: () => useStore.getState().put({ screen: screen.id }),
  };
}

function themeCommands(): Command[] {
  const choose = (theme: Theme, title: string): Command => ({
    id: `theme.${theme}`,
    title,
    menu: 'view',
    run: () => useStore.getState().put({ theme }),
  });
  return [choose('system', t.themeSystem), choose('light', t.themeLight), choose('dark', t.themeDark)];
}
