import { targetRow } from '../../domain.js';
import { fullNameOf, User, UserStatus, type User as UserRow } from '../../models/identity/index.js';
import {
  Comment,
  CommentModel,
  LONGEST_COMMENT,
  MAX_COMMENT_DEPTH,
  onPost,
  Post,
  PostModel,
  Story,
  type Comment as CommentRow,
  type Post as PostRow,
  type Story as StoryRow,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeComment, canSeePost, canSeeStory } from '../../rules/social/index.js';
import { defineTarget, wordsOf } from '../../rules/target.js';
import { moderatedComment, moderatedPost, moderatedStory } from './moderated.js';
import { checkPublished } from './visible.js';

/** The social domain's targets of comments, reactions, reports and favourites. */
export const socialTargets = {
  Post: defineTarget<PostRow>({
    type: () => Post,
    noun: 'post',
    find: (ctx, id) => ctx.loaders.post.get(id),
    visible: canSeePost,
    author: ({ author }) => author,
    model: PostModel,
    comments: {
      maxDepth: MAX_COMMENT_DEPTH,
      maxLength: LONGEST_COMMENT.post,
      attachments: 0,
      check: (_, post, field) => checkPublished(post, field),
      fold({ id, thread }, by, inc) {
        inc(PostModel, id, onPost('comments', by));
        if (thread) inc(PostModel, id, { 'stats.threads': by });
      },
    },
    reactions: {
      check: (_, post, field) => checkPublished(post, field),
      fold: ({ id }, by, inc) => inc(PostModel, id, onPost('likes', by)),
    },
    evidence: ({ title, caption: text, media, visibility, createdAt, deletedAt }) =>
      deletedAt
        ? null
        : { ...wordsOf({ title, text }), media: media.map(({ url }) => url), visibility, createdAt },
    favorite: true,
    moderation: moderatedPost,
  }),

  Comment: defineTarget<CommentRow>({
    type: () => Comment,
    noun: 'comment',
    find: (ctx, id) => ctx.loaders.comment.get(id),
    visible: (ctx, comment) => !comment.deletedAt && canSeeComment(ctx, comment),
    author: ({ author }) => author,
    model: CommentModel,
    async group(ctx, { targetType, target: id }) {
      const row = targetRow(targetType);
      const target = row.group ? await row.find(ctx, id) : null;
      return (target && (await row.group?.(ctx, target))) ?? null;
    },
    async moderates(ctx, { targetType, target: id }) {
      const row = targetRow(targetType);
      const target = row.moderates ? await row.find(ctx, id) : null;
      return target !== null && ((await row.moderates?.(ctx, target)) ?? false);
    },
    reactions: {
      async check(ctx, { targetType, target: id }, field) {
        const row = targetRow(targetType);
        const target = row.comments?.react ? await row.find(ctx, id) : null;
        if (target) await row.comments?.react?.(ctx, target, field);
      },
      fold: ({ id }, by, inc) => inc(CommentModel, id, { 'stats.likes': by }),
    },
    evidence: ({ body: text, attachments = [], createdAt, deletedAt }) =>
      deletedAt ? null : { ...wordsOf({ text }), media: attachments.map(({ url }) => url), createdAt },
    favorite: true,
    moderation: moderatedComment,
  }),

  Story: defineTarget<StoryRow>({
    type: () => Story,
    noun: 'story',
    find: (ctx, id) => ctx.loaders.story.get(id),
    visible: canSeeStory,
    author: ({ author }) => author,
    evidence: ({ text, media, visibility, createdAt, deletedAt }) =>
      deletedAt ? null : { ...wordsOf({ text }), media: media ? [media.url] : [], visibility, createdAt },
    moderation: moderatedStory,
  }),

  User: defineTarget<UserRow>({
    type: () => User,
    noun: 'person',
    find: (ctx, id) => ctx.loaders.user.get(id),
    visible: canSeeUser,
    author: ({ _id }) => _id,
    evidence(user) {
      if (user.deletedAt || user.status === UserStatus.DELETED) return null;
      const { bio: text, avatar, coverImage, privacy, createdAt } = user;
      const media = [avatar, coverImage].filter((url) => url != null);
      const words = wordsOf({ title: fullNameOf(user), text });
      return { ...words, media, visibility: privacy.profileVisibility, createdAt };
    },
  }),
};
