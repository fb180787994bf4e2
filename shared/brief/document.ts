import { fontRulesFor, scriptFamily } from './fonts.ts';
import { element, written, type Element } from './html.ts';
import { briefTitle } from './render.ts';

const style =
  `body{font:16px/1.5 ${scriptFamily},sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff;color-scheme:light;overflow-wrap:break-word}` +
  'table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:start;font-weight:bold}' +
  'th,td{border:1px solid #777;padding:.3rem .5rem;text-align:start;vertical-align:top}blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #777}' +
  'del{color:#8a1c1c}ins{color:#14532d}td span{display:block;white-space:pre-line}svg{width:100%;height:auto}td:last-child,code,caption{overflow-wrap:anywhere}' +
  // On a page as narrow as a hand a table is moved by itself.
  '@media screen and (max-width:36rem){body{margin:1rem auto}table{display:block;overflow-x:auto;font-size:.8rem}}' +
  '@page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none;font-size:11pt}section{break-before:page}table,svg{break-inside:avoid}h2,h3,caption{break-after:avoid}}';

/** Contents as one HTML document that needs no other file, and is well-formed XML too. Same contents, same bytes. */
export function briefHtml(contents: readonly Element[]): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
  const body = element('body', {}, element('main', {}, ...contents));
  const html = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('title', {}, briefTitle),
      element('style', {}, fontRulesFor(written(body)) + style),
    ),
    body,
  );
  return `<!DOCTYPE html>\n${written(html)}\n`;
}
