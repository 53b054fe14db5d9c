/** The weights in a post's score. They are ten times those of the trending score, so that the score is an integer. */
export const SCORE = { likes: 20, comments: 30, shares: 50, views: 1 } as const;

/** The changes of a counter and of the score, for a change of the counter by `by`. */
export const onPost = (stat: keyof typeof SCORE, by: number): Record<string, number> => ({
  [`stats.${stat}`]: by,
  score: SCORE[stat] * by,
});
