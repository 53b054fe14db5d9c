import {
  InsightSlotModel,
  RollupLateSlotModel,
  RollupModel,
  RollupStateModel,
  UserActivityModel,
  type Rollup,
} from '../../../models/analytics/index.js';
import { transact } from '../../../events/transact.js';
import { own, type PersonalData } from '../personal-data.js';
import { BATCH, type Step } from '../step.js';
import { remove } from '../steps.js';

/** Figures stay as they are, so that sums stay right, in the name of the erasure. */
const leaveRollups: Step = {
  path: 'key',
  how: 'anonymous',
  take: ({ id, anonymous }) =>
    transact(null, async ({ session }) => {
      const [from, to] = [id.toHexString(), anonymous.toHexString()];
      const rows = (await RollupModel.collection
        .find({ key: from }, { session, limit: BATCH })
        .toArray()) as unknown as Rollup[];
      if (rows.length === 0) return { rows: 0 };
      const renamed = rows.map((row) => ({
        ...row,
        _id: row._id.replaceAll(from, to),
        key: row.key.map((part) => (part === from ? to : part)),
      }));
      const gone = { _id: { $in: rows.map(({ _id }) => _id) } };
      await RollupModel.collection.deleteMany(gone as never, { session });
      await RollupModel.collection.bulkWrite(
        renamed.map(({ _id, ...row }) => ({
          replaceOne: { filter: { _id }, replacement: row, upsert: true },
        })) as never,
        { session, ordered: false },
      );
      return { rows: rows.length };
    }),
};

/** What insights are made of. */
export const insightRows: PersonalData[] = [
  {
    model: RollupModel,
    names: ['key'],
    untold: 'all',
    erased: [leaveRollups],
    why: 'Figures are told as insights; sums stay, and nobody is named in them.',
  },
  { model: RollupStateModel, untold: 'all', why: 'It says how far rollups are made.' },
  { model: RollupLateSlotModel, untold: 'all', why: 'It says which periods are made again.' },
  {
    model: InsightSlotModel,
    untold: 'all',
    why: 'It counts what happened to posts and groups, of nobody in particular.',
  },
  {
    model: UserActivityModel,
    ids: { user: 'User' },
    told: { as: 'activity', own: own('user'), fields: ['at', 'first', 'country'] },
    untold: ['user'],
    erased: [remove(UserActivityModel, 'user')],
    why: 'When the user was active, by quarter of an hour; only numbers are kept.',
  },
];
