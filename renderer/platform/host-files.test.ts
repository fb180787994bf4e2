import { afterEach, expect, test, vi } from 'vitest';
import { typedBridge } from './bridge.ts';
import { hostFiles } from './host-files.ts';

afterEach(() => vi.unstubAllGlobals());

/** A host with a folder that can change. */
function host(folder: { path: string; bytes: number; escapes: boolean }[]) {
  const calls: string[] = [];
  const bridge = typedBridge({
    invoke: (name) => {
      calls.push(name);
      return Promise.resolve({ ok: true, value: structuredClone(folder) });
    },
    on: () => () => undefined,
  });
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(address)));
  return { calls, files: hostFiles(bridge, { id: 'x', label: 'X' }) };
}

test('the folder is listed once for all of its files, and anew when it is asked for', async () => {
  const folder = Array.from({ length: 50 }, (_, i) => ({ path: `${i}.srt`, bytes: 1, escapes: i === 7 }));
  const { calls, files } = host(folder);
  for (const { path } of folder)
    expect(await (await files.open(path))?.text()).toBe(path === '7.srt' ? undefined : `/package/x/${path}`);
  expect(calls).toEqual(['listFiles']);
  folder.push({ path: 'new.srt', bytes: 1, escapes: false });
  expect(await files.open('new.srt')).toBe(null);
  expect(await files.list()).toHaveLength(51);
  expect(await (await files.open('new.srt'))?.text()).toBe('/package/x/new.srt');
});
