import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import { sharedNow } from '../../../lib/clock.js';
import {
  AnalyticsEventModel,
  PageViewModel,
  VisitorModel,
  VisitSessionModel,
} from '../../../models/analytics/index.js';
import { own, type AnyModel, type PersonalData } from '../personal-data.js';
import { BATCH, type Step } from '../step.js';

/** Rollups of days before this are not made again: until then their rows are still counted. */
const COUNTED_DAYS = 10;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What of a row is counted; the rest goes. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['_id', 'visitor', 'at', 'startedAt', 'lastActiveAt', 'path', 'secondsSpent', 'scrollDepth', 'source'],
  ...['campaign', 'country', 'device', 'browser', 'os', 'type', 'name', 'stats', 'expireAt'],
  ...['landing', 'exit', 'url'],
]);

/**
 * Takes rows of raw analytics away. The sums that were made of them stay: rows that a rollup may still be made of again are
 * kept as rows of nobody, under a visitor of the erasure's own; those before are removed.
 */
async function takeRows(
  model: AnyModel,
  time: string,
  match: object,
  anonymous: Types.ObjectId,
): Promise<number> {
  const rows = await model.collection.find(match).limit(BATCH).toArray();
  if (rows.length === 0) return 0;
  const counted = new Date(sharedNow().getTime() - COUNTED_DAYS * DAY_MS);
  const writes = rows.map((row) => {
    if ((row[time] as Date) < counted) return { deleteOne: { filter: { _id: row._id } } };
    const gone = Object.keys(row).filter((field) => !COUNTED.has(field));
    const visitor = strangerOf(anonymous, row['visitor'] as Types.ObjectId);
    const $unset = Object.fromEntries(gone.map((field) => [field, '']));
    return { updateOne: { filter: { _id: row._id }, update: { $set: { visitor }, $unset } } };
  });
  await model.collection.bulkWrite(writes as never, { ordered: false });
  return rows.length;
}

/** Rows of one visitor stay rows of one. */
function strangerOf(anonymous: Types.ObjectId, visitor: Types.ObjectId): Types.ObjectId {
  const digest = createHash('sha256')
    .update(`erased ${anonymous.toHexString()} ${String(visitor)}`)
    .digest();
  return new Types.ObjectId(digest.subarray(0, 12));
}

const taken = (model: AnyModel, time: string): Step => ({
  path: 'user',
  how: 'gone',
  take: async ({ id, anonymous }) => ({ rows: await takeRows(model, time, { user: id }, anonymous) }),
});

const RAW: readonly (readonly [AnyModel, string])[] = [
  [PageViewModel, 'at'],
  [AnalyticsEventModel, 'at'],
  [VisitSessionModel, 'startedAt'],
];

/** The browsers in which the person was signed in last, with what they did before that; others' rows there stay. */
const takeVisitors: Step = {
  path: 'user',
  how: 'gone',
  async take({ id, anonymous }) {
    const found = await VisitorModel.collection
      .find({ user: id }, { projection: { _id: 1 } })
      .limit(BATCH)
      .toArray();
    const visitors = found.map(({ _id }) => _id);
    if (visitors.length === 0) return { rows: 0 };
    for (const [model, time] of RAW) {
      const nobodys = { visitor: { $in: visitors }, user: { $exists: false } };
      while ((await takeRows(model, time, nobodys, anonymous)) > 0);
    }
    await VisitorModel.collection.deleteMany({ _id: { $in: visitors } });
    return { rows: visitors.length };
  },
};

const SEEN = ['browser', 'os', 'device', 'country'];

/** Visits, page views and what is counted of them. */
export const analytics: PersonalData[] = [
  {
    model: PageViewModel,
    ids: { visitor: 'Visitor', session: 'VisitSession', user: 'User' },
    told: {
      as: 'pageViews',
      type: 'PageView',
      own: own('user'),
      fields: [
        'url',
        'title',
        'referrer',
        'at',
        'secondsSpent',
        'scrollDepth',
        'source',
        'campaign',
        ...SEEN,
      ],
    },
    untold: ['visitor', 'session', 'user', 'path', 'clamped', 'expireAt'],
    erased: [taken(PageViewModel, 'at')],
    why: 'Raw rows go; sums in which nobody is told apart stay.',
  },
  {
    model: AnalyticsEventModel,
    ids: { visitor: 'Visitor', session: 'VisitSession', user: 'User', target: 'nothing public' },
    told: {
      as: 'analyticsEvents',
      type: 'AnalyticsEvent',
      own: own('user'),
      fields: [
        ...['type', 'name', 'category', 'label', 'value', 'properties', 'url', 'component', 'referrer'],
        'at',
      ],
    },
    untold: ['visitor', 'session', 'user', 'path', 'targetType', 'target', 'clamped', 'expireAt'],
    erased: [taken(AnalyticsEventModel, 'at')],
    why: 'Raw rows go; sums in which nobody is told apart stay.',
  },
  {
    model: VisitSessionModel,
    ids: { visitor: 'Visitor', user: 'User' },
    told: {
      as: 'visits',
      type: 'VisitSession',
      own: own('user'),
      fields: ['startedAt', 'lastActiveAt', 'landing', 'exit', 'stats', ...SEEN],
    },
    untold: ['visitor', 'user', 'expireAt'],
    erased: [taken(VisitSessionModel, 'startedAt')],
    why: 'Raw rows go; sums in which nobody is told apart stay.',
  },
  {
    model: VisitorModel,
    ids: { user: 'User', 'spans.session': 'VisitSession' },
    told: {
      as: 'browsers',
      type: 'Visitor',
      own: own('user'),
      fields: [
        ...['firstVisitAt', 'lastVisitAt', 'visits', 'screenResolution', 'region', 'city', 'timezone'],
        ...['referrer', 'campaign', ...SEEN],
      ],
    },
    untold: ['user', 'spans', 'version', 'expireAt'],
    erased: [takeVisitors],
    why: 'The browser that the person used, with what it did before the sign-in.',
  },
];
