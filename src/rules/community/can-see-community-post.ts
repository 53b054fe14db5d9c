import { isModerator } from '../../auth/viewer.js';
import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityPostStatus,
  CommunityPostVisibility,
  type CommunityPost,
  type Group,
} from '../../models/community/index.js';
import { canSeeUser } from '../identity/index.js';
import { loadAuthor } from '../social/index.js';
import { canReadGroup } from './can-see-group.js';
import { mayInGroup, viewerIsMember } from './membership.js';

/**
 * May the viewer see this community post? The one rule of every surface: lists, search, counts, `node(id)`, comments,
 * reactions, notifications and subscriptions. It decides by the group as it is now.
 */
export function canSeeCommunityPost(ctx: Context, post: CommunityPost): Soon<boolean> {
  if (post.deletedAt) return false;
  const group = post.group ? ctx.loaders.group.get(post.group) : null;
  const membership = post.group && ctx.viewer ? ctx.loaders.viewerGroupMembership.get(post.group) : null;
  return after(together([loadAuthor(ctx, post.author), group, membership]), ([author, found]) => {
    if (author === null || (post.group && found === null)) return false;
    return after(canSeeUser(ctx, author), (seen) => seen && isInSight(ctx, post, found));
  });
}

function isInSight(ctx: Context, post: CommunityPost, group: Group | null): Soon<boolean> {
  return after(group ? canReadGroup(ctx, group) : true, (reads) => reads && isShown(ctx, post));
}

function isShown(ctx: Context, post: CommunityPost): Soon<boolean> {
  const { status, visibility, group, author } = post;
  if (ctx.viewer?.id.equals(author)) return true;
  if (status === CommunityPostStatus.DRAFT || visibility === CommunityPostVisibility.PRIVATE) return false;
  if (status === CommunityPostStatus.PENDING || status === CommunityPostStatus.REMOVED)
    return moderatesCommunityPost(ctx, post);
  if (visibility === CommunityPostVisibility.PUBLIC) return true;
  if (visibility === CommunityPostVisibility.COMMUNITY) return ctx.viewer !== null;
  if (!group) return false;
  return visibility === CommunityPostVisibility.MEMBERS
    ? viewerIsMember(ctx, group)
    : mayInGroup(ctx, group, 'canModerate');
}

/** Whether the viewer moderates a post: the moderators of its group; of one in no group, those of the platform. */
export function moderatesCommunityPost(ctx: Context, { group }: Pick<CommunityPost, 'group'>): Soon<boolean> {
  return group ? mayInGroup(ctx, group, 'canModerate') : isModerator(ctx);
}
