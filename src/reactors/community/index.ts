import type { Types } from 'mongoose';
import type { LaneTx, Reactor } from '../../events/lane.js';
import type { DomainEvent } from '../../events/types.js';
import {
  CommunityPostModel,
  GroupModel,
  HEAT,
  LISTED_TOPICS,
  MEMBER_STATUSES,
  MembershipModel,
  PollOptionModel,
  publicTags,
  SuggestionModel,
  type CommunityPost,
  type MembershipStatus as Status,
} from '../../models/community/index.js';
import { TagModel } from '../../models/social/index.js';
import { audienceOfTopic } from '../../services/community/index.js';

type ObjectId = Types.ObjectId;

const counts = (status: Status | null): number => (status && MEMBER_STATUSES.includes(status) ? 1 : 0);

/** What leaves or comes into the lists: the posts of groups. */
const listed = (
  events: readonly DomainEvent<'topic.published' | 'topic.unpublished'>[],
  by: 1 | -1,
  inc: LaneTx['inc'],
): void => {
  for (const { data } of events) if (data.group) inc(GroupModel, data.group, { 'stats.posts': by });
};

/** The counters of groups, posts, polls and suggestions. `services/system/counters/community.ts` recomputes them. */
export const communityCounters: Reactor = {
  name: 'community-counters',
  on: {
    'membership.changed': (events, { inc }) => {
      for (const { data } of events) {
        const by = counts(data.to) - counts(data.from);
        if (by !== 0) inc(GroupModel, data.group, { 'stats.members': by });
      }
    },
    'topic.published': (events, { inc }) => listed(events, 1, inc),
    'topic.unpublished': (events, { inc }) => listed(events, -1, inc),
    'topic.shared': (events, { inc }) => {
      for (const { data } of events)
        inc(CommunityPostModel, data.post, { 'stats.shares': 1, hot: HEAT.shares });
    },
    'topic.unshared': (events, { inc }) => {
      for (const { data } of events)
        inc(CommunityPostModel, data.post, { 'stats.shares': -1, hot: -HEAT.shares });
    },
    'topic.viewed': (events, { inc }) => {
      for (const { post } of events.flatMap(({ data }) => data.views))
        inc(CommunityPostModel, post, { 'stats.views': 1, hot: HEAT.views });
    },
    'poll.voted': (events, { inc }) => {
      for (const { data } of events) {
        const { post, before, options } = data;
        for (const id of before) inc(PollOptionModel, id, { votes: -1 });
        for (const id of options) inc(PollOptionModel, id, { votes: 1 });
        const voters = Number(options.length > 0) - Number(before.length > 0);
        inc(CommunityPostModel, post, {
          'poll.voters': voters,
          'poll.votes': options.length - before.length,
        });
      }
    },
    'suggestion.voted': (events, { inc }) => {
      for (const { data } of events)
        inc(SuggestionModel, data.suggestion, { 'stats.votes': data.by * data.users.length });
    },
  },
};

/** An hour: how exactly it is noted when a member last took part. */
const HOUR_MS = 60 * 60 * 1000;

interface Activity {
  group: ObjectId;
  user: ObjectId;
  at: Date;
}

/** When posts were last answered, when something was last published in groups, and when members last took part. */
export const communityActivity: Reactor = {
  name: 'community-activity',
  on: {
    async 'topic.published'(events, { session }) {
      const inGroups = events.flatMap(({ data: { group, author: user, at } }) =>
        group ? [{ group, user, at }] : [],
      );
      await latest(
        GroupModel,
        'lastPostAt',
        inGroups.map(({ group, at }) => ({ id: group, at })),
        session,
      );
      await tookPart(inGroups, session);
    },
    async 'comment.added'(events, { session }) {
      const ofTopics = events.filter(({ data }) => data.targetType === 'CommunityPost');
      await latest(
        CommunityPostModel,
        'lastActivityAt',
        ofTopics.map(({ at, data }) => ({ id: data.target, at: data.at ?? at })),
        session,
      );
      await tookPart(
        ofTopics.flatMap(({ at, data: { group, author: user } }) => (group ? [{ group, user, at }] : [])),
        session,
      );
    },
    async 'poll.voted'(events, { session }) {
      await tookPart(
        events.flatMap(({ at, data: { group, user } }) => (group ? [{ group, user, at }] : [])),
        session,
      );
    },
  },
};

