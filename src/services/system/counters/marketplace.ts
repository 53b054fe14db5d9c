import {
  AdoptionKind,
  ToolAdoptionModel,
  ToolModel,
  ToolReviewModel,
  ToolReviewVoteModel,
  ToolStarModel,
  ToolVersionModel,
} from '../../../models/marketplace/index.js';
import { rankingOf } from '../../marketplace/index.js';
import type { CountedCollection, CounterSource } from './counted.js';

const SHOWN = { hiddenAt: null };

const adoptions = (path: string, kind: AdoptionKind, by: 'tool' | 'version'): CounterSource => ({
  path,
  rows: [{ model: ToolAdoptionModel, by, match: { kind } }],
});

/** Tools, their versions and reviews, and the rows that their counters are recomputed from. */
export const marketplaceCounters: CountedCollection[] = [
  {
    model: ToolModel as never,
    key: '_id',
    counters: [
      { path: 'stats.stars', rows: [{ model: ToolStarModel, by: 'tool' }] },
      adoptions('stats.downloads', AdoptionKind.DOWNLOAD, 'tool'),
      adoptions('stats.uses', AdoptionKind.USE, 'tool'),
      { path: 'stats.reviews', rows: [{ model: ToolReviewModel, by: 'tool', match: SHOWN }] },
      {
        path: 'stats.ratingSum',
        rows: [{ model: ToolReviewModel, by: 'tool', match: SHOWN, sum: 'rating' }],
      },
      ...[1, 2, 3, 4, 5].map((rating) => ({
        path: `ratings.r${rating}`,
        rows: [{ model: ToolReviewModel, by: 'tool', match: { ...SHOWN, rating } }],
      })),
    ],
    derived: {
      'stats.ranking': (value) => rankingOf(value('stats.ratingSum'), value('stats.reviews')),
    },
  },
  {
    model: ToolVersionModel as never,
    key: '_id',
    counters: [
      adoptions('downloads', AdoptionKind.DOWNLOAD, 'version'),
      adoptions('uses', AdoptionKind.USE, 'version'),
      { path: 'ratingCount', rows: [{ model: ToolReviewModel, by: 'versionId', match: SHOWN }] },
      { path: 'ratingSum', rows: [{ model: ToolReviewModel, by: 'versionId', match: SHOWN, sum: 'rating' }] },
    ],
  },
  {
    model: ToolReviewModel as never,
    key: '_id',
    counters: [
      { path: 'helpful', rows: [{ model: ToolReviewVoteModel, by: 'review', match: { helpful: true } }] },
      { path: 'notHelpful', rows: [{ model: ToolReviewVoteModel, by: 'review', match: { helpful: false } }] },
    ],
    derived: { score: (value) => value('helpful') - value('notHelpful') },
  },
];
