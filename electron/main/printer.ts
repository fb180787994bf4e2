import { randomBytes } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { closedPreferences } from './guards.ts';
import { appOrigin } from './origin.ts';

/** The first part of the addresses under which documents are printed; no file of the app begins so. */
const folder = `${appOrigin}/print/`;

/** A document to print runs nothing, loads nothing and reaches nothing: its own style and fonts are all that it has. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Prints documents in a hidden window without scripts, under addresses of their own that answer only while they are printed. */
export class Printer {
  readonly #documents = new Map<string, string>();

  /** The answer to a request for a document that is being printed; null for every other address. */
  answer(address: string): Response | null {
    const html = this.#documents.get(address);
    return html === undefined ? null : new Response(html, { headers });
  }

  /** Prints a document that needs no other file, on the paper that its style names. @returns the PDF. @throws what the window throws when it can't load or print it */
  async print(html: string): Promise<Uint8Array> {
    const address = `${folder}${randomBytes(16).toString('hex')}`;
    this.#documents.set(address, html);
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        ...closedPreferences,
        javascript: false,
        devTools: false,
      },
    });
    try {
      await window.loadURL(address);
      return await window.webContents.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        preferCSSPageSize: true,
      });
    } finally {
      window.destroy();
      this.#documents.delete(address);
    }
  }
}
