import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import * as calendar from '../calendar/operations.js';
import { crowd } from '../factories/crowd.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { REPORT } from '../moderation/operations.js';
import { allFolded } from '../setup/lanes.js';
import { readsOf, stagesOf } from '../setup/plans.js';
import * as ops from './operations.js';

// More of everything than the larger page has, so that each page is full.
const MANY = 52;
const SMALL = 5;
const LARGE = 50;
const OWN =
  /^(groups|memberships|community_\w+|poll_\w+|suggestions|suggestion_\w+|comments|likes|tags|events|event_\w+|reports|moderation_\w+)$/;

const mark = `plan${randomBytes(4).toString('hex')}`;
let owner: Person;
let viewer: Person;
let mod: Person;
let group: { id: string; slug: string };
let topic: string;
let walk: { id: string; slug: string };

beforeAll(async () => {
  [owner, viewer] = (await people(2)) as [Person, Person];
  mod = await staff(Role.MODERATOR);
  const many = await crowd(MANY);
  const one = (n: number) => many[n % many.length]!;
  group = await ops.newGroup(owner);
  for (const member of [viewer, ...many]) await ops.join(member, group.id);
  walk = await calendar.event(owner, { groupId: group.id, tags: [mark], capacity: 100 });
  const topics = await inTurns((n) => {
    const poll = { question: 'Lens?', options: ['35mm', '50mm'] };
    const more = n > 1 ? { type: 'POLL', poll } : {};
    const attachments = [{ kind: 'LINK', url: 'https://example.com/b', title: 'B' }];
    const open = { visibility: 'PUBLIC', title: `Planned ${mark} ${n}` };
    return ops.newTopic(one(n), { groupId: group.id, tags: [mark], attachments, ...open, ...more });
  });
  topic = topics[0]!;
  await inTurns(async (n) => {
    const said = await ops.reply(one(n), topic);
    await ops.reply(one(n + 1), topic, said);
    await ops.newGroup(one(n), { category: 'RESEARCH', tags: [mark] }).then(({ id }) => ops.join(viewer, id));
    const idea = { title: 'An idea', description: 'Words', category: 'ACCESSIBILITY', tags: [mark] };
    await one(n).client.data(ops.SUGGEST, { input: idea });
    await calendar.event(one(n), { groupId: group.id, tags: [mark] });
    await calendar.register(one(n), walk.id);
    await viewer.client.data(REPORT, { input: { targetId: topics[n], reason: 'HARASSMENT' } });
  });
  await allFolded();
}, 240_000);

/** Numbers 0 to MANY - 1, a few at a time. */
async function inTurns<T>(work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let n = 0; n < MANY; n += 8)
    results.push(
      ...(await Promise.all(Array.from({ length: Math.min(8, MANY - n) }, (_, i) => work(n + i)))),
    );
  return results;
}

const GROUP_CARD = `id slug stats { members } owner { id username } viewerMembership { id role status }`;
const TOPIC_CARD = `id title author { id username } group { id slug } tags { id name } attachments { url }
  poll { totalVotes options { id votes viewerHasChosen } } acceptedAnswer { id author { username } }
  stats { comments } reactions { reaction count } viewerReaction viewerHasFavorited`;
const EVENT_CARD = `id slug organizer { id username } coHosts { username } group { id slug } stats { confirmed }
  viewerRegistration { id status waitlistPosition } virtualLink`;
const PAGE = 'pageInfo { hasNextPage endCursor }';

const GROUPS = `query ($first: Int!, $after: String, $category: GroupCategory, $search: String, $sort: GroupSort) {
  groups(first: $first, after: $after, category: $category, search: $search, sort: $sort) { totalCount ${PAGE} nodes { ${GROUP_CARD} } } }`;
const MEMBERS = `query ($slug: String!, $first: Int!, $after: String, $role: MembershipRole) { group(slug: $slug) {
  members(first: $first, after: $after, role: $role) { totalCount ${PAGE} nodes { id role user { id username avatar } } } } }`;
const GROUP_POSTS = `query ($slug: String!, $first: Int!, $after: String) { group(slug: $slug) {
  posts(first: $first, after: $after) { totalCount ${PAGE} nodes { ${TOPIC_CARD} } } } }`;
