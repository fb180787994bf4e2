import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropOnWindow } from './drop.ts';
import { saveFile } from './files.ts';
import { expect, test } from './fixtures.ts';
import { LinesPage } from './pages/lines.ts';

// What is dropped stays open, so that the window is not shared with tests of the demo.
test.use({ given: null });

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');

/** A SubRip file of lines that are each on screen for two seconds. */
function srt(texts: readonly string[]): string {
  return texts
    .map((text, i) => `${i + 1}\n${clock(i * 3000 + 1000)} --> ${clock(i * 3000 + 3000)}\n${text}\n`)
    .join('\n');
}

/** Thirty lines of one to thirty characters: at two seconds each, from the ninth on they are faster than four a second. */
const japanese = Array.from({ length: 30 }, (_, i) => 'あ'.repeat(i + 1));

/** 'Где ты?' in windows-1251. */
const russian = new Uint8Array([0xc3, 0xe4, 0xe5, 0x20, 0xf2, 0xfb, 0x3f]);

function writeFolder(folder: string): void {
  mkdirSync(path.join(folder, 'season'), { recursive: true });
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(path.join(folder, 'season', name), content);
  write('Der Hafen.ja.srt', srt(japanese));
  write(
    'Der Hafen.ar.vtt',
    'WEBVTT\n\n00:01.000 --> 00:03.000\nأين كنت؟\n\n00:04.000 --> 00:06.000\nلا شيء.\n',
  );
  write('Der Hafen.th.srt', srt(['คุณอยู่ที่ไหน', 'ไม่มีอะไร']));
  write('Der Hafen.ru.srt', new Uint8Array([...new TextEncoder().encode(srt([''])), ...russian]));
  write('Der Hafen.de.sdh.srt', srt(['[Tür knallt] Wo warst du?', 'Nirgends...']));
  write('Der Hafen.ko.vtt', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 255, 254, 0, 1]));
}

test('a folder of subtitle files in five scripts, one of them broken: the ten worst lines of a track', async ({
  workbench,
}, info) => {
  const lines = new LinesPage(workbench);
  const { page } = workbench;
  const folder = info.outputPath('dropped');
  writeFolder(folder);

  await test.step('it opens, and the broken file is told', async () => {
    await workbench.visit('');
    await dropOnWindow(page, [path.join(folder, 'season')]);
    await expect(workbench.headline).toContainText('season');
    const report = page.getByRole('main');
    await expect(workbench.page.getByRole('row').filter({ hasText: 'Der Hafen.ko.vtt' })).toContainText(
      /Korean.*0/,
    );
    await expect(report).toContainText('does not begin with “WEBVTT”');
  });

  await test.step('a reviewer finds the fastest lines of the Japanese track', async () => {
    await workbench.goTo('Lines');
    await expect(workbench.headline).toHaveText('37 lines in 5 tracks');
    await lines.chooseTrack(/^Der Hafen, Japanese/);
    await expect(workbench.headline).toHaveText('30 lines, 22 faster than 4 characters a second');
    await lines.sortBy('Speed');
    await lines.hold(/^too fast/);
    await expect(lines.rows.first()).toContainText('15.0');
    await expect(lines.rows.nth(9)).toContainText('10.5');
  });

  await test.step('reads why', async () => {
    await lines.open(0);
    await expect(workbench.inspector).toContainText('あ'.repeat(30));
    await expect(workbench.inspector).toContainText('15 characters per second');
    await expect(workbench.inspector).toContainText('Netflix');
    await expect(workbench.inspector).toContainText('line too long');
  });

  await test.step('and exports them', async () => {
    if (await workbench.drawerIsOpen()) await page.keyboard.press('i');
    const file = await saveFile(workbench.app, () => lines.save.click());
    const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(header).toContain('characters per second');
    expect(rows).toHaveLength(22);
    expect(rows.slice(0, 10).map((row) => row.split(',')[6])).toEqual(japanese.slice(-10).reverse());
    expect(rows[0]).toContain('too fast; line too long');
  });

  await test.step('two tracks stand beside each other by time', async () => {
    await lines.hold(/^all lines/);
    await lines.chooseTrack(/^Der Hafen, Thai/);
    await lines.besides(/^Der Hafen, Russian/);
    await expect(lines.pairs.getByRole('row').nth(1)).toContainText('คุณอยู่ที่ไหน');
    await expect(lines.pairs.getByRole('row').nth(1)).toContainText('Где ты?');
  });
});