async function latest(
  model: typeof GroupModel | typeof CommunityPostModel,
  field: string,
  rows: readonly { id: ObjectId; at: Date }[],
  session: LaneTx['session'],
): Promise<void> {
  const newest = new Map<string, { id: ObjectId; at: Date }>();
  for (const row of rows) {
    const known = newest.get(String(row.id));
    if (!known || row.at > known.at) newest.set(String(row.id), row);
  }
  if (newest.size === 0) return;
  const updates = [...newest.values()].map(({ id, at }) => ({
    updateOne: { filter: { _id: id }, update: { $max: { [field]: at } } },
  }));
  await model.collection.bulkWrite(updates as never, { session, ordered: false });
}

async function tookPart(rows: readonly Activity[], session: LaneTx['session']): Promise<void> {
  const newest = new Map<string, Activity>();
  for (const row of rows) {
    const key = `${String(row.group)}${String(row.user)}`;
    const known = newest.get(key);
    if (!known || row.at > known.at) newest.set(key, row);
  }
  if (newest.size === 0) return;
  // Only once an hour, so that members who write a lot are not written all the time.
  const updates = [...newest.values()].map(({ group, user, at }) => ({
    updateOne: {
      filter: { group, user, lastActiveAt: { $lt: new Date(at.getTime() - HOUR_MS) } },
      update: { $set: { lastActiveAt: at } },
    },
  }));
  await MembershipModel.collection.bulkWrite(updates, { session, ordered: false });
}

/** A group that becomes public or no longer is changes who lists its posts. The rule itself reads the group as it is. */
export const communityAudiences: Reactor = {
  name: 'community-audiences',
  on: {
    async 'group.updated'(events, { session }) {
      const last = new Map<string, DomainEvent<'group.updated'>['data']>();
      for (const { data } of events) if (data.visibilityBefore) last.set(String(data.group), data);
      for (const { group, visibility } of last.values()) {
        const posts = await CommunityPostModel.collection
          .find<Pick<CommunityPost, '_id' | 'visibility' | 'audience' | 'tags' | 'status' | 'deletedAt'>>(
            { group },
            { session, projection: FACTS, batchSize: 100_000 },
          )
          .toArray();
        if (posts.length === 0) continue;
        await CommunityPostModel.collection.bulkWrite(
          posts.map((post) => ({
            updateOne: {
              filter: { _id: post._id },
              update: { $set: { audience: audienceOfTopic(post.visibility, { visibility }) } },
            },
          })),
          { session, ordered: false },
        );
        await useTags(
          posts.flatMap((post) => {
            if (post.status !== LISTED_TOPICS.status || post.deletedAt) return [];
            const audience = audienceOfTopic(post.visibility, { visibility });
            const [was, is] = [post, { ...post, audience }].map(publicTags) as [string[], string[]];
            const by = is.length - was.length;
            return by === 0 ? [] : post.tags.map((name) => ({ name, by: Math.sign(by), at: null }));
          }),
          { session },
        );
      }
    },
  },
};

const FACTS = { visibility: 1, audience: 1, tags: 1, status: 1, deletedAt: 1 } as const;

/** How many community posts that everyone sees carry each tag; posts of the feed count into the same number. */
export const communityTags: Reactor = {
  name: 'community-tags',
  on: {
    'topic.published': (events, tx) =>
      useTags(
        events.flatMap(({ data }) => data.tags.map((name) => ({ name, by: 1, at: data.at }))),
        tx,
      ),
    'topic.unpublished': (events, tx) =>
      useTags(
        events.flatMap(({ data, at }) => data.tags.map((name) => ({ name, by: -1, at }))),
        tx,
      ),
    'topic.updated': (events, tx) =>
      useTags(
        events.flatMap(({ data, at }) => [
          ...data.tagsAdded.map((name) => ({ name, by: 1, at })),
          ...data.tagsRemoved.map((name) => ({ name, by: -1, at })),
        ]),
        tx,
      ),
  },
};

async function useTags(
  uses: { name: string; by: number; at: Date | null }[],
  { session }: Pick<LaneTx, 'session'>,
): Promise<void> {
  const updates = uses.map(({ name, by, at }) => ({
    updateOne: {
      filter: { name },
      update: { $inc: { usageCount: by }, ...(by > 0 && at ? { $max: { lastUsed: at } } : {}) },
    },
  }));
  if (updates.length > 0) await TagModel.collection.bulkWrite(updates, { session });
}
