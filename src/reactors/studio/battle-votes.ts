import type { Reactor } from '../../events/lane.js';
import { rateModels } from '../../services/studio/index.js';

/** Folds votes of battles into the ratings of models. */
export const battleVotes: Reactor = {
  name: 'battle-votes',
  on: {
    'battle.voted': (events, { session }) =>
      rateModels(
        events.flatMap(({ data: { vote, modelA, modelB, choice, counted } }) =>
          counted ? [{ _id: vote, modelA, modelB, choice }] : [],
        ),
        session,
      ),
  },
};
