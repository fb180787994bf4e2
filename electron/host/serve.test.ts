import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackageRegistry } from './packages.ts';
import { createFileServer, pathParts } from './serve.ts';

const base = mkdtempSync(path.join(tmpdir(), 'subtext-serve-'));
const renderer = path.join(base, 'renderer');
const folder = path.join(base, 'package');
const packages = new PackageRegistry();
const serve = createFileServer(base, packages);
// More than two reads of the stream, and not a multiple of one.
const large = Uint8Array.from({ length: 700_001 }, (_, at) => at % 251);
let id = '';

beforeAll(async () => {
  mkdirSync(path.join(renderer, 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'tables', 'deep'), { recursive: true });
  writeFileSync(path.join(base, 'secret.txt'), 'secret');
  writeFileSync(path.join(renderer, 'index.html'), '<html></html>');
  writeFileSync(path.join(renderer, 'assets', 'a-1.js'), 'export {}');
  mkdirSync(path.join(base, 'prepared'));
  writeFileSync(path.join(base, 'prepared', 'demo.json'), '{"files":[]}');
  writeFileSync(path.join(folder, 'datapackage.json'), '{}');
  writeFileSync(path.join(folder, 'tables', 'large.bin'), large);
  writeFileSync(path.join(folder, 'tables', 'عنوان "x".csv'), 'a,b');
  writeFileSync(path.join(folder, 'page.html'), '<script>1</script>');
  writeFileSync(path.join(folder, 'empty.csv'), '');
  symlinkSync(path.join(base, 'secret.txt'), path.join(folder, 'out.txt'));
  symlinkSync(base, path.join(folder, 'outside'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'broken.txt'));
  symlinkSync(path.join(folder, 'datapackage.json'), path.join(folder, 'within.json'));
  // A neighbour whose path begins with the folder's own.
  mkdirSync(`${folder}-2`);
  writeFileSync(`${folder}-2/secret.txt`, 'secret');
  symlinkSync(`${folder}-2/secret.txt`, path.join(folder, 'neighbour.txt'));
  id = (await packages.register(folder)).id;
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const get = (where: string, init?: RequestInit): Promise<Response> =>
  serve(new Request(`http://127.0.0.1${where}`, init));
const inPackage = (where: string, init?: RequestInit): Promise<Response> =>
  get(`/package/${id}/${where}`, init);
const bytes = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());

describe('the renderer', () => {
  it('is served from its folder, the page at the root', async () => {
    const page = await get('/?x=1');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe('<html></html>');
    expect((await get('/assets/a-1.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('has the demo as it is opened beside it, and nothing else of what is built', async () => {
    const note = await get('/prepared/demo.json');
    expect([note.status, await note.text()]).toEqual([200, '{"files":[]}']);
    for (const where of ['/prepared/nope.json', '/prepared', '/renderer/index.html', '/secret.txt'])
      expect((await get(where)).status).toBe(404);
  });

  it('has the policy on every answer, trusted types on documents only', async () => {
    const page = (await get('/')).headers;
    const script = (await get('/assets/a-1.js')).headers;
    const missing = (await get('/nope')).headers;
    for (const headers of [page, script, missing]) {
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
      );
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
    }
    expect(page.get('content-security-policy')).toContain(
      "require-trusted-types-for 'script'; trusted-types default",
    );
    expect(script.get('content-security-policy')).not.toContain('trusted-types');
    expect(page.get('content-security-policy')).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/C:%5csecret.txt',
    '/a%00',
    '/%ff',
    '/assets//a-1.js',
    '/assets',
  ])('refuses %s', async (where) => {
    const answer = await get(where);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('secret');
  });

  it('answers nothing but GET and HEAD', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('a package', () => {
  it('is served whole, in pieces, byte for byte, never as a page', async () => {
    const answer = await inPackage('tables/large.bin');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe('700001');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.compare(await bytes(answer), large)).toBe(0);
    expect((await inPackage('page.html')).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('is served in parts', async () => {
    const answer = await inPackage('tables/large.bin', { headers: { range: 'bytes=262143-262146' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe('bytes 262143-262146/700001');
    expect(answer.headers.get('content-length')).toBe('4');
    // 262143 mod 251 = 99, by hand: 251 x 1044 = 262044.
    expect([...(await bytes(answer))]).toEqual([99, 100, 101, 102]);
    const past = await inPackage('tables/large.bin', { headers: { range: 'bytes=700001-' } });
    expect([past.status, past.headers.get('content-range'), await past.text()]).toEqual([
      416,
      'bytes */700001',
      '',
    ]);
    expect((await inPackage('tables/large.bin', { headers: { range: 'bytes=9-5' } })).status).toBe(200);
  });

  it('answers HEAD without a body, and an empty file with an empty one', async () => {
    const head = await inPackage('tables/large.bin', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '700001', null]);
    const empty = await inPackage('empty.csv');
    expect([empty.status, empty.headers.get('content-length'), await empty.text()]).toEqual([200, '0', '']);
  });

  it('stops reading when the reader does', async () => {
    const reader = (await inPackage('tables/large.bin')).body?.getReader();
    expect((await reader?.read())?.value?.byteLength).toBe(262_144);
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });

  it('serves names with other scripts and quotes, and links that stay inside', async () => {
    expect(await (await inPackage(`tables/${encodeURIComponent('عنوان "x".csv')}`)).text()).toBe('a,b');
    expect(await (await inPackage('within.json')).text()).toBe('{}');
  });

  it.each([
    'out.txt',
    'outside/secret.txt',
    'neighbour.txt',
    'broken.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    'tables/..%2f..%2fsecret.txt',
    'tables%2f..%2f..%2fsecret.txt',
    '..%5csecret.txt',
    'datapackage.json%00.txt',
    '%2fetc%2fpasswd',
    '/etc/passwd',
    'tables',
    '',
    'nope.csv',
  ])('refuses %s', async (where) => {
    const answer = await inPackage(where);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/secret|root:/);
  });

  it('is not there for an id that was not given out', async () => {
    expect((await get(`/package/${'0'.repeat(32)}/datapackage.json`)).status).toBe(404);
    expect((await get('/package//datapackage.json')).status).toBe(400);
    expect((await get('/package')).status).toBe(404);
  });

  it('lists its files with sizes, and marks those that lead out', async () => {
    const listed = await packages.list(id);
    expect(listed.find((file) => file.path === 'tables/large.bin')).toEqual({
      path: 'tables/large.bin',
      bytes: 700_001,
      escapes: false,
    });
    expect(listed.filter((file) => file.escapes).map((file) => file.path)).toEqual([
      'broken.txt',
      'neighbour.txt',
      'out.txt',
      'outside',
    ]);
    expect(listed.some((file) => file.path.startsWith('outside/'))).toBe(false);
    expect(listed.map((file) => file.path)).toEqual(listed.map((file) => file.path).toSorted());
  });

  it('keeps its id, tells no path, and says what is wrong with a folder that is not there', async () => {
    const again = await packages.register(path.join(folder, 'tables', '..'));
    expect(again).toEqual({ id, label: 'package' });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    await expect(packages.register(path.join(base, 'gone'))).rejects.toThrow(
      /is not there, or cannot be read/,
    );
    await expect(packages.register(path.join(base, 'secret.txt'))).rejects.toThrow(
      /is not there, or cannot be read/,
    );
    await expect(packages.list('0'.repeat(32))).rejects.toThrow(/does not know this package/);
  });
});

describe('pathParts', () => {
  it('reads addresses of a scheme that URL does not know as a standard one', () => {
    expect(pathParts('app://bundle/package/1/a%20b.csv?x#y')).toEqual(['package', '1', 'a b.csv']);
    expect(pathParts('app://bundle/../x')).toBeNull();
    expect(pathParts('app://bundle')).toEqual([]);
    expect(pathParts('nonsense')).toBeNull();
  });
});

// Where the system tells which files a process has open.
const openFiles = '/dev/fd';

it.skipIf(!existsSync(openFiles))('closes a file whose reader goes away, at whatever moment', async () => {
  const count = (): number => readdirSync(openFiles).length;
  const before = count();
  await Promise.all(
    Array.from({ length: 20 }, async (_, turn) => {
      const reader = (await inPackage('tables/large.bin')).body?.getReader();
      const reading = reader?.read();
      if (turn % 2 === 0) await reading;
      const next = reader?.read();
      await reader?.cancel();
      await Promise.allSettled([reading, next]);
    }),
  );
  await expect.poll(count).toBeLessThanOrEqual(before);
});
