import type { Notice } from '../state/keys.ts';
import { problemsOf } from '../state/problems.ts';
import { useStore } from '../state/store.ts';

/** A problem as the frame's notice: what happened and what to do. */
export function noticeOf(problem: { severity: Notice['tone']; message: string; fix: string }): Notice {
  return { tone: problem.severity, text: `${problem.message} ${problem.fix}` };
}

/** Does something and shows its notice, or the problem that it met. */
export async function telling(work: () => Promise<Notice | null>): Promise<void> {
  const { put } = useStore.getState();
  try {
    const notice = await work();
    if (notice !== null) put({ notice });
  } catch (cause) {
    put({ notice: noticeOf(problemsOf(cause)[0]) });
  }
}
