import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackageRegistry } from '../host/packages.ts';
import { selfTest } from './self-test.ts';
import { startBrowserHost } from './server.ts';
import type { BrowserHost } from './server.ts';

const base = mkdtempSync(path.join(tmpdir(), 'subtext-browser-host-'));
const rendererFolder = path.join(base, 'renderer');
const packages = new PackageRegistry();
let host: BrowserHost;
let cookie = '';
let id = '';

interface Raw {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request with exactly these headers and this path: `fetch` would mend both. */
function raw(where: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: host.port, path: where, method, headers, agent: false },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
const post = (method: string, input: unknown, headers: Record<string, string> = {}): Promise<Raw> =>
  raw(
    `/bridge/invoke/${method}`,
    { cookie, origin: `http://127.0.0.1:${host.port}`, 'content-type': 'application/json', ...headers },
    'POST',
    JSON.stringify({ input }),
  );

beforeAll(async () => {
  mkdirSync(rendererFolder);
  mkdirSync(path.join(base, 'package'));
  writeFileSync(
    path.join(rendererFolder, 'index.html'),
    '<!doctype html><html><head><script type="module" src="/a.js"></script></head></html>',
  );
  writeFileSync(path.join(rendererFolder, 'a.js'), '1');
  writeFileSync(path.join(base, 'secret.txt'), 'secret');
  writeFileSync(path.join(base, 'package', 'datapackage.json'), '{"a":1}');
  const demo = await packages.register(path.join(base, 'package'), 'Demo');
  id = demo.id;
  host = await startBrowserHost({ builtFolder: base, packages, given: null, demo, appVersion: '0', port: 0 });
  const entered = await raw(new URL(host.link).pathname + new URL(host.link).search);
  cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});
afterAll(async () => {
  await host.close();
  rmSync(base, { recursive: true, force: true });
});

describe('the gate', () => {
  it('turns the link into a cookie that scripts and other sites cannot use', async () => {
    const link = new URL(host.link);
    expect(link.hostname).toBe('127.0.0.1');
    expect(link.searchParams.get('token')).toMatch(/^[0-9a-f]{64}$/);
    const entered = await raw(link.pathname + link.search);
    expect([entered.status, entered.headers.location, entered.body]).toEqual([303, '/', '']);
    expect(entered.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^subtext_${host.port}=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=/$`),
    );
  });

  it.each(['/', '/a.js', '/bridge/page.js', '/bridge/events', '/package/x/datapackage.json'])(
    'serves %s to nobody without the cookie',
    async (where) => {
      for (const headers of [
        {},
        { cookie: `subtext_${host.port}=` },
        { cookie: `subtext_${host.port}=${'0'.repeat(64)}` },
        { cookie: cookie.replace(/_\d+/, '_1') },
      ]) {
        expect((await raw(where, headers)).status).toBe(403);
      }
    },
  );

  it('refuses another token, and the token by POST', async () => {
    expect((await raw(`/enter?token=${'0'.repeat(64)}`)).status).toBe(403);
    expect((await raw('/enter?token=')).status).toBe(403);
    expect((await raw(new URL(host.link).pathname + new URL(host.link).search, {}, 'POST')).status).toBe(403);
  });

  it.each(['localhost', 'example.org', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'refuses the Host %s',
    async (name) => {
      expect((await raw('/', { cookie, host: name })).status).toBe(421);
      expect(
        (await raw(new URL(host.link).pathname + new URL(host.link).search, { host: name })).status,
      ).toBe(421);
    },
  );

  it('refuses what another site asks for, even with the cookie', async () => {
    for (const site of ['cross-site', 'same-site', 'odd'])
      expect((await raw('/', { cookie, 'sec-fetch-site': site })).status).toBe(403);
    for (const site of ['same-origin', 'none'])
      expect((await raw('/', { cookie, 'sec-fetch-site': site })).status).toBe(200);
  });

  it('takes questions from its own page and as JSON only', async () => {
    expect((await post('boot', null)).status).toBe(200);
    expect((await post('boot', null, { origin: 'http://example.org' })).status).toBe(403);
    expect((await post('boot', null, { origin: `http://localhost:${host.port}` })).status).toBe(403);
    expect(
      (
        await raw(
          '/bridge/invoke/boot',
          { cookie, 'content-type': 'application/json' },
          'POST',
          '{"input":null}',
        )
      ).status,
    ).toBe(403);
    expect((await post('boot', null, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await raw('/bridge/invoke/boot', { cookie }, 'DELETE')).status).toBe(405);
  });
});

describe('the browser host', () => {
  it('puts the bridge before the page’s own script, under the page’s policy', async () => {
    const page = await raw('/', { cookie });
    expect(page.body).toContain('<head><script src="/bridge/page.js"></script><script type="module"');
    expect(page.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(page.headers['cross-origin-embedder-policy']).toBe('require-corp');
    const script = await raw('/bridge/page.js', { cookie });
    expect([script.headers['content-type'], script.body.includes('subtextHost')]).toEqual([
      'text/javascript; charset=utf-8',
      true,
    ]);
  });

  it('answers questions, and odd ones with words', async () => {
    expect(JSON.parse((await post('boot', null)).body)).toMatchObject({
      ok: true,
      value: { host: 'browser', nativeDialogs: false, demo: { id } },
    });
    expect(JSON.parse((await post('listFiles', { id })).body)).toEqual({
      ok: true,
      value: [{ path: 'datapackage.json', bytes: 7, escapes: false }],
    });
    expect(JSON.parse((await post('chooseFolder', null)).body)).toMatchObject({
      ok: false,
      code: 'host.not_here',
    });
    expect((await post('bo%2fot', null)).status).toBe(404);
    const headers = { cookie, origin: `http://127.0.0.1:${host.port}`, 'content-type': 'application/json' };
    expect((await raw('/bridge/invoke/boot', headers, 'POST', '{')).status).toBe(400);
    expect((await raw('/bridge/invoke/boot', headers, 'POST', '[]')).status).toBe(400);
    expect((await raw('/bridge/invoke/boot', headers, 'POST', 'x'.repeat(1_000_001))).status).toBe(413);
  });

  it('serves the package in parts, and nothing beside it', async () => {
    const part = await raw(`/package/${id}/datapackage.json`, { cookie, range: 'bytes=1-3' });
    expect([part.status, part.body, part.headers['content-range']]).toEqual([206, '"a"', 'bytes 1-3/7']);
    for (const where of [
      `/package/${id}/../secret.txt`,
      `/package/${id}/..%2fsecret.txt`,
      '/../secret.txt',
      '/..%2fsecret.txt',
      '//etc/passwd',
      'http://example.org/',
    ]) {
      const answer = await raw(where, { cookie });
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).not.toMatch(/secret|root:/);
    }
    expect((await raw('/a.js', { cookie }, 'HEAD')).body).toBe('');
  });

  it('tells open pages of events', async () => {
    const heard = new Promise<string>((resolve, reject) => {
      const request = http.get(
        { host: '127.0.0.1', port: host.port, path: '/bridge/events', headers: { cookie } },
        (answer) => {
          answer.on('data', (chunk: Buffer) => {
            const text = chunk.toString('utf8');
            if (text.startsWith(':')) host.send('command', { id: 'a' });
            else {
              resolve(text);
              request.destroy();
            }
          });
        },
      );
      request.on('error', reject);
    });
    expect(await heard).toBe('data: {"event":"command","payload":{"id":"a"}}\n\n');
  });

  it('passes its own self-test, which fails where the page is missing', async () => {
    expect(await selfTest(host)).toMatchObject({ ok: true, host: 'browser' });
    rmSync(path.join(rendererFolder, 'index.html'));
    const report = await selfTest(host);
    expect(report.checks.filter((check) => !check.ok).map((check) => check.name)).toEqual([
      'the page is served, isolated, with the bridge',
    ]);
    expect(report.ok).toBe(false);
  });

  it('says that a port is taken', async () => {
    await expect(
      startBrowserHost({
        builtFolder: base,
        packages,
        given: null,
        demo: null,
        appVersion: '0',
        port: host.port,
      }),
    ).rejects.toThrow(/is in use by another program/);
  });
});
