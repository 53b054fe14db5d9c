import { after, together, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import type { ListOrder } from '../../loaders/keyset.js';
import { page } from '../../loaders/page.js';
import { TOPIC_ORDERS, type TopicFilter } from '../../loaders/community/lists/topic.js';
import {
  CommunityPostVisibility,
  type CommunityPost,
  type Group,
  type Membership,
} from '../../models/community/index.js';
import {
  canSeeCommunityPost,
  canSeeMembership,
  hasPermission,
  isMember,
} from '../../rules/community/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { hasMuted, loadAuthor, loadAuthors } from '../../rules/social/index.js';
import type { Range } from '../../schema/page-args.js';
import { positionBy } from '../social/pages.js';

type Count = () => Promise<number | null> | number | null;

interface List<TRow> {
  scan: (range: Range) => Promise<TRow[]>;
  order: ListOrder;
  count?: Count;
}

/** A page of community posts, each asked by the rule of community posts; without those of muted users. */
export function topicPage(
  ctx: Context,
  range: Range,
  { scan, order, count }: List<CommunityPost>,
  { muted = true }: { muted?: boolean } = {},
) {
  return page<CommunityPost, CommunityPost>(range, {
    skeleton: scan,
    position: positionBy(order),
    prepare: (posts) => loadForTopics(ctx, posts, muted),
    hydrate: (post) => post,
    visible: (post) =>
      after(
        together([canSeeCommunityPost(ctx, post), muted ? hasMuted(ctx, post.author) : false]),
        ([seen, isMuted]) => seen && !isMuted,
      ),
    ...(count ? { count } : {}),
  });
}

/** Loads what the rule asks about the posts of a page, in one round trip. */
function loadForTopics(ctx: Context, posts: readonly CommunityPost[], mutes: boolean): Soon<unknown> {
  const groups = posts.flatMap(({ group }) => group ?? []);
  return together([
    loadAuthors(
      ctx,
      posts.map(({ author }) => author),
      { mutes },
    ),
    ctx.loaders.group.ensure(groups),
    ctx.viewer ? ctx.loaders.viewerGroupMembership.ensure(groups) : null,
  ]);
}

/** A page of memberships of a group that the viewer may see. */
export function memberPage(
  ctx: Context,
  range: Range,
  group: Group,
  { scan, order, count }: List<Membership>,
) {
  return page<Membership, Membership>(range, {
    skeleton: scan,
    position: positionBy(order),
    prepare: (rows) =>
      loadAuthors(
        ctx,
        rows.map(({ user }) => user),
      ),
    hydrate: (row) => row,
    visible: (row) =>
      after(
        together([canSeeMembership(ctx, group, row), loadAuthor(ctx, row.user)]),
        ([seen, user]) => seen && user !== null && canSeeUser(ctx, user),
      ),
    ...(count ? { count } : {}),
  });
}

const { PUBLIC, COMMUNITY, MEMBERS, MODERATORS } = CommunityPostVisibility;

/** The visibilities that lists show to this viewer, in a group or outside of groups. */
export async function visibilitiesFor(
  ctx: Context,
  group: Group | null,
): Promise<TopicFilter['visibilities']> {
  const open = ctx.viewer ? [PUBLIC, COMMUNITY] : [PUBLIC];
  if (!group || !ctx.viewer) return open;
  const mine = await ctx.loaders.viewerGroupMembership.load(group._id);
  if (!isMember(mine)) return open;
  return hasPermission(mine, 'canModerate') ? [...open, MEMBERS, MODERATORS] : [...open, MEMBERS];
}

/** The order of a list: in a group, pinned posts stand before all others of the newest. */
export const topicOrder = (
  sort: keyof typeof TOPIC_ORDERS,
  inGroup: boolean,
  pinned: ListOrder,
): ListOrder => (inGroup && sort === 'new' ? pinned : TOPIC_ORDERS[sort]);
