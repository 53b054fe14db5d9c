import type { ClientSession, Types } from 'mongoose';
import { laneOf, type Reactor } from '../events/lane.js';
import { UserModel, type User } from '../models/identity/index.js';
import { ReportTarget, type ReportedContent } from '../models/moderation/index.js';
import { CommentModel, PostModel, type Comment, type Post } from '../models/social/index.js';
import { checkAutomatically } from '../services/moderation/index.js';
import { foldFlag } from './moderation-cases.js';

type ObjectId = Types.ObjectId;

const HOUR_MS = 60 * 60 * 1_000;
/** Number of an author's texts that are checked for repetition. */
const MOST_RECENT = 20;

/** Published content with the text for the rules. */
interface Published {
  targetType: ReportTarget;
  target: ObjectId;
  author: ObjectId;
  text: string;
  createdAt: Date;
  visibility?: string;
  group?: ObjectId;
}

/** Applies the automatic rules to published content, and adds their findings to its open case. */
const automaticFlags: Reactor = {
  name: 'automatic-flags',
  on: {
    async 'post.created'(events, { session }) {
      const rows = await PostModel.collection
        .find<Post>(
          { _id: { $in: events.map(({ data }) => data.post) }, deletedAt: null },
          { session, projection: { author: 1, title: 1, caption: 1, createdAt: 1, visibility: 1 } },
        )
        .toArray();
      await checkAll(
        rows.map(({ _id: target, author, title, caption, createdAt, visibility }) => ({
          ...{ targetType: ReportTarget.POST, target, author, createdAt, visibility },
          text: [title, caption].filter(Boolean).join('\n'),
        })),
        session,
      );
    },
    async 'comment.added'(events, { session }) {
      const groups = new Map(events.map(({ data }) => [data.comment.toHexString(), data.group]));
      const rows = await CommentModel.collection
        .find<Comment>(
          { _id: { $in: events.map(({ data }) => data.comment) }, deletedAt: null },
          { session, projection: { author: 1, body: 1, createdAt: 1 } },
        )
        .toArray();
      await checkAll(
        rows.map(({ _id: target, author, body: text, createdAt }) => {
          const group = groups.get(target.toHexString());
          const targetType = ReportTarget.COMMENT;
          return { targetType, target, author, text, createdAt, ...(group ? { group } : {}) };
        }),
        session,
      );
    },
  },
};

async function checkAll(all: readonly Published[], session: ClientSession): Promise<void> {
  const said = all.filter(({ text }) => text !== '');
  if (said.length === 0) return;
  const authors = [...new Map(said.map(({ author }) => [author.toHexString(), author])).values()];
  const users = await UserModel.collection
    .find<Pick<User, '_id' | 'createdAt' | 'username'>>(
      { _id: { $in: authors } },
      { session, projection: { createdAt: 1, username: 1 } },
    )
    .toArray();
  const known = new Map(users.map((user) => [user._id.toHexString(), user]));
  for (const one of said) {
    const user = known.get(one.author.toHexString());
    if (user) await check(one, user, session);
  }
}

async function check(
  one: Published,
  user: Pick<User, 'createdAt' | 'username'>,
  session: ClientSession,
): Promise<void> {
  const { text, createdAt, author } = one;
  const accountAgeMs = createdAt.getTime() - user.createdAt.getTime();
  const recent = await recentTexts(one, session);
  const found = checkAutomatically({ text, recent, accountAgeMs });
  if (!found) return;
  const evidence: ReportedContent = {
    ...{ author, authorUsername: user.username, text: text.slice(0, 5_000), media: [], createdAt },
    ...(one.visibility ? { visibility: one.visibility } : {}),
  };
  const { targetType, target, group } = one;
  await foldFlag(
    { targetType, target, targetAuthor: author, evidence, group, at: createdAt, ...found },
    session,
  );
}

/** The author's content of the same type within the hour before. */
async function recentTexts(
  { targetType, target, author, createdAt }: Published,
  session: ClientSession,
): Promise<string[]> {
  const since = new Date(createdAt.getTime() - HOUR_MS);
  const filter = { author, createdAt: { $gte: since, $lte: createdAt }, _id: { $ne: target } };
  const options = { session, sort: { createdAt: -1 as const }, limit: MOST_RECENT };
  if (targetType === ReportTarget.COMMENT) {
    const rows = await CommentModel.collection
      .find<Pick<Comment, 'body'>>(filter, { ...options, projection: { body: 1 } })
      .toArray();
    return rows.map(({ body }) => body);
  }
  const rows = await PostModel.collection
    .find<Pick<Post, 'title' | 'caption'>>(filter, { ...options, projection: { title: 1, caption: 1 } })
    .toArray();
  return rows.map(({ title, caption }) => [title, caption].filter(Boolean).join('\n'));
}

/** The lane of the automatic rules. It may lag, because no request waits for it. */
export const automaticFlagsLane = laneOf('automatic-flags', [automaticFlags], { batchSize: 50, paceMs: 200 });
