import { describe, expect, it } from 'vitest';
import { bridgeMethods } from '../../shared/bridge/contract.ts';
import { browserMethods } from '../browser-host/methods.ts';
import { createInvoke } from './methods.ts';
import { PackageRegistry } from './packages.ts';

const demo = { id: 'a'.repeat(32), label: 'Demo' };
const methods = browserMethods({
  builtFolder: '/',
  packages: new PackageRegistry(),
  given: null,
  demo,
  appVersion: '1.2.3',
});
const invoke = createInvoke(methods);

describe('the bridge', () => {
  it('answers with what the contract says', async () => {
    const answer = await invoke('boot', null);
    expect(answer.ok && bridgeMethods.boot.output.parse(answer.value)).toMatchObject({
      host: 'browser',
      appVersion: '1.2.3',
      demo,
      given: null,
    });
  });

  it.each(['nope', 'toString', '__proto__', 'constructor', ''])('has no method %j', async (method) => {
    expect(await invoke(method, null)).toMatchObject({ ok: false, code: 'host.unknown_method' });
  });

  it.each([
    ['boot', {}],
    ['listFiles', null],
    ['listFiles', { id: 1 }],
    ['listFiles', { id: 'a', path: '/etc' }],
    ['save', { suggestedName: '', kind: 'csv', content: { text: '' } }],
    ['printPdf', { suggestedName: 'a', html: '' }],
    ['printPdf', { suggestedName: 'a', html: '<p>a</p>', file: '/etc/passwd' }],
    ['save', { suggestedName: 'a', kind: 'exe', content: { text: '' } }],
    ['setMenu', [{ menu: 'file', id: 'a', label: 'A', shortcut: null, enabled: 'yes' }]],
  ])('refuses %s of %j', async (method, input) => {
    expect(await invoke(method, input)).toMatchObject({ ok: false, code: 'host.bad_input' });
  });

  it('gives problems as words, and other errors without their stack', async () => {
    expect(await invoke('listFiles', { id: 'b'.repeat(32) })).toMatchObject({
      ok: false,
      code: 'host.unknown_package',
    });
    expect(await invoke('chooseFolder', null)).toMatchObject({ ok: false, code: 'host.not_here' });
    expect(await invoke('printPdf', { suggestedName: 'a', html: '<p>a</p>' })).toMatchObject({
      ok: false,
      code: 'host.not_here',
    });
    const failing = createInvoke({ ...methods, recents: () => Promise.reject(new Error('EIO: i/o error')) });
    expect(await failing('recents', null)).toEqual({
      ok: false,
      code: 'host.unexpected',
      message: 'The host could not do this: EIO: i/o error.',
      fix: 'Try again; if it happens again, restart Subtext.',
    });
  });
});
