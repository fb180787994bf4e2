/** The cards of the screen. */
export type CardId = 'scores' | 'stages' | 'quarters';

/** What the inspector shows: a row, or how a card is computed. */
export type Shown =
  | { readonly kind: 'row'; readonly by: string; readonly id: string | null; readonly name: string }
  | { readonly kind: 'how'; readonly card: CardId };

/** Shows something in the inspector. */
export type Show = (shown: Shown) => void;
