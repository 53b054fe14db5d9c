import type { Types } from 'mongoose';
import { ReportTarget, type ReportedContent } from '../../models/community/index.js';
import { fullNameOf, UserStatus } from '../../models/identity/index.js';
import type { Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { canSeeUser } from '../identity/index.js';
import { canSeeMessage } from '../messaging/index.js';
import { canSeeComment, canSeePost, canSeeStory } from '../social/index.js';

/** A thing that can be reported, as it is now, whether or not the viewer may see it. */
export interface Reportable {
  id: Types.ObjectId;
  author: Types.ObjectId;
  /** The document, for a union. */
  node: object;
  /** What it says. */
  content: Omit<ReportedContent, 'author' | 'authorUsername'>;
  /** The rule of its type. */
  visible(): Soon<boolean>;
}

type Find = (ctx: Context, id: Types.ObjectId) => Promise<Reportable | null>;

/** What can be reported, a row a type: how it is found and what of it is evidence; null once it is gone. */
export const REPORTABLE: Record<ReportTarget, Find> = {
  async [ReportTarget.POST](ctx, id) {
    const post = await ctx.loaders.post.load(id);
    if (!post || post.deletedAt) return null;
    // A repost has nothing of its own.
    if (post.repostOf) return REPORTABLE[ReportTarget.POST](ctx, post.repostOf);
    const { author, title, caption: text, visibility, createdAt } = post;
    const media = post.media.map(({ url }) => url);
    const content = { ...given({ title, text }), media, visibility, createdAt };
    return { id, author, node: post, content, visible: () => canSeePost(ctx, post) };
  },

  async [ReportTarget.COMMENT](ctx, id) {
    const comment = await ctx.loaders.comment.load(id);
    if (!comment || comment.deletedAt) return null;
    const { author, body: text, createdAt } = comment;
    const content = { text, media: [], createdAt };
    return { id, author, node: comment, content, visible: () => canSeeComment(ctx, comment) };
  },

  async [ReportTarget.STORY](ctx, id) {
    const story = await ctx.loaders.story.load(id);
    if (!story || story.deletedAt) return null;
    const { author, text, media, visibility, createdAt } = story;
    const content = { ...given({ text }), media: media ? [media.url] : [], visibility, createdAt };
    return { id, author, node: story, content, visible: () => canSeeStory(ctx, story) };
  },

  async [ReportTarget.USER](ctx, id) {
    const user = await ctx.loaders.user.load(id);
    if (!user || user.deletedAt || user.status === UserStatus.DELETED) return null;
    const { bio: text, avatar, coverImage, privacy, createdAt } = user;
    const media = [avatar, coverImage].filter((url) => url != null);
    const content = {
      ...given({ title: fullNameOf(user), text }),
      ...{ media, visibility: privacy.profileVisibility, createdAt },
    };
    return { id, author: id, node: user, content, visible: () => canSeeUser(ctx, user) };
  },

  async [ReportTarget.MESSAGE](ctx, id) {
    const message = await ctx.loaders.message.load(id);
    if (!message || message.deletedAt) return null;
    const { author, body: text, attachments, createdAt } = message;
    const content = { ...given({ text }), media: attachments.map(({ url }) => url), createdAt };
    return { id, author, node: message, content, visible: () => canSeeMessage(ctx, message) };
  },
};

/** Without what is not there. */
function given(words: { title?: string | undefined; text?: string | undefined }) {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value)) as {
    title?: string;
    text?: string;
  };
}
