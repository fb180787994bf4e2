import type { Definitions } from '../../../shared/semantic/definitions.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import type { MediumId } from './groups.ts';

interface Asked {
  readonly metric: string;
  readonly title: string;
  readonly counted: string;
}

const passed: Asked = { metric: 'pass_rate', title: 'Reviews passed', counted: 'reviews' };

/** The score, and what stands beside it. */
const scores: Readonly<Record<MediumId, readonly Asked[]>> = {
  dub: [
    { metric: 'dub_penalty_per_minute', title: 'Points a minute', counted: 'reviews' },
    passed,
    { metric: 'dub_switch_away_rate', title: 'Left the dub', counted: 'members who started in it' },
  ],
  text: [
    { metric: 'translation_penalty_per_1000_words', title: 'Points per 1,000 words', counted: 'reviews' },
    {
      metric: 'translation_penalty_per_1000_characters',
      title: 'Per 1,000 characters',
      counted: 'reviews',
    },
    passed,
  ],
};

/** What a role answers for. */
const roleScores: Readonly<Record<MediumId, readonly Asked[]>> = {
  dub: [{ metric: 'dub_penalty_of_role', title: 'Points a minute', counted: 'reviews of all roles' }],
  text: [
    {
      metric: 'translation_penalty_of_role',
      title: 'Points per 1,000 words',
      counted: 'reviews of all roles',
    },
    {
      metric: 'translation_penalty_of_role_per_1000_characters',
      title: 'Per 1,000 characters',
      counted: 'reviews of all roles',
    },
  ],
};

/** The columns of a medium: of its scores, of what roles answer for, or the passing of reviews alone. */
export function qualityColumns(
  definitions: Definitions,
  medium: MediumId,
  what: 'scores' | 'roles' | 'stages',
): ScoreColumn[] {
  const asked = what === 'scores' ? scores[medium] : what === 'roles' ? roleScores[medium] : [passed];
  return asked.flatMap(({ metric: name, title, counted }) => {
    const metric = definitions.metrics.get(name);
    return metric === undefined
      ? []
      : [{ metric, title, n: `${name}_n`, counted, threshold: null, average: null }];
  });
}

/** How many of the first columns decide whether a row can be judged: a text is scored by words, or by characters. */
export function decidingColumns(medium: MediumId): number {
  return medium === 'text' ? 2 : 1;
}
