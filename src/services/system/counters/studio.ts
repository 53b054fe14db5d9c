import {
  CanvasFileModel,
  CanvasFileVersionModel,
  CanvasProjectModel,
  ExperimentModel,
  ExperimentSpendingModel,
} from '../../../models/studio/index.js';
import { CommentModel } from '../../../models/social/index.js';
import type { CountedCollection } from './counted.js';

const there = { deletedAt: null };
const COMMENT_THERE = { deletedAt: null };

/** The counters of canvas projects. */
export const studioCounters: CountedCollection[] = [
  {
    model: CanvasProjectModel as never,
    key: '_id',
    counters: [
      { path: 'stats.files', rows: [{ model: CanvasFileModel, by: 'project', match: there }] },
      {
        path: 'stats.totalSize',
        rows: [{ model: CanvasFileModel, by: 'project', match: there, sum: 'size' }],
      },
      { path: 'stats.comments', rows: [{ model: CommentModel, by: 'target', match: COMMENT_THERE }] },
      {
        path: 'stats.threads',
        rows: [{ model: CommentModel, by: 'target', match: { ...COMMENT_THERE, parent: null } }],
      },
      { path: 'stats.edits', rows: [{ model: CanvasFileVersionModel, by: 'project' }] },
    ],
  },
  {
    model: ExperimentModel as never,
    key: '_id',
    where: () => ({ budget: { $exists: true } }),
    counters: [
      {
        path: 'budget.spent',
        rows: [{ model: ExperimentSpendingModel, by: 'experiment', sum: 'amount' }],
        readOnly: true,
      },
    ],
  },
];
