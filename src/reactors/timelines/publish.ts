import type { ClientSession, Types } from 'mongoose';
import type { LaneTx, Reactor } from '../../events/lane.js';
import { Audience, PostModel, PostStatus, TimelineEntryModel } from '../../models/social/index.js';
import type { Post } from '../../models/social/index.js';
import { pushableFollowers } from './audience-size.js';
import { noteDelivered } from './announced.js';
import { deliver, type Delivery } from './deliver.js';

/** Audiences without readers: such posts are in no timeline. */
export const UNHEARD: readonly Audience[] = [Audience.PRIVATE, Audience.NOBODY];

type Published = Omit<Delivery, 'owner'>;

/** Adds posts to the timelines of their authors' followers, and removes them. */
export const publishing: Reactor['on'] = {
  'post.created': (events, { session }) =>
    push(
      events.filter(({ data }) => !UNHEARD.includes(data.audience)).map(({ data }) => data),
      session,
    ),
  async 'post.restored'(events, tx) {
    for (const { data } of events) if (!UNHEARD.includes(data.audience)) await pushAgain(data.post, tx);
  },
  'post.reposted': (events, { session }) =>
    push(
      events.filter(({ data }) => !UNHEARD.includes(data.audience)).map(({ data }) => data),
      session,
    ),
  async 'post.updated'(events, tx) {
    for (const { data } of events) {
      const [before, after] = [data.audienceBefore, data.audience].map((one) => UNHEARD.includes(one));
      if (before && !after) await pushAgain(data.post, tx);
      if (!before && after)
        await TimelineEntryModel.collection.deleteMany(
          { post: data.post, owner: { $ne: data.author } },
          { session: tx.session },
        );
    }
  },
  'post.deleted': (events, { session }) =>
    takeOut(
      events.map(({ data }) => data.post),
      session,
    ),
  'post.archived': (events, { session }) =>
    takeOut(
      events.map(({ data }) => data.post),
      session,
    ),
  'post.unreposted': (events, { session }) =>
    takeOut(
      events.map(({ data }) => data.post),
      session,
    ),
};

async function takeOut(posts: Types.ObjectId[], session: ClientSession): Promise<void> {
  await TimelineEntryModel.collection.deleteMany({ post: { $in: posts } }, { session });
}

async function push(posts: readonly Published[], session: ClientSession): Promise<void> {
  const followersOf = new Map<string, Types.ObjectId[] | null>();
  const entries: Delivery[] = [];
  for (const { post, author, category, at } of posts) {
    const key = author.toHexString();
    if (!followersOf.has(key)) followersOf.set(key, await pushableFollowers(author, session));
    noteDelivered(post, followersOf.get(key) ?? []);
    for (const owner of followersOf.get(key) ?? []) entries.push({ owner, post, author, category, at });
  }
  await deliver(entries, session);
}

async function pushAgain(id: Types.ObjectId, { session }: LaneTx): Promise<void> {
  const post = await PostModel.collection.findOne<Post>(
    { _id: id, deletedAt: null, status: PostStatus.PUBLISHED },
    { session },
  );
  if (post)
    await push([{ post: id, author: post.author, category: post.category, at: post.createdAt }], session);
}
