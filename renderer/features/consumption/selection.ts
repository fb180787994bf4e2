import type { GroupId } from '../../charts/consumption-modes/groups.ts';

/** The cards of the screen. */
export type CardId = 'modes' | 'rates' | 'preference' | 'rules';

/** What the inspector shows: a group of the chart (with one of its modes), a rule, a flag, or how a card is computed. */
export type Shown =
  | {
      readonly kind: 'group';
      readonly by: GroupId;
      /** The group's value; null is a group too. */
      readonly id: string | null;
      readonly mode: string | null;
    }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'flag'; readonly id: string }
  | { readonly kind: 'how'; readonly card: CardId };

/** Shows something in the inspector. */
export type Show = (shown: Shown) => void;
