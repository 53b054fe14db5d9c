import { BattleChoice, type LabVote } from '../../models/studio/index.js';

/** The rating that a model begins with. */
export const FIRST_RATING = 1_000;
const K = 32;

/** The standing of a model. */
export interface Standing {
  rating: number;
  wins: number;
  losses: number;
  ties: number;
}

/** Standings by model. */
export type Board = Map<string, Standing>;

const SCORES: Record<BattleChoice, number> = {
  [BattleChoice.A]: 1,
  [BattleChoice.B]: 0,
  [BattleChoice.TIE]: 0.5,
  [BattleChoice.BOTH_BAD]: 0.5,
};

const standingOf = (board: Board, model: string): Standing => {
  let standing = board.get(model);
  if (!standing) board.set(model, (standing = { rating: FIRST_RATING, wins: 0, losses: 0, ties: 0 }));
  return standing;
};

/** Counts one vote. The sum of the ratings stays the same. */
export function count(
  board: Board,
  { modelA, modelB, choice }: Pick<LabVote, 'modelA' | 'modelB' | 'choice'>,
): void {
  const [a, b] = [standingOf(board, modelA), standingOf(board, modelB)];
  const score = SCORES[choice];
  const expected = 1 / (1 + 10 ** ((b.rating - a.rating) / 400));
  const change = K * (score - expected);
  a.rating += change;
  b.rating -= change;
  if (score === 0.5) {
    a.ties += 1;
    b.ties += 1;
  } else {
    (score === 1 ? a : b).wins += 1;
    (score === 1 ? b : a).losses += 1;
  }
}

/** The board after some votes, in the order of their ids: the order in which they were inserted or read does not matter. */
export function boardOf(votes: readonly Pick<LabVote, '_id' | 'modelA' | 'modelB' | 'choice'>[]): Board {
  const board: Board = new Map();
  const ordered = [...votes].sort((a, b) => (a._id.toHexString() < b._id.toHexString() ? -1 : 1));
  for (const vote of ordered) count(board, vote);
  return board;
}
