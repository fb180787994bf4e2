import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saveAtomically } from './atomic-save.ts';
import { packageFolder } from './packages.ts';
import { Recents } from './recents.ts';
import { readWorkspaceFile, savedName, writeSaved } from './workspace-file.ts';

const base = mkdtempSync(path.join(tmpdir(), 'subtext-files-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
const folder = (name: string): string => {
  mkdirSync(path.join(base, name));
  return path.join(base, name);
};

describe('saveAtomically', () => {
  it('writes text and bytes, and leaves nothing beside them', async () => {
    const at = folder('save');
    await saveAtomically(path.join(at, 'a.txt'), 'größer');
    await saveAtomically(path.join(at, 'b.bin'), Uint8Array.of(0, 255));
    await saveAtomically(path.join(at, 'a.txt'), 'zwei');
    expect(readFileSync(path.join(at, 'a.txt'), 'utf8')).toBe('zwei');
    expect([...readFileSync(path.join(at, 'b.bin'))]).toEqual([0, 255]);
    expect(readdirSync(at)).toEqual(['a.txt', 'b.bin']);
  });

  it('keeps the old file when the write breaks off', async () => {
    const at = folder('interrupted');
    const file = path.join(at, 'a.txt');
    writeFileSync(file, 'old');
    const bytes = new Uint8Array(10);
    // Reading the content throws part of the way, as a full disk would.
    Object.defineProperty(bytes, 'byteLength', {
      get() {
        throw new Error('no room');
      },
    });
    await expect(saveAtomically(file, bytes)).rejects.toThrow();
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(at)).toEqual(['a.txt']);
  });

  it('keeps what is there when the name cannot be taken', async () => {
    const at = folder('taken');
    mkdirSync(path.join(at, 'a.txt', 'inner'), { recursive: true });
    await expect(saveAtomically(path.join(at, 'a.txt'), 'x')).rejects.toThrow();
    expect(readdirSync(at)).toEqual(['a.txt']);
  });

  it('says why in words for people', async () => {
    const missing = path.join(base, 'no', 'such', 'folder', 'x.csv');
    await expect(writeSaved(missing, { text: 'x' })).rejects.toThrow(
      /x\.csv could not be written.*What was there before is unchanged/,
    );
    expect(existsSync(path.dirname(missing))).toBe(false);
  });
});

describe('workspace files', () => {
  it('are read as text, up to a size', async () => {
    const at = folder('workspaces');
    await writeSaved(path.join(at, 'a.subtext'), { base64: Buffer.from('{"ü":1}').toString('base64') });
    expect(await readWorkspaceFile(path.join(at, 'a.subtext'))).toEqual({
      name: 'a.subtext',
      text: '{"ü":1}',
    });
    writeFileSync(path.join(at, 'big.subtext'), Buffer.alloc(5_000_001));
    await expect(readWorkspaceFile(path.join(at, 'big.subtext'))).rejects.toThrow(/larger than 5 MB/);
    await expect(readWorkspaceFile(path.join(at, 'gone.subtext'))).rejects.toThrow(
      /gone\.subtext could not be read/,
    );
  });

  it.each([
    ['view', 'workspace', 'view.subtext'],
    ['view.SUBTEXT', 'workspace', 'view.SUBTEXT'],
    ['../../etc/passwd', 'csv', 'etc passwd.csv'],
    ['a:b\\c|d?\u0000\u202e', 'png', 'a b c d.png'],
    ['...', 'json', 'subtext.json'],
    ['عنوان', 'svg', 'عنوان.svg'],
    ['Demo brief', 'pdf', 'Demo brief.pdf'],
    ['Demo brief', 'html', 'Demo brief.html'],
  ] as const)('%j becomes a plain name', (suggested, kind, expected) => {
    expect(savedName(suggested, kind)).toBe(expected);
  });
});

describe('Recents', () => {
  it('are newest first, ten at most, each once, and outlive the run', async () => {
    const file = path.join(folder('recents'), 'recents.json');
    const recents = new Recents(file);
    expect(await recents.list()).toEqual([]);
    for (let at = 0; at < 12; at += 1)
      await recents.add(`/data/${at}`, `Package ${at}`, new Date(Date.UTC(2026, 0, 1 + at)));
    await recents.add('/data/5', 'Package 5', new Date(Date.UTC(2026, 1, 1)));
    const again = await new Recents(file).list();
    expect(again.map(({ label }) => label)).toEqual(
      [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((at) => `Package ${at}`),
    );
    expect(again[0]?.openedOn).toBe('2026-02-01T00:00:00.000Z');
    expect(JSON.stringify(again)).not.toContain('/data');
    const id = again[1]?.id ?? '';
    expect(await recents.find(id)).toMatchObject({ folder: '/data/11' });
    await recents.forget(id);
    expect(await new Recents(file).find(id)).toBeNull();
    expect(await recents.list()).toHaveLength(9);
  });

  it('loses none of two changes at once', async () => {
    const file = path.join(folder('recents-at-once'), 'recents.json');
    const recents = new Recents(file);
    await Promise.all([recents.add('/a', 'a', new Date(0)), recents.add('/b', 'b', new Date(0))]);
    expect((await new Recents(file).list()).map(({ label }) => label)).toEqual(['b', 'a']);
  });

  it.each(['', '{', '[{"folder":1}]', '{"a":1}'])('start anew from a damaged file: %j', async (text) => {
    const file = path.join(base, 'damaged.json');
    writeFileSync(file, text);
    expect(await new Recents(file).list()).toEqual([]);
  });
});

describe('packageFolder', () => {
  it('takes a folder with a manifest, and says what is wrong with another', async () => {
    const at = folder('a-package');
    await expect(packageFolder(at)).rejects.toThrow(/is not a data package: there is no datapackage\.json/);
    writeFileSync(path.join(at, 'datapackage.json'), '{}');
    expect(await packageFolder(at)).toBe(at);
    const subtitles = folder('subtitles');
    mkdirSync(path.join(subtitles, 'season'));
    writeFileSync(path.join(subtitles, 'season', 'A.en.srt'), '');
    expect(await packageFolder(subtitles)).toBe(subtitles);
    await expect(packageFolder(path.join(at, 'gone'))).rejects.toThrow(/is not there/);
  });
});
