import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import { countGroups, GROUP_ORDERS, scanGroups } from '../../loaders/community/lists/group.js';
import {
  BY_ROLE,
  countMembers,
  scanInvitations,
  scanMembers,
} from '../../loaders/community/lists/membership.js';
import {
  BY_WAITING,
  countTopics,
  PINNED_FIRST,
  scanPending,
  scanTopics,
} from '../../loaders/community/lists/topic.js';
import { page } from '../../loaders/page.js';
import {
  CommunityPostType,
  Group,
  GroupCategory,
  GroupStats,
  MEMBER_STATUSES,
  Membership,
  MembershipRole,
  MembershipStatus,
  type CommunityPost,
  type Group as GroupRow,
  type GroupInvitation,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { canReadGroup, canSeeGroup, mayInGroup } from '../../rules/community/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { loadAuthor } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { validInvitation } from '../../services/community/index.js';
import { slugTarget } from '../../services/system/index.js';
import { emptyPage, positionBy } from '../social/pages.js';
import { searchWords } from '../social/search-query.js';
import {
  GroupConnection,
  GroupInvitationConnection,
  GroupPreview,
  GroupSort,
  MembershipConnection,
} from './group.type.js';
import { memberPage, topicOrder, topicPage, visibilitiesFor } from './pages.js';
import { CommunityPostConnection, CommunityPostSort } from './topic.type.js';

/** Groups. Their visibility was checked before; their content has its own rules. */
@Resolver(() => Group)
export class GroupResolver {
  @Query(() => GroupConnection, {
    nullable: true,
    description: 'Groups, without secret and archived ones. The total is null for more than 10,000.',
  })
  groups(
    @Arg('category', () => GroupCategory, { nullable: true, description: 'Only groups of this topic.' })
    category: GroupCategory | null,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words that stand in the name, description or tags. Up to 100 characters.',
    })
    search: string | null,
    @Arg('sort', () => GroupSort, { nullable: true, description: 'The order. Defaults to POPULAR.' })
    sort: GroupSort | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Group>> {
    const filter = { category: category ?? null, words: searchWords(search ?? '') };
    const order = GROUP_ORDERS[sort ?? GroupSort.POPULAR];
    return page<GroupRow, Group>(toRange(args), {
      skeleton: (range) => scanGroups(ctx.loaders, range, filter, order),
      position: positionBy(order),
      hydrate: (row) => row,
      visible: (row) => canSeeGroup(ctx, row),
      count: () => countGroups(ctx.loaders, filter),
    });
  }

  @Query(() => Group, {
    nullable: true,
    description: 'A group by its slug, current or former. Null if there is none that the viewer may see.',
  })
  async group(
    @Arg('slug', () => String, { description: 'The slug of the group.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Group | null> {
    const id = await slugTarget('Group', slug);
    const group = id && (await ctx.loaders.group.load(id));
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @Query(() => GroupPreview, {
    nullable: true,
    description: 'The preview of a group by its invitation link. Null if the link is not valid.',
  })
  async groupInvitationPreview(
    @Arg('code', () => String, { description: 'The code of the link.' }) code: string,
  ): Promise<GroupPreview | null> {
    const found = await validInvitation(code, sharedNow());
    if (!found) return null;
    const { group, invitation } = found;
    const { name, description, avatar = null, category, visibility, stats, rules } = group;
    return {
      ...{ name, description, avatar, category, visibility, members: stats.members, rules },
      needsApproval: group.joinApprovalRequired && !invitation.admits,
    };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The owner. Null if the viewer may not see them.',
  })
  owner(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return seenUser(ctx, (root as GroupRow).owner);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who created the group. Null if the viewer may not see them.',
  })
  creator(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return seenUser(ctx, (root as GroupRow).creator);
  }

  @FieldResolver(() => GroupStats, { description: 'Counts of the group.' })
  stats(@Root() root: unknown): GroupStats {
    const { stats, _id } = root as GroupRow;
    return { ...stats, group: _id };
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'The membership of the viewer, in whatever state. Null if there is none.',
  })
  viewerMembership(@Root() root: unknown, @Ctx() ctx: Context): Promise<Membership | null> | null {
    return ctx.viewer && ctx.loaders.viewerGroupMembership.load((root as GroupRow)._id).then(typedMembership);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description:
      'The members, the higher roles first. Empty if the viewer may not read the group. Other states than ACTIVE are for those who manage members.',
  })
  async members(
    @Root() root: unknown,
    @Arg('role', () => MembershipRole, { nullable: true, description: 'Only members of this role.' })
    role: MembershipRole | null,
    @Arg('status', () => MembershipStatus, {
      nullable: true,
      description: 'Only memberships in this state. Defaults to ACTIVE.',
    })
    status: MembershipStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Membership>> {
    const group = root as GroupRow;
    const range = toRange(args);
    const asked = status ?? MembershipStatus.ACTIVE;
    if (asked !== MembershipStatus.ACTIVE && !(await mayInGroup(ctx, group._id, 'canManageMembers')))
      throw refuse.forbidden('Only those who manage members see memberships in this state.', 'status');
    if (!(await canReadGroup(ctx, group))) return emptyPage(range);
    const statuses = status === null || status === undefined ? MEMBER_STATUSES : [asked];
    const filter = { group: group._id, statuses, role: role ?? null };
    return memberPage(ctx, range, group, {
      order: BY_ROLE,
      scan: (rest) => scanMembers(ctx.loaders, rest, filter),
      count: () => (role || status ? countMembers(ctx.loaders, filter) : group.stats.members),
    });
  }

  @FieldResolver(() => CommunityPostConnection, {
    nullable: true,
    description: 'The posts of the group that the viewer may see.',
  })
  async posts(
    @Root() root: unknown,
    @Arg('type', () => CommunityPostType, { nullable: true, description: 'Only posts of this type.' })
    type: CommunityPostType | null,
    @Arg('sort', () => CommunityPostSort, {
      nullable: true,
      description: 'The order. Defaults to NEW, with pinned posts first.',
    })
    sort: CommunityPostSort | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const group = root as GroupRow;
    const range = toRange(args);
    if (!(await canReadGroup(ctx, group))) return emptyPage(range);
    const filter = { group: group._id, visibilities: await visibilitiesFor(ctx, group), type: type ?? null };
    const order = topicOrder(sort ?? CommunityPostSort.NEW, true, PINNED_FIRST);
    return topicPage(ctx, range, {
      order,
      scan: (rest) => scanTopics(ctx.loaders, rest, filter, order),
      count: () => countTopics(ctx.loaders, filter),
    });
  }

  @FieldResolver(() => CommunityPostConnection, {
    nullable: true,
    description: 'Posts that wait for approval, the oldest first. For moderators of the group.',
  })
  async pendingPosts(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const { _id } = root as GroupRow;
    if (!(await mayInGroup(ctx, _id, 'canModerate')))
      throw refuse.forbidden('Only moderators of the group see posts that wait for approval.');
    return topicPage(
      ctx,
      toRange(args),
      { order: BY_WAITING, scan: (rest) => scanPending(ctx.loaders, rest, _id) },
      { muted: false },
    );
  }

  @FieldResolver(() => GroupInvitationConnection, {
    nullable: true,
    description: 'Invitation links, the latest first. For members who may invite.',
  })
  async invitations(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<GroupInvitation>> {
    const { _id } = root as GroupRow;
    if (!(await mayInGroup(ctx, _id, 'canInvite')))
      throw refuse.forbidden('Only members who may invite see invitation links.');
    return page<GroupInvitation, GroupInvitation>(toRange(args), {
      skeleton: (range) => scanInvitations(ctx.loaders, range, _id),
      position: ({ createdAt, _id: id }) => ({ key: createdAt, id }),
      hydrate: (row) => row,
    });
  }
}

/** Counts that are made when asked. */
@Resolver(() => GroupStats)
export class GroupStatsResolver {
  @FieldResolver(() => Int, { description: 'Number of members who were active in the last 24 hours.' })
  activeMembers(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.activeMembers.load((root as GroupStats).group!);
  }
}

const typedMembership = (row: Membership | null): Membership | null =>
  row && Object.assign(row, { __typename: 'Membership' });

/** A user that the viewer may see. */
export async function seenUser(ctx: Context, id: GroupRow['owner']): Promise<User | null> {
  const user = await loadAuthor(ctx, id);
  return user && (await canSeeUser(ctx, user)) ? user : null;
}
