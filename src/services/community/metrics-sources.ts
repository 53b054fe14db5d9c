import { Types, type PipelineStage } from 'mongoose';
import type { TimeRange } from '../../lib/civil-time.js';
import { EventModel, EventState } from '../../models/calendar/index.js';
import { CommunityAudience, CommunityPostModel, LISTED_TOPICS } from '../../models/community/index.js';
import { ModerationActionModel, ModerationActionType, ReportModel } from '../../models/moderation/index.js';
import {
  Audience,
  CommentModel,
  LikeModel,
  LISTED,
  PostModel,
  PostShareModel,
  PostViewDayModel,
} from '../../models/social/index.js';
import type { Tallies } from './metrics-tally.js';

type ObjectId = Types.ObjectId;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Collections without an index on the time of creation are read by ids, which begin with a time; some days more. */
function madeWithin({ start, end }: TimeRange): Record<string, unknown> {
  const id = (ms: number): ObjectId =>
    new Types.ObjectId(
      `${Math.max(0, Math.floor(ms / 1_000))
        .toString(16)
        .padStart(8, '0')}0000000000000000`,
    );
  return {
    _id: { $gte: id(start.getTime() - 2 * DAY_MS), $lt: id(end.getTime() + 2 * DAY_MS) },
    createdAt: { $gte: start, $lt: end },
  };
}

const TOPICS = (): string => CommunityPostModel.collection.name;

/** The group of a community post that a field names. */
const groupOf = (field: string, as: string): PipelineStage[] => [
  {
    $lookup: {
      from: TOPICS(),
      localField: field,
      foreignField: '_id',
      pipeline: [{ $project: { group: 1 } }],
      as,
    },
  },
  { $set: { [as]: { $first: `$${as}` } } },
];

/** Reads all rows of a pipeline, a few at a time. */
async function each<T>(
  model: { collection: { aggregate: typeof PostModel.collection.aggregate } },
  pipeline: PipelineStage[],
  take: (row: T) => void,
): Promise<void> {
  for await (const row of model.collection.aggregate(pipeline as object[], { allowDiskUse: true }))
    take(row as T);
}

interface Row {
  _id: { user: ObjectId; thing: ObjectId | null; group: ObjectId | null; category?: string };
  n: number;
}

/** Adds up everything that happened in a range, on the platform and in each group. */
export async function tallyAll(range: TimeRange, tallies: Tallies): Promise<void> {
  await posts(range, tallies);
  await comments(range, tallies);
  await reactions(range, tallies);
  await sharesAndViews(range, tallies);
  await events(range, tallies);
  await moderation(range, tallies);
}

async function posts({ start, end }: TimeRange, tallies: Tallies): Promise<void> {
  const within = { $gte: start, $lt: end };
  const take = ({ _id: { user, group, category }, n }: Row): void => {
    for (const tally of tallies.of(group)) {
      tally.did('posts', user, null, n);
      if (category) tally.categories.set(category, (tally.categories.get(category) ?? 0) + n);
    }
  };
  const own = { ...LISTED, audience: { $in: Object.values(Audience) }, createdAt: within };
  await each<Row>(
    PostModel,
    [
      { $match: { ...own, repostOf: { $exists: false } } },
      { $group: { _id: { user: '$author', category: '$category' }, n: { $sum: 1 } } },
    ],
    take,
  );
  await each<Row>(
    CommunityPostModel,
    [
      {
        $match: {
          ...LISTED_TOPICS,
          audience: { $in: Object.values(CommunityAudience) },
          publishedAt: within,
        },
      },
      { $group: { _id: { user: '$author', group: '$group', category: '$category' }, n: { $sum: 1 } } },
    ],
    take,
  );
}

async function comments(range: TimeRange, tallies: Tallies): Promise<void> {
  await each<Row>(
    CommentModel,
    [
      { $match: { ...madeWithin(range), deletedAt: null } },
      { $group: { _id: { user: '$author', thing: '$target' }, n: { $sum: 1 } } },
      ...groupOf('_id.thing', 'topic'),
      { $project: { n: 1, _id: { user: '$_id.user', thing: '$_id.thing', group: '$topic.group' } } },
    ],
    ({ _id: { user, thing, group }, n }) => {
      for (const tally of tallies.of(group)) tally.did('comments', user, thing, n);
    },
  );
}

