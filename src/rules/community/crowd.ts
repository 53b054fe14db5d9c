import type { Types } from 'mongoose';
import type { Viewer } from '../../auth/viewer.js';
import { ruleContext } from '../../loaders/rule-context.js';
import {
  GroupModel,
  MembershipModel,
  CommunityPostModel,
  type CommunityPost,
  type Group,
  type Membership,
} from '../../models/community/index.js';
import { UserModel, type User } from '../../models/identity/index.js';
import { BlockModel, type Block } from '../../models/social/index.js';
import { canSeeCommunityPost } from './can-see-community-post.js';

/**
 * `canSeeCommunityPost` for many viewers: the data of the rule is loaded for all of them in a few commands, and the
 * rule itself decides for each.
 */
export async function crowdSeesCommunityPost(
  id: Types.ObjectId,
  viewers: readonly (Viewer | null)[],
): Promise<boolean[]> {
  const post = await CommunityPostModel.findById(id).lean<CommunityPost>();
  if (!post) return viewers.map(() => false);
  const users = viewers.flatMap((viewer) => (viewer ? [viewer.id] : []));
  const [author, group, memberships, blocks] = await Promise.all([
    UserModel.findById(post.author).lean<User>(),
    post.group ? GroupModel.findById(post.group).lean<Group>() : null,
    post.group ? MembershipModel.find({ group: post.group, user: { $in: users } }).lean<Membership[]>() : [],
    BlockModel.find({
      $or: [
        { blocker: post.author, blocked: { $in: users } },
        { blocked: post.author, blocker: { $in: users } },
      ],
    }).lean<Block[]>(),
  ]);
  const memberOf = new Map(memberships.map((row) => [String(row.user), row]));
  const has = (one: Types.ObjectId, other: Types.ObjectId) =>
    blocks.some(({ blocker, blocked }) => blocker.equals(one) && blocked.equals(other));
  return Promise.all(
    viewers.map((viewer) => {
      const ctx = ruleContext(viewer);
      const { loaders } = ctx;
      loaders.user.prime(post.author, author as never);
      if (post.group) loaders.group.prime(post.group, group);
      if (viewer) {
        if (post.group)
          loaders.viewerGroupMembership.prime(post.group, memberOf.get(String(viewer.id)) ?? null);
        loaders.viewerBlocks.prime(post.author, {
          blocked: has(viewer.id, post.author),
          blockedBy: has(post.author, viewer.id),
        });
      }
      return canSeeCommunityPost(ctx, post);
    }),
  );
}
