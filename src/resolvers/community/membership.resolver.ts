import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import { BY_JOINED, countMemberships, scanMemberships } from '../../loaders/community/lists/membership.js';
import {
  scanGroupFeed,
  scanOwnTopics,
  BY_CREATION,
  TOPIC_ORDERS,
} from '../../loaders/community/lists/topic.js';
import { page } from '../../loaders/page.js';
import {
  CommunityPostStatus,
  Group,
  GroupInvitation,
  Membership,
  MembershipPermissions,
  MembershipStatus,
  type CommunityPost,
  type GroupInvitation as InvitationRow,
  type Membership as MembershipRow,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { canSeeGroup, isMember, mayInGroup, statusOf } from '../../rules/community/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { positionBy } from '../social/pages.js';
import { seenUser } from './group.resolver.js';
import { MembershipConnection } from './group.type.js';
import { topicPage } from './pages.js';
import { CommunityPostConnection } from './topic.type.js';

/** Memberships. Their visibility was checked before; the reasons of a state are shown to few. */
@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group. Null if the viewer may not see it.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const group = await ctx.loaders.group.load((root as MembershipRow).group);
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user. Null if the viewer may not see them.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return seenUser(ctx, (root as MembershipRow).user);
  }

  @FieldResolver(() => MembershipStatus, {
    description:
      'The state of the membership. A suspension reads ACTIVE to other members; a ban that is over reads LEFT.',
  })
  status(@Root() root: unknown, @Ctx() ctx: Context): Soon<MembershipStatus> {
    const row = root as MembershipRow;
    const status = statusOf(row);
    if (status !== MembershipStatus.SUSPENDED) return status;
    return after(isConcerned(ctx, row), (concerned) => (concerned ? status : MembershipStatus.ACTIVE));
  }

  @FieldResolver(() => MembershipPermissions, { description: 'The permissions of the member.' })
  permissions(@Root() root: unknown): MembershipPermissions {
    return (root as MembershipRow).permissions;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who invited this user. For the user and for those who manage members.',
  })
  async invitedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const row = root as MembershipRow;
    return row.invitedBy && (await isConcerned(ctx, row)) ? seenUser(ctx, row.invitedBy) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The note of the request to join. For the user and for those who manage members.',
  })
  applicationNote(@Root() root: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const row = root as MembershipRow;
    return after(isConcerned(ctx, row), (concerned) => (concerned && row.applicationNote) || null);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When the member last took part, to the hour. For the user and for those who manage members.',
  })
  lastActiveAt(@Root() root: unknown, @Ctx() ctx: Context): Soon<Date | null> {
    const row = root as MembershipRow;
    return after(isConcerned(ctx, row), (concerned) => (concerned ? row.lastActiveAt : null));
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When the ban or suspension ends. Null if there is none, or if it has no end.',
  })
  bannedUntil(@Root() root: unknown, @Ctx() ctx: Context): Soon<Date | null> {
    const row = root as MembershipRow;
    return after(isConcerned(ctx, row), (concerned) => (concerned ? row.bannedUntil : null));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason of the ban or suspension. For the user and for those who manage members.',
  })
  banReason(@Root() root: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const row = root as MembershipRow;
    return after(isConcerned(ctx, row), (concerned) => (concerned && row.banReason) || null);
  }
}

/** Whether the viewer is the user of a membership, or manages the members of its group. */
function isConcerned(ctx: Context, { user, group }: MembershipRow): Soon<boolean> {
  return ctx.viewer?.id.equals(user) || mayInGroup(ctx, group, 'canManageMembers');
}

/** Who made a link, and for which group. */
@Resolver(() => GroupInvitation)
export class GroupInvitationResolver {
  @FieldResolver(() => Group, {
    nullable: true,
    description: 'The group. Null if the viewer may not see it.',
  })
  async group(@Root() root: unknown, @Ctx() ctx: Context): Promise<Group | null> {
    const group = await ctx.loaders.group.load((root as InvitationRow).group);
    return group && (await canSeeGroup(ctx, group)) ? group : null;
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member who made the link. Null if the viewer may not see them.',
  })
  createdBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return seenUser(ctx, (root as InvitationRow).createdBy);
  }
}

const SHOWN: readonly MembershipStatus[] = Object.values(MembershipStatus);

/** The viewer's groups, and what they have written. */
@Resolver(() => Viewer)
export class ViewerCommunityResolver {
  @FieldResolver(() => MembershipConnection, {
    description: 'The memberships of the viewer, the latest first. Without a status, those that hold.',
  })
  memberships(
    @Root() root: unknown,
    @Arg('status', () => MembershipStatus, {
      nullable: true,
      description: 'Only memberships in this state. Defaults to ACTIVE.',
    })
    status: MembershipStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Membership>> {
    const user = (root as Viewer).user._id;
    const asked = status ?? MembershipStatus.ACTIVE;
    const filter = { user, status: SHOWN.includes(asked) ? asked : MembershipStatus.ACTIVE };
    return page<MembershipRow, Membership>(toRange(args), {
      skeleton: (range) => scanMemberships(ctx.loaders, range, filter),
      position: positionBy(BY_JOINED),
      prepare: (rows) => ctx.loaders.group.ensure(rows.map(({ group }) => group)),
      hydrate: (row) => row,
      visible: (row) => statusOf(row) === asked || (status == null && isMember(row)),
      count: () => countMemberships(ctx.loaders, filter),
    });
  }

  @FieldResolver(() => CommunityPostConnection, {
    description: 'The community posts of the viewer in a state, the latest first.',
  })
  communityPosts(
    @Root() root: unknown,
    @Arg('status', () => CommunityPostStatus, {
      nullable: true,
      description: 'The publication status. Defaults to PUBLISHED.',
    })
    status: CommunityPostStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const user = (root as Viewer).user._id;
    const asked = status ?? CommunityPostStatus.PUBLISHED;
    return topicPage(
      ctx,
      toRange(args),
      { order: BY_CREATION, scan: (range) => scanOwnTopics(ctx.loaders, range, user, asked) },
      { muted: false },
    );
  }

  @FieldResolver(() => CommunityPostConnection, {
    description: 'Posts of the viewer’s groups, the latest activity first.',
  })
  groupFeed(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CommunityPost>> {
    const user = (root as Viewer).user._id;
    return topicPage(ctx, toRange(args), {
      order: TOPIC_ORDERS.active,
      scan: (range) => scanGroupFeed(ctx.loaders, range, user),
    });
  }
}