const MINE = `query ($first: Int!, $after: String, $status: MembershipStatus) { viewer { memberships(first: $first, after: $after, status: $status) {
  totalCount ${PAGE} nodes { id invitedBy { username } group { ${GROUP_CARD} } } } } }`;
const TOPICS = `query ($first: Int!, $after: String, $groupId: ID, $category: CommunityPostCategory, $type: CommunityPostType, $tag: String, $sort: CommunityPostSort) {
  communityPosts(first: $first, after: $after, groupId: $groupId, category: $category, type: $type, tag: $tag, sort: $sort) {
  totalCount ${PAGE} nodes { ${TOPIC_CARD} } } }`;
const SEARCH = `query ($first: Int!, $after: String, $query: String!) { searchCommunityPosts(query: $query, first: $first, after: $after) {
  ${PAGE} nodes { ${TOPIC_CARD} } } }`;
const FEED = `query ($first: Int!, $after: String) { viewer { groupFeed(first: $first, after: $after) { ${PAGE} nodes { ${TOPIC_CARD} } } } }`;
const COMMENTS = `query ($id: ID!, $first: Int!, $after: String, $sort: CommentSort) { node(id: $id) { ... on CommunityPost {
  comments(first: $first, after: $after, sort: $sort) { totalCount ${PAGE} nodes { id author { username } viewerReaction
  replies(first: 3) { totalCount nodes { id author { username } } } } } } } }`;
const SUGGESTIONS = `query ($first: Int!, $after: String, $status: SuggestionStatus, $category: SuggestionCategory, $sort: SuggestionSort) {
  suggestions(first: $first, after: $after, status: $status, category: $category, sort: $sort) { totalCount ${PAGE} nodes {
  id stats { votes } viewerHasVoted author { username } assignee { username } } } }`;
const EVENTS = `query ($first: Int!, $after: String, $tag: String, $groupId: ID, $type: EventType) {
  events(first: $first, after: $after, tag: $tag, groupId: $groupId, type: $type) { totalCount ${PAGE} nodes { ${EVENT_CARD} } } }`;
const REGISTRATIONS = `query ($slug: String!, $first: Int!, $after: String) { event(slug: $slug) {
  registrations(first: $first, after: $after) { totalCount ${PAGE} nodes { id status user { username } } } } }`;
const QUEUE = `query ($first: Int!, $after: String, $priority: ModerationPriority, $targetType: ReportTargetType, $groupId: ID) {
  moderationCases(first: $first, after: $after, status: PENDING, priority: $priority, targetType: $targetType, groupId: $groupId) {
  totalCount ${PAGE} nodes { id reasons { reason count } assignee { username } target { __typename ... on CommunityPost { id } }
  author { username } actions { id moderator { username } } } } }`;

interface Read {
  document: string;
  variables?: () => Record<string, unknown>;
  /** Who asks, if not the viewer. */
  who?: () => Person;
  /** Whether it may sort what an index has found: words and places have no order. */
  sorts?: boolean;
}

