/** The WebAssembly memories that this process has made since {@link watchWasmHeap}. */
const memories = new Set<WebAssembly.Memory>();

/**
 * Bytes of all WebAssembly memories made since the watch began: DuckDB's and the Parquet decoder's. Such a memory never
 * shrinks, so that this is also the most that it was.
 */
export function wasmHeap(): number {
  return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

/**
 * Begins to note every memory that is made from now on, by the program (DuckDB's) or within a module (the decoder's). To be
 * called before the engine starts.
 */
export function watchWasmHeap(): void {
  Reflect.set(WebAssembly, 'Memory', new Proxy(WebAssembly.Memory, { construct: constructAndNote }));
  Reflect.set(WebAssembly, 'Instance', new Proxy(WebAssembly.Instance, { construct: constructAndNote }));
}

/** Constructs as if nothing watched, and notes the memory that it makes. */
function constructAndNote(constructor: new (...args: never) => object, args: unknown[]): object {
  const made: unknown = Reflect.construct(constructor, args);
  if (made instanceof WebAssembly.Memory) memories.add(made);
  if (made instanceof WebAssembly.Instance)
    for (const exported of Object.values(made.exports))
      if (exported instanceof WebAssembly.Memory) memories.add(exported);
  if (typeof made !== 'object' || made === null) throw new TypeError('A constructor makes an object.');
  return made;
}