async function reactions(range: TimeRange, tallies: Tallies): Promise<void> {
  await each<Row>(
    LikeModel,
    [
      // Reactions to messages are private.
      { $match: { ...madeWithin(range), targetType: { $ne: 'Message' } } },
      { $group: { _id: { user: '$user', thing: '$target' }, n: { $sum: 1 } } },
      {
        $lookup: {
          from: CommentModel.collection.name,
          localField: '_id.thing',
          foreignField: '_id',
          pipeline: [{ $project: { target: 1 } }],
          as: 'comment',
        },
      },
      // A reaction to a comment belongs to what the comment stands under.
      { $set: { thing: { $ifNull: [{ $first: '$comment.target' }, '$_id.thing'] } } },
      ...groupOf('thing', 'topic'),
      { $project: { n: 1, _id: { user: '$_id.user', thing: '$thing', group: '$topic.group' } } },
    ],
    ({ _id: { user, thing, group }, n }) => {
      for (const tally of tallies.of(group)) tally.did('reactions', user, thing, n);
    },
  );
}

async function sharesAndViews(range: TimeRange, tallies: Tallies): Promise<void> {
  await each<Row>(
    PostShareModel,
    [
      { $match: madeWithin(range) },
      { $group: { _id: '$post', n: { $sum: 1 } } },
      ...groupOf('_id', 'topic'),
      { $project: { n: 1, _id: { thing: '$_id', group: '$topic.group' } } },
    ],
    ({ _id: { thing, group }, n }) => {
      for (const tally of tallies.of(group)) {
        tally.content.shares += n;
        tally.thing(thing!).engagement += n;
      }
    },
  );
  await each<Row>(
    PostViewDayModel,
    [
      { $match: { window: { $gte: range.start, $lt: range.end } } },
      { $group: { _id: '$post', n: { $sum: '$views' } } },
      ...groupOf('_id', 'topic'),
      { $project: { n: 1, _id: { thing: '$_id', group: '$topic.group' } } },
    ],
    ({ _id: { thing, group }, n }) => {
      for (const tally of tallies.of(group)) {
        tally.views += n;
        tally.thing(thing!).views += n;
      }
    },
  );
}

async function events(range: TimeRange, tallies: Tallies): Promise<void> {
  const byGroup = (n: object) => ({ $group: { _id: { group: '$group' }, n } }) as PipelineStage;
  const count = { $sum: 1 };
  const shown = { status: { $ne: EventState.DRAFT } };
  const within = { $gte: range.start, $lt: range.end };
  const taken = [EventState.PUBLISHED, EventState.COMPLETED];
  await each<Row>(EventModel, [{ $match: { ...madeWithin(range), ...shown } }, byGroup(count)], (row) => {
    for (const tally of tallies.of(row._id.group)) tally.events.created += row.n;
  });
  await each<Row>(
    EventModel,
    [{ $match: { status: { $in: taken }, startsAt: within } }, byGroup({ $sum: '$stats.attended' })],
    (row) => {
      for (const tally of tallies.of(row._id.group)) tally.events.attendees += row.n;
    },
  );
  await each<Row>(
    EventModel,
    [{ $match: { status: EventState.COMPLETED, lastEndsAt: within } }, byGroup(count)],
    (row) => {
      for (const tally of tallies.of(row._id.group)) tally.events.completed += row.n;
    },
  );
}

async function moderation(range: TimeRange, tallies: Tallies): Promise<void> {
  await each<Row>(
    ReportModel,
    [{ $match: madeWithin(range) }, { $group: { _id: { group: '$group' }, n: { $sum: 1 } } }],
    (row) => {
      for (const tally of tallies.of(row._id.group)) tally.moderation.reports += row.n;
    },
  );
  const hiding = { $in: ['$action', [ModerationActionType.HIDE, ModerationActionType.REMOVE]] };
  await each<Row & { removed: number }>(
    ModerationActionModel,
    [
      { $match: { createdAt: { $gte: range.start, $lt: range.end } } },
      {
        $group: {
          _id: { group: '$group' },
          n: { $sum: 1 },
          removed: { $sum: { $cond: [hiding, 1, 0] } },
        },
      },
    ],
    (row) => {
      for (const tally of tallies.of(row._id.group)) {
        tally.moderation.actions += row.n;
        tally.moderation.removed += row.removed;
      }
    },
  );
}