const sorted = (sort: string, more: Record<string, unknown> = {}) => ({
  ...{ document: TOPICS, variables: () => ({ groupId: group.id, sort, ...more }) },
});
const reads: Record<string, Read> = {
  'groups by members': { document: GROUPS, variables: () => ({ category: 'RESEARCH', sort: 'POPULAR' }) },
  'groups by age': { document: GROUPS, variables: () => ({ sort: 'NEWEST' }) },
  'groups by activity': { document: GROUPS, variables: () => ({ category: 'RESEARCH', sort: 'ACTIVE' }) },
  'groups by name': { document: GROUPS, variables: () => ({ category: 'RESEARCH', sort: 'NAME' }) },
  'groups by words': { document: GROUPS, variables: () => ({ search: mark }), sorts: true },
  'own groups': { document: MINE },
  'own groups of a status': { document: MINE, variables: () => ({ status: 'ACTIVE' }) },
  'members of a group': { document: MEMBERS, variables: () => ({ slug: group.slug }) },
  'members of a role': { document: MEMBERS, variables: () => ({ slug: group.slug, role: 'MEMBER' }) },
  'posts of a group': { document: GROUP_POSTS, variables: () => ({ slug: group.slug }) },
  'the newest posts': sorted('NEW'),
  'the latest activity': sorted('ACTIVE'),
  'the most liked posts': sorted('TOP'),
  'hot posts': sorted('HOT'),
  'posts of a tag everywhere': {
    document: TOPICS,
    variables: () => ({ tag: mark, sort: 'NEW' }),
    sorts: true,
  },
  'posts of a tag in a group': sorted('NEW', { tag: mark }),
  'polls of a group': sorted('NEW', { type: 'POLL' }),
  'posts of a topic': sorted('NEW', { category: 'GENERAL' }),
  'posts by words': { document: SEARCH, variables: () => ({ query: mark }), sorts: true },
  // Few posts are sorted sooner than the order of each group is merged.
  'the feed of groups': { document: FEED, sorts: true },
  'comments, oldest first': { document: COMMENTS, variables: () => ({ id: topic, sort: 'OLDEST' }) },
  'comments, newest first': { document: COMMENTS, variables: () => ({ id: topic, sort: 'NEWEST' }) },
  'the most liked comments': { document: COMMENTS, variables: () => ({ id: topic, sort: 'TOP' }) },
  'the newest suggestions': { document: SUGGESTIONS, variables: () => ({ sort: 'NEW' }) },
  'suggestions by votes': {
    ...{ document: SUGGESTIONS, variables: () => ({ category: 'ACCESSIBILITY', sort: 'TOP' }) },
  },
  'suggestions of a status': {
    ...{ document: SUGGESTIONS, variables: () => ({ status: 'SUBMITTED', category: 'ACCESSIBILITY' }) },
  },
  'events of a tag': { document: EVENTS, variables: () => ({ tag: mark }) },
  'events of a group': { document: EVENTS, variables: () => ({ groupId: group.id }) },
  'events of a type': { document: EVENTS, variables: () => ({ type: 'MEETUP', tag: mark }) },
  registrations: { document: REGISTRATIONS, variables: () => ({ slug: walk.slug }) },
  'all registrations': {
    ...{ document: REGISTRATIONS, variables: () => ({ slug: walk.slug }), who: () => owner },
  },
  'the queue of moderators': { document: QUEUE, who: () => mod },
  'the queue of a kind': {
    document: QUEUE,
    variables: () => ({ targetType: 'COMMUNITY_POST', priority: 'HIGH' }),
    who: () => mod,
  },
  'the queue of a group': {
    ...{ document: QUEUE, variables: () => ({ groupId: group.id }), who: () => owner },
  },
};

interface Page {
  nodes: unknown[];
  pageInfo: { endCursor: string };
}

/** The outermost page of an answer. */
function pageOf(data: Record<string, any>): Page {
  const inner = Object.values(data)[0];
  return inner.nodes ? inner : pageOf(inner);
}

describe('the lists of the community', () => {
  it.each(Object.entries(reads))('%s: as many commands for 5 as for 50, by index', async (_name, read) => {
    const { document, variables = () => ({}), who = () => viewer, sorts = false } = read;
    const { client } = who();
    const counted = async (first: number) => {
      const answer = await client.send(document, { ...variables(), first });
      expect(answer.errors).toEqual([]);
      expect(pageOf(answer.data!).nodes, 'a full page').toHaveLength(first);
      return answer.extensions.cost!.mongoCommands;
    };
    await counted(SMALL);
    expect(await counted(LARGE)).toBe(await counted(SMALL));

    const page = { ...variables(), first: SMALL };
    const after = pageOf(await client.data(document, page)).pageInfo.endCursor;
    const commands = [
      ...(await readsOf(OWN, () => client.data(document, page))),
      ...(await readsOf(OWN, () => client.data(document, { ...page, after }))),
    ];
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) {
      const stages = await stagesOf(command);
      for (const bad of sorts ? ['COLLSCAN'] : ['COLLSCAN', 'SORT'])
        expect(stages, `${bad} in ${JSON.stringify(command).slice(0, 600)}`).not.toContain(bad);
    }
  });
});
