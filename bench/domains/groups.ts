import {
  CommunityAudience,
  CommunityPostModel,
  CommunityPostStatus,
  CommunityPostVisibility,
  GroupModel,
  MembershipModel,
  MembershipRole,
  MembershipStatus,
  orderOf,
  permissionsOf,
  topicRank,
} from '../../src/models/community/index.js';
import { SlugModel } from '../../src/models/system/slug.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { AUTHORS, PEOPLE, VIEWER } from '../data/people.js';
import { rowsOf, type Domain } from './domain.js';

const topicOf = rowsOf(CommunityPostModel);
const groupOf = rowsOf(GroupModel);
const memberOf = rowsOf(MembershipModel);
const nameOf = (n: number): string => `bench-group-${n}`;

/** A post of the forum, whole as the services write it. */
export function topicRow(n: number, group: number, comments = 0): object {
  const at = before(1_000 + n * 60);
  const body = 'Thirty-five or fifty? For a walk through the old town, at dusk, without a tripod.';
  return topicOf(at, {
    ...{ _id: idOf('topic', n), author: idOf('person', n % AUTHORS), group: idOf('group', group) },
    title: `Topic ${n}: which lens for the hour before the city wakes?`,
    ...{ body, searchText: body, excerpt: body, wordCount: 14, tags: ['lens'] },
    ...{ visibility: CommunityPostVisibility.MEMBERS, audience: CommunityAudience.CLOSED },
    status: CommunityPostStatus.PUBLISHED,
    ...{ publishedAt: at, rank: topicRank(at, false), hot: at.getTime(), lastActivityAt: at },
    stats: { views: 0, likes: n % 50, comments, shares: 0, threads: comments },
  });
}

function groupRow(n: number, members: number, posts: number): object {
  const at = before(80_000_000);
  const owner = idOf('person', n % AUTHORS);
  return groupOf(at, {
    ...{ _id: idOf('group', n), slug: nameOf(n), name: `Group ${n}`, nameKey: `group ${n}` },
    ...{ creator: owner, owner, isListed: true, lastPostAt: at, stats: { members, posts, comments: 0 } },
  });
}

function memberRow(group: number, person: number): object {
  const at = before(70_000_000 - person);
  const role = MembershipRole.MEMBER;
  return memberOf(at, {
    ...{ group: idOf('group', group), user: idOf('person', person), role, status: MembershipStatus.ACTIVE },
    ...{ order: orderOf(role, at), permissions: permissionsOf(role), joinedAt: at, lastActiveAt: at },
  });
}

interface GroupOf {
  group: number;
  members: number;
  posts: number;
  /** The number of its first post. */
  first: number;
}

/** A group with its members and posts; the people beyond the bench's own need no accounts here. */
export async function fillGroup({ group, members, posts, first }: GroupOf): Promise<void> {
  await GroupModel.collection.insertOne(groupRow(group, members, posts));
  const slug = { scope: 'Group', slug: nameOf(group), target: idOf('group', group), current: true };
  await SlugModel.collection.insertOne(slug);
  await insert(MembershipModel.collection, 0, members, (n) => memberRow(group, n));
  await insert(CommunityPostModel.collection, first, first + posts, (n) => topicRow(n, group));
}

/** Makes a user a member, beside the other members. */
export const join = (group: number, person: number) =>
  MembershipModel.collection.updateOne(
    { group: idOf('group', group), user: idOf('person', person) },
    { $setOnInsert: memberRow(group, person) },
    { upsert: true },
  );

const SMALL = { group: 1, members: 60, posts: 60, first: 0 };
const LARGE = { group: 2, members: 2_000, posts: 20_000, first: 1_000 };
const opened = (group: number) => ({ viewer: VIEWER, variables: { slug: nameOf(group) } });

/** The posts of one group. */
export const groupPosts: Domain = {
  large: 'group of 20,000 posts',
  small: 'group of 60',
  ...{ operation: 'GroupPosts', field: 'posts' },
  async fill() {
    for (const one of [SMALL, LARGE]) {
      await fillGroup(one);
      await join(one.group, VIEWER);
    }
  },
  pages: { small: opened(SMALL.group), large: opened(LARGE.group) },
};

/** The groups that the feed brings together: three for one reader, all for the other. */
const GROUPS = 200;
const FIRST = { group: 10, post: 100_000 };
const POSTS_EACH = 30;
const FEW = 3;
const READER_OF_FEW = PEOPLE;
const READER_OF_ALL = PEOPLE + 1;

/** The feed of all groups of a user. */
export const groupFeed: Domain = {
  large: 'feed of 200 groups',
  small: 'feed of 3 groups',
  ...{ operation: 'CommunityMyGroups', field: 'groupFeed' },
  async fill() {
    for (let n = 0; n < GROUPS; n++) {
      const group = FIRST.group + n;
      await fillGroup({ group, members: 0, posts: POSTS_EACH, first: FIRST.post + n * POSTS_EACH });
      await join(group, READER_OF_ALL);
      if (n < FEW) await join(group, READER_OF_FEW);
    }
  },
  pages: {
    small: { viewer: READER_OF_FEW, variables: {} },
    large: { viewer: READER_OF_ALL, variables: {} },
  },
};
