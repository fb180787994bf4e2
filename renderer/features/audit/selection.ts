/** The cards of the screen that explain how they are computed. */
export type CardId = 'use' | 'findings';

/** What the inspector shows: a dashboard, the values of one of its figures, or how a card is computed. */
export type Shown =
  | { readonly kind: 'dashboard'; readonly id: string }
  | { readonly kind: 'figure'; readonly dashboard: string; readonly label: string }
  | { readonly kind: 'how'; readonly card: CardId };

/** Shows something in the inspector. */
export type Show = (shown: Shown) => void;
