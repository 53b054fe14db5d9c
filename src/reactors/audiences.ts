import type { ClientSession, Types } from 'mongoose';
import type { LaneTx, Reactor } from '../events/lane.js';
import { UserModel, type User } from '../models/identity/index.js';
import { PostModel, PostVisibility, type Post } from '../models/social/index.js';
import { audienceOf } from '../rules/social/index.js';

/** Keeps the stored audience of posts what their own visibility and their author's privacy make of it. */
export const audiences: Reactor = {
  name: 'audiences',
  on: {
    'user.privacy-changed': changed,
    'user.suspended': changed,
    'user.restored': changed,
    'user.erasure-scheduled': changed,
    'user.erasure-cancelled': changed,
    // A post may have been written while its author changed who may see it.
    'post.created': (events, { session }) =>
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
    if (audience && audience !== post.audience)
      await PostModel.collection.updateOne({ _id: post._id }, { $set: { audience } }, { session });
  }
}
