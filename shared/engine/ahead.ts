/** How far {@link ahead} goes, and what becomes of values that nobody took. */
export interface AheadOptions<T> {
  /** Values are asked for while those that wait weigh less than this together; 1 when not given. */
  readonly most?: number;
  /** What a value weighs; 1 when not given. */
  readonly weigh?: (value: T) => number;
  /** Lets go of a value that waits when the rest is not wanted any more. */
  readonly dispose?: (value: T) => Promise<void>;
}

/** Values that are made before they are asked for. Whoever stops early calls `return`, as `for await` does by itself. */
export interface Ahead<T> {
  next(): Promise<IteratorResult<T, undefined>>;
  return(): Promise<IteratorResult<T, undefined>>;
  [Symbol.asyncIterator](): Ahead<T>;
}

/** The same values in the same order, made from now on, while the former are worked on. A fault is thrown in its place among them. */
export function ahead<T>(values: AsyncIterable<T>, options: AheadOptions<T> = {}): Ahead<T> {
  const { most = 1, weigh = () => 1, dispose = () => Promise.resolve() } = options;
  const iterator = values[Symbol.asyncIterator]();
  const waiting: T[] = [];
  let fault: { readonly error: unknown } | null = null;
  let isOver = false;
  let asking: Promise<void> | null = null;

  const isFull = (): boolean => waiting.reduce((sum, value) => sum + weigh(value), 0) >= most;
  const take = (found: IteratorResult<T>): void => {
    if (found.done === true) isOver = true;
    else waiting.push(found.value);
  };
  const fail = (error: unknown): void => {
    fault = { error };
    isOver = true;
  };
  const ask = (): Promise<void> => {
    asking ??= iterator
      .next()
      .then(take, fail)
      .then(() => {
        asking = null;
        askWhileRoom();
      });
    return asking;
  };
  const askWhileRoom = (): void => {
    if (!isOver && !isFull()) void ask();
  };

  askWhileRoom();
  return {
    next: async () => {
      while (waiting.length === 0 && !isOver) await ask();
      const [value] = waiting.splice(0, 1);
      if (value !== undefined) {
        askWhileRoom();
        return { done: false, value };
      }
      const met = fault;
      fault = null;
      if (met !== null) throw met.error;
      return { done: true, value: undefined };
    },
    return: async () => {
      isOver = true;
      await Promise.all(waiting.splice(0).map(dispose));
      await asking;
      await Promise.all(waiting.splice(0).map(dispose));
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
