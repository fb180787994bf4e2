/** The cards of the screen that are computed by metrics. */
export type CardId = 'groups' | 'unresolved' | 'sources' | 'makers' | 'rules';

/** What the inspector shows: a rule, a reason in a workflow, a producer, or how a card is computed. */
export type Shown =
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'reason'; readonly workflow: string | null; readonly reason: string }
  | { readonly kind: 'maker'; readonly id: string }
  | { readonly kind: 'how'; readonly card: CardId };

/** Shows something in the inspector. */
export type Show = (shown: Shown) => void;
