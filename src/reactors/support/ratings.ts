import type { Reactor } from '../../events/lane.js';
import { ConsultantModel } from '../../models/support/index.js';

const isGood = (rating: number | null): number => (rating !== null && rating >= 4 ? 1 : 0);

/** Folds the ratings of clients into their consultants. */
export const consultantRatings: Reactor = {
  name: 'consultant-ratings',
  on: {
    'consultation.rated'(events, { inc }) {
      for (const { data } of events) {
        const { by, consultant, rating, before } = data;
        if (by !== 'client') continue;
        inc(ConsultantModel, consultant, {
          ratingCount: before === null ? 1 : 0,
          ratingSum: rating - (before ?? 0),
          rank: isGood(rating) - isGood(before),
        });
      }
    },
  },
};
