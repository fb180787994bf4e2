// The library's own entry looks for a window, which a worker has not, so that its parts are started by hand.
import start, { parse_sql } from '../../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm.js';
import library from '../../node_modules/@guanmingchiu/sqlparser-ts/wasm/sqlparser_rs_wasm_bg.wasm?url';
import { answerSql } from '../../shared/audit/sql-parser.ts';

/** The worker of the SQL parser: it says when it is ready, reads one text after another, and is ended from outside when one takes too long. */

const started = start({ module_or_path: new URL(library, globalThis.location.href).href });

addEventListener('message', (event: MessageEvent<string>) => {
  postMessage(answerSql((sql) => parse_sql('generic', sql), event.data));
});

started.then(
  () => postMessage(null),
  (error: unknown) => reportError(error),
);
