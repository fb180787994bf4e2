import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { demoFolder, type RunningApp } from './app.ts';

/** The demo's data under another title: a package that Subtext does not know and has to load. @returns its folder, of the same name */
export function retitledDemo(title: string): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'subtext-retitled-')), 'demo');
  cpSync(demoFolder, folder, { recursive: true });
  const manifest = path.join(folder, 'datapackage.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replace('Subtext demo package, seed 1', title));
  return folder;
}

/** Lets the user save a file: answers Electron's dialog, or takes what the browser downloads. @returns the path of the file */
export async function saveFile({ electron, page }: RunningApp, save: () => Promise<void>): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'subtext-saved-'));
  if (electron === null) {
    const downloaded = page.waitForEvent('download');
    await save();
    const download = await downloaded;
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }
  await electron.evaluate(({ dialog }, to) => {
    Reflect.set(dialog, 'showSaveDialog', (...asked: readonly unknown[]) => {
      const options = asked.at(-1);
      const wanted =
        typeof options === 'object' && options !== null && 'defaultPath' in options
          ? String(options.defaultPath)
          : '';
      const filePath = `${to}/${wanted.split(/[\\/]/).at(-1) ?? ''}`;
      Reflect.set(globalThis, 'savedTo', filePath);
      return Promise.resolve({ canceled: false, filePath });
    });
  }, folder);
  await save();
  const saved = () => electron.evaluate(() => String(Reflect.get(globalThis, 'savedTo') ?? ''));
  await expect.poll(saved).toContain(folder);
  const file = await saved();
  // The dialog has answered before anything is written; what is written comes whole, by a rename.
  await expect.poll(() => existsSync(file)).toBe(true);
  return file;
}

/** Lets the user choose a file: answers Electron's dialog or the browser's. */
export async function chooseFile(
  { electron, page }: RunningApp,
  file: string,
  choose: () => Promise<void>,
): Promise<void> {
  if (electron === null) {
    const asked = page.waitForEvent('filechooser');
    await choose();
    await (await asked).setFiles(file);
    return;
  }
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  await choose();
}
