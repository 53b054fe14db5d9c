/**
 * What every tool has beside its own ratings: five reviews of 3. So one review of 5 does not stand above a hundred of 4.9.
 */
export const RANKING = { sum: 15, reviews: 5 } as const;

/** The place of a tool among the best rated: its average, drawn towards 3 while there are few reviews. */
export const rankingOf = (sum: number, reviews: number): number =>
  (sum + RANKING.sum) / (reviews + RANKING.reviews);
