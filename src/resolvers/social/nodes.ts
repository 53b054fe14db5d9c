import { FollowStatus } from '../../models/social/index.js';
import {
  canSeeComment,
  canSeeHighlight,
  canSeeNotification,
  canSeePost,
  canSeeStory,
} from '../../rules/social/index.js';
import type { NodeRows } from '../node-types.js';
import { toFollowRequest } from './follow-request.js';

/** The types of this domain that `node(id)` fetches. */
export const socialNodes: NodeRows = {
  Post: async (ctx, id) => {
    const post = await ctx.loaders.post.load(id);
    return post && (await canSeePost(ctx, post)) ? post : null;
  },
  Comment: async (ctx, id) => {
    const comment = await ctx.loaders.comment.load(id);
    return comment && (await canSeeComment(ctx, comment)) ? comment : null;
  },
  Story: async (ctx, id) => {
    const story = await ctx.loaders.story.load(id);
    return story && (await canSeeStory(ctx, story)) ? story : null;
  },
  Highlight: async (ctx, id) => {
    const highlight = await ctx.loaders.highlight.load(id);
    return highlight && (await canSeeHighlight(ctx, highlight)) ? highlight : null;
  },
  Notification: async (ctx, id) => {
    const notification = await ctx.loaders.notification.load(id);
    return notification && (await canSeeNotification(ctx, notification)) ? notification : null;
  },
  Tag: (ctx, id) => ctx.loaders.tag.load(id),
  FollowRequest: async (ctx, id) => {
    const follow = await ctx.loaders.followRequest.load(id);
    const waits = follow?.status === FollowStatus.REQUESTED && ctx.viewer?.id.equals(follow.following);
    return waits ? toFollowRequest(ctx, follow) : null;
  },
};
