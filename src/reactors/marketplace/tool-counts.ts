import type { Reactor } from '../../events/lane.js';
import type { LaneTx } from '../../events/lane.js';
import type { DomainEvent } from '../../events/types.js';
import {
  AdoptionKind,
  ToolModel,
  ToolReviewModel,
  ToolVersionModel,
} from '../../models/marketplace/index.js';
import { RANKING } from '../../services/marketplace/index.js';

/** The counters of tools, versions and reviews. Averages are made of whole numbers, so they are exact. */
export const toolCounts: Reactor = {
  name: 'tool-counts',
  on: {
    'tool.starred': (events, { inc }) => {
      for (const { data } of events) inc(ToolModel, data.tool, { 'stats.stars': 1 });
    },
    'tool.unstarred': (events, { inc }) => {
      for (const { data } of events) inc(ToolModel, data.tool, { 'stats.stars': -1 });
    },
    'tool.adopted': (events, { inc }) => {
      for (const { data } of events) {
        const field = data.kind === AdoptionKind.USE ? 'uses' : 'downloads';
        inc(ToolModel, data.tool, { [`stats.${field}`]: 1 });
        inc(ToolVersionModel, data.version, { [field]: 1 });
      }
    },
    'tool.reviewed': foldReviews,
    'tool.review-voted': (events, { inc }) => {
      for (const { data } of events) {
        const change = (vote: boolean | null, by: 1 | -1): void => {
          if (vote !== null)
            inc(ToolReviewModel, data.review, {
              [vote ? 'helpful' : 'notHelpful']: by,
              score: vote ? by : -by,
            });
        };
        change(data.from, -1);
        change(data.to, 1);
      }
    },
  },
};

/** Number and sum of ratings, the distribution, and the ranking that follows from them. */
async function foldReviews(events: DomainEvent<'tool.reviewed'>[], { inc, session }: LaneTx): Promise<void> {
  const changes = new Map<
    string,
    { id: DomainEvent<'tool.reviewed'>['data']['tool']; by: Map<string, number> }
  >();
  for (const { data } of events) {
    const key = data.tool.toHexString();
    const change = changes.get(key) ?? { id: data.tool, by: new Map<string, number>() };
    changes.set(key, change);
    const add = (path: string, by: number): void => void change.by.set(path, (change.by.get(path) ?? 0) + by);
    for (const [review, sign] of [
      [data.from, -1],
      [data.to, 1],
    ] as const) {
      if (!review) continue;
      add('stats.reviews', sign);
      add('stats.ratingSum', sign * review.rating);
      add(`ratings.r${review.rating}`, sign);
      if (review.version)
        inc(ToolVersionModel, review.version, { ratingCount: sign, ratingSum: sign * review.rating });
    }
  }
  const updates = [...changes.values()].map(({ id, by }) => ({
    updateOne: {
      filter: { _id: id },
      update: [
        {
          $set: Object.fromEntries(
            [...by].map(([path, delta]) => [path, { $add: [{ $ifNull: [`$${path}`, 0] }, delta] }]),
          ),
        },
        {
          $set: {
            'stats.ranking': {
              $divide: [
                { $add: ['$stats.ratingSum', RANKING.sum] },
                { $add: ['$stats.reviews', RANKING.reviews] },
              ],
            },
          },
        },
      ],
    },
  }));
  await ToolModel.collection.bulkWrite(updates, { session, ordered: false });
}
