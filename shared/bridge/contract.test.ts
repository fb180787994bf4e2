import { describe, expect, it } from 'vitest';
import { bridgeEvents, bridgeMethods } from './contract.ts';

const id = '0123456789abcdef'.repeat(2);

// One good value of each input and output: what crosses the bridge is what JSON keeps of it.
const inputs: { readonly [M in keyof typeof bridgeMethods]: unknown } = {
  boot: null,
  chooseFolder: null,
  listFiles: { id },
  recents: null,
  opened: { id, label: 'عنوان' },
  openRecent: { id },
  forgetRecent: { id },
  save: { suggestedName: 'a', kind: 'png', content: { base64: 'AA==' } },
  printPdf: { suggestedName: 'a', html: '<p>عنوان</p>' },
  openWorkspace: null,
  refusedRequests: null,
  setMenu: [{ menu: 'file', id: 'open', label: 'Open', shortcut: 'CmdOrCtrl+O', enabled: true }],
  selfTestDone: { ok: true, detail: { rows: 1, nested: { a: [1] } } },
};
const host = { id, label: 'Demo' };
const outputs: { readonly [M in keyof typeof bridgeMethods]: unknown } = {
  boot: {
    host: 'browser',
    platform: 'linux',
    appVersion: '1',
    given: null,
    demo: host,
    nativeDialogs: false,
    selfTest: false,
  },
  chooseFolder: host,
  listFiles: [{ path: 'a', bytes: 0, escapes: false }],
  recents: [{ id, label: 'a', openedOn: '2026-01-01T00:00:00.000Z' }],
  opened: null,
  openRecent: host,
  forgetRecent: null,
  save: { name: 'a.png' },
  printPdf: { name: 'a.pdf' },
  openWorkspace: { name: 'a', text: '' },
  refusedRequests: null,
  setMenu: null,
  selfTestDone: null,
};

describe('the contract', () => {
  it.each(Object.entries(bridgeMethods))('%s survives the way there and back', (name, { input, output }) => {
    const given: unknown = Object.entries(inputs).find(([method]) => method === name)?.[1];
    const returned: unknown = Object.entries(outputs).find(([method]) => method === name)?.[1];
    expect(input.parse(JSON.parse(JSON.stringify(given)))).toEqual(given);
    expect(output.parse(JSON.parse(JSON.stringify(returned)))).toEqual(returned);
    expect(input.safeParse({ more: 1 }).success).toBe(false);
  });

  it('has ids that say nothing', () => {
    for (const bad of ['/home/u', '../a', id.toUpperCase(), `${id}0`, '']) {
      expect(bridgeEvents.openPackage.safeParse({ id: bad, label: 'a' }).success).toBe(false);
    }
  });
});
