import duckDbWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/**
 * DuckDB's own worker, made to start WebAssembly straight from the response. Where it can, it pipes the module through a stream to
 * tell how much has arrived, and then Chromium doesn't keep the compiled code: every start would compile 34 MB anew.
 */
Reflect.deleteProperty(globalThis, 'TransformStream');

// Its script sets `onmessage`; a call that came before that would be lost, so that the first is made after this word.
import(/* @vite-ignore */ duckDbWorker).then(() => postMessage('ready'), reportError);
