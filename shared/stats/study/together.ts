/** Asks for one key, as one of several who ask in steps. */
export type AskTogether<Q, A> = (question: Q) => Promise<A>;

/**
 * Lets several pieces of work that each ask a question, wait, and ask again go on in step: once every one that has not ended waits for an answer, all
 * their questions are answered by one call. A pass over the data costs about the same for one stratum as for all.
 * @param keys one for each piece of work
 * @param work what is done for a key
 * @param answer answers the questions of those that wait, in one call
 * @returns what each piece of work gave, in the order of the keys
 * @throws the first fault of a piece of work or of `answer`
 */
export async function together<K, Q, A, R>(
  keys: readonly K[],
  work: (key: K, ask: AskTogether<Q, A>) => Promise<R>,
  answer: (questions: ReadonlyMap<K, Q>) => Promise<ReadonlyMap<K, A>>,
): Promise<R[]> {
  let waiting = new Map<K, Waiting<Q, A>>();
  let atWork = keys.length;
  const answerAll = async (): Promise<void> => {
    if (atWork > waiting.size || waiting.size === 0) return;
    const asked = waiting;
    waiting = new Map();
    try {
      const answers = await answer(new Map([...asked].map(([key, { question }]) => [key, question])));
      for (const [key, { resolve, reject }] of asked) {
        const own = answers.get(key);
        if (own === undefined) reject(new Error('A question was not answered.'));
        else resolve(own);
      }
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  };
  return Promise.all(
    keys.map(async (key) => {
      const ask: AskTogether<Q, A> = (question) =>
        new Promise<A>((resolve, reject) => {
          waiting.set(key, { question, resolve, reject });
          void answerAll();
        });
      try {
        return await work(key, ask);
      } finally {
        atWork -= 1;
        void answerAll();
      }
    }),
  );
}

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}
