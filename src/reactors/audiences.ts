import type { ClientSession, Types } from 'mongoose';
import type { LaneTx, Reactor } from '../events/lane.js';
import { UserModel, type User } from '../models/identity/index.js';
import { Audience, LISTED, PostModel, PostVisibility, type Post } from '../models/social/index.js';
import { audienceOf } from '../rules/social/index.js';
import { fold } from './tag-usage.js';

/** Updates the stored audience of posts from their visibility and their author's privacy. */
export const audiences: Reactor = {
  name: 'audiences',
  on: {
    'user.privacy-changed': changed,
    'user.suspended': changed,
    'user.restored': changed,
    'user.erasure-scheduled': changed,
    'user.erasure-cancelled': changed,
    // The author may have changed their privacy while the post was written.
    'post.created': (events, { session }) =>
      verify(
        events.map(({ data }) => data.post),
        session,
      ),
    'post.restored': (events, { session }) =>
      verify(
        events.map(({ data }) => data.post),
        session,
      ),
    'post.reposted': (events, { session }) =>
      verify(
        events.map(({ data }) => data.post),
        session,
      ),
    'post.updated': (events, { session }) =>
      verify(
        events.map(({ data }) => data.post),
        session,
      ),
  },
};

type Author = Pick<User, '_id' | 'status' | 'deletedAt' | 'privacy'>;

const authorsOf = (ids: readonly Types.ObjectId[], session: ClientSession): Promise<Author[]> =>
  UserModel.collection
    .find<Author>(
      { _id: { $in: [...ids] } },
      { session, projection: { status: 1, deletedAt: 1, privacy: 1 } },
    )
    .toArray();

async function changed(
  events: readonly { data: { user: Types.ObjectId } }[],
  { session }: Pick<LaneTx, 'session'>,
): Promise<void> {
  const authors = await authorsOf(
    events.map(({ data }) => data.user),
    session,
  );
  for (const author of authors) await recompute(author, session);
}

async function recompute(author: Author, session: ClientSession): Promise<void> {
  for (const visibility of Object.values(PostVisibility)) {
    const audience = audienceOf(visibility, author);
    await moveTags({ author: author._id, visibility, audience: { $ne: audience } }, audience, session);
    await PostModel.collection.updateMany(
      { author: author._id, visibility, audience: { $ne: audience } },
      { $set: { audience } },
      { session },
    );
  }
}

async function verify(ids: Types.ObjectId[], session: ClientSession): Promise<void> {
  const posts = await PostModel.collection
    .find<Pick<Post, '_id' | 'author' | 'visibility' | 'audience'>>(
      { _id: { $in: ids } },
      { session, projection: { author: 1, visibility: 1, audience: 1 } },
    )
    .toArray();
  const authors = await authorsOf(
    posts.map(({ author }) => author),
    session,
  );
  const byId = new Map(authors.map((author) => [author._id.toHexString(), author]));
  for (const post of posts) {
    const author = byId.get(post.author.toHexString());
    const audience = author && audienceOf(post.visibility, author);
    if (!audience || audience === post.audience) continue;
    await moveTags({ _id: post._id }, audience, session);
    await PostModel.collection.updateOne({ _id: post._id }, { $set: { audience } }, { session });
  }
}

/** Adjusts the tag counts of published posts that become public or stop being public. */
async function moveTags(posts: object, audience: Audience, session: ClientSession): Promise<void> {
  const into = audience === Audience.PUBLIC;
  const before = into ? {} : { audience: Audience.PUBLIC };
  const rows = await PostModel.collection
    .aggregate<{ _id: string; n: number; at: Date }>(
      [
        { $match: { $and: [posts, before], ...LISTED, 'tags.0': { $exists: true } } },
        { $unwind: '$tags' },
        { $group: { _id: '$tags', n: { $sum: 1 }, at: { $max: '$createdAt' } } },
      ],
      { session },
    )
    .toArray();
  const changes = rows.map(({ _id: name, n, at }) => ({ name, by: into ? n : -n, at: into ? at : null }));
  await fold({ session }, changes);
}
