import { bootInfoSchema, hostFileSchema } from '../../shared/bridge/contract.ts';
import { z } from 'zod';
import { causeOf } from '../host/methods.ts';
import { originOf } from './gate.ts';
import type { BrowserHost } from './server.ts';

/** The verdict that `--self-test` prints: what was checked, and whether all of it held. */
export interface SelfTestReport {
  readonly ok: boolean;
  readonly host: 'browser';
  /** What can't be seen without a browser. */
  readonly notChecked: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}

/** Asks a running host over HTTP what a browser would ask it. */
export async function selfTest(host: BrowserHost): Promise<SelfTestReport> {
  const origin = originOf(host.port);
  const entered = await fetch(host.link, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = (where: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${origin}${where}`, { headers: { cookie, ...headers } });
  const invoke = async <T>(method: string, input: unknown, output: z.ZodType<T>): Promise<T> => {
    const body = JSON.stringify({ input });
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const answer: unknown = await (
      await fetch(`${origin}/bridge/invoke/${method}`, { method: 'POST', headers, body })
    ).json();
    return z.object({ ok: z.literal(true), value: output }).parse(answer).value;
  };
  const steps: readonly [string, () => Promise<string | false>][] = [
    [
      'the link lets in',
      () => Promise.resolve(entered.status === 303 && cookie !== '' && `port ${host.port}`),
    ],
    ['nothing without the cookie', async () => (await fetch(`${origin}/`)).status === 403 && 'refused'],
    [
      'the page is served, isolated, with the bridge',
      async () => {
        const page = await get('/');
        const isolated = page.headers.get('cross-origin-embedder-policy') === 'require-corp';
        return page.status === 200 && isolated && (await page.text()).includes('/bridge/page.js') && 'ok';
      },
    ],
    [
      'the package is listed and its manifest served in parts',
      async () => {
        const { given, demo } = await invoke('boot', null, bootInfoSchema);
        const id = (given ?? demo)?.id;
        if (id === undefined) return false;
        const files = await invoke('listFiles', { id }, z.array(hostFileSchema));
        const part = await get(`/package/${id}/datapackage.json`, { range: 'bytes=0-0' });
        return part.status === 206 && (await part.text()) === '{' && `${files.length} files`;
      },
    ],
  ];
  const checks: SelfTestReport['checks'][number][] = [];
  for (const [name, step] of steps) {
    const detail = await step().catch((error: unknown) => ({ failed: causeOf(error) }));
    const ok = typeof detail === 'string';
    checks.push({ name, ok, detail: ok ? detail : detail === false ? 'not as expected' : detail.failed });
  }
  return {
    ok: checks.every((check) => check.ok),
    host: 'browser',
    notChecked: 'the window itself: that needs a browser',
    checks,
  };
}
