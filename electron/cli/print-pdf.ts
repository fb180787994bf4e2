import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { steadyPdf } from './steady-pdf.ts';

/** Longer than any brief takes to print, in ms. */
const patience = 120_000;

/**
 * Prints a document to PDF with a Chromium, which reaches no network and keeps nothing: its profile is a folder of
 * its own that is gone afterwards.
 * @param chromium the executable. @param html a document that needs no other file; its own policy is what keeps scripts from running
 * @param day the date that the PDF carries, as `2026-10-05`, in the place of the time of printing: the same document has the same bytes
 * @returns the bytes of the PDF
 * @throws Error when the browser fails, stops or prints nothing
 */
export async function printPdf(chromium: string, html: string, day: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'subtext-print-'));
  try {
    const [page, pdf] = [path.join(folder, 'page.html'), path.join(folder, 'page.pdf')];
    await writeFile(page, html);
    await promisify(execFile)(
      chromium,
      [...flags(path.join(folder, 'profile')), `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
      { timeout: patience, killSignal: 'SIGKILL', windowsHide: true },
    );
    return steadyPdf(await readFile(pdf), day);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function flags(profile: string): string[] {
  return [
    '--headless',
    // As root Chromium refuses to start with its sandbox; the document has no script and no address.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pdf-header-footer',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`,
  ];
}
