import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { CASES, MY_REPORTS, REPORT } from '../moderation/operations.js';
import * as operations from '../generated/operations.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { BLOCK, FOLLOW, REACT, SAVE } from '../social/operations.js';
import { allFolded } from '../setup/lanes.js';

let viewer: Person;
let author: Person;
let mod: Person;
let post: string;
const reply = () => comment(viewer, post);

beforeAll(async () => {
  [viewer, author] = (await people(2)) as [Person, Person];
  await viewer.client.data(FOLLOW, { id: author.id });
  for (let n = 0; n < 3; n++) post = await publish(author, { caption: 'Planned words #planned' });
  await comment(author, post, await reply());
  await viewer.client.data(REACT, { id: post, reaction: 'LIKE' });
  await viewer.client.data(SAVE, { input: { postId: post } });
  mod = await staff(Role.MODERATOR);
  await mod.client.data(BLOCK, { id: viewer.id });
  await viewer.client.data(REPORT, { input: { targetId: post, reason: 'SPAM' } });
  await allFolded();
});

interface Command {
  aggregate?: string;
  find?: string;
  [more: string]: unknown;
}

/** The collections that operations read. */
const OWN =
  /^(posts|users|comments|likes|saves|follows|blocks|mutes|tags|tag_follows|timelines|user_sessions|reports|moderation_cases)$/;

/** The reads that an operation sends to the database. */
async function readsOf(run: () => Promise<unknown>): Promise<Command[]> {
  const found: Command[] = [];
  const client = mongoose.connection.getClient();
  const started = ({ commandName, command }: { commandName: string; command: Command }) => {
    if (commandName !== 'aggregate' && commandName !== 'find') return;
    const { lsid: _lsid, $db: _db, $clusterTime: _time, ...own } = command;
    // Reactors and housekeeping of this process read as well, in transactions or elsewhere.
    if (!('autocommit' in own) && OWN.test(String(own.aggregate ?? own.find))) found.push(own);
  };
  client.on('commandStarted', started);
  try {
    await run();
  } finally {
    client.off('commandStarted', started);
  }
  return found;
}

/** Every stage of a plan, however deep. */
function stagesOf(plan: unknown, found: string[] = []): string[] {
  if (Array.isArray(plan)) for (const part of plan) stagesOf(part, found);
  else if (isPeek(plan)) return found;
  else if (plan && typeof plan === 'object')
    for (const [key, value] of Object.entries(plan)) {
      if (key === 'rejectedPlans' || key === 'command') continue;
      if (key === 'stage' && typeof value === 'string') found.push(value);
      else if (key === 'collectionScans' && Number(value) > 0) found.push('COLLSCAN');
      else stagesOf(value, found);
    }
  return found;
}

/** One document from anywhere, which some pipelines start from. */
function isPeek(plan: unknown): boolean {
  const { stage, limitAmount, inputStage } = (plan ?? {}) as Record<string, unknown>;
  return stage === 'LIMIT' && limitAmount === 1 && (inputStage as { stage?: string })?.stage === 'COLLSCAN';
}

const first = 2;
/** First pages come by a join, whose plan is not explained; from the end, the same lists are plain scans. */
const FROM_THE_END = `query ($id: ID!) { node(id: $id) { ... on Post {
  top: comments(last: 2, sort: TOP) { nodes { id replies(last: 1) { nodes { id } } } }
  newest: comments(last: 2, sort: NEWEST) { nodes { id } }
  oldest: comments(last: 2, sort: OLDEST) { nodes { id } }
  likers(last: 2) { nodes { id } } } } }`;

const STORIES = `query ($name: String!) { user(username: $name) { stories(first: 2) { totalCount nodes { viewers(first: 2) { nodes { id } } } }
  highlights(first: 2) { nodes { stories { id } } } } viewer { storyTray(first: 2) { nodes { stories { id viewerHasSeen } } } } }`;
const PEOPLE = `{ viewer { blockedUsers(first: 2) { nodes { id } } mutedUsers(first: 2) { nodes { id } }
  closeFriends(first: 2) { totalCount nodes { id viewerHasAsCloseFriend } } } }`;
const TRENDS = `{ trendingTags(first: 2) { nodes { name } } featuredPosts(first: 2) { nodes { id } } }`;

/** Asked by a moderator who has blocked somebody, so that totals leave people out. */
const TOTALS = `query ($id: ID!, $name: String!) { node(id: $id) { ... on Post { comments(last: 2) { totalCount nodes { replies(last: 1) { totalCount } } }
  likers(last: 2) { totalCount } } } user(username: $name) { followers(first: 2) { totalCount } following(first: 2) { totalCount } } }`;

const reads: [string, unknown, () => Record<string, unknown>, string[]?, (() => Person)?][] = [
  ['HomeFeed', operations.HomeFeedDocument, () => ({ first })],
  ['HomeFeed of a category', operations.HomeFeedDocument, () => ({ first, category: 'TEXT_POST' })],
  ['CategoryFeed', operations.CategoryFeedDocument, () => ({ category: 'TEXT_POST', first })],
  ['Trending', operations.TrendingDocument, () => ({ window: 'MONTH', first }), ['SORT']],
  ['TagFeed', operations.TagFeedDocument, () => ({ name: 'planned', first })],
  ['SearchPosts', operations.SearchPostsDocument, () => ({ query: 'planned', first }), ['SORT']],
  ['SearchUsers', operations.SearchUsersDocument, () => ({ query: 'p_', first }), ['SORT']],
  ['LikedPosts', operations.LikedPostsDocument, () => ({ first })],
  ['SavedPosts', operations.SavedPostsDocument, () => ({ collection: 'Saved Items', first })],
  ['UserProfile', operations.UserProfileDocument, () => ({ username: author.username, first })],
  ['Followers', operations.FollowersDocument, () => ({ username: author.username, first })],
  ['Dashboard', operations.DashboardDocument, () => ({})],
  ['PostThread', operations.PostThreadDocument, () => ({ id: post, first })],
  ['stories', STORIES, () => ({ name: author.username })],
  ['people on lists of one’s own', PEOPLE, () => ({})],
  ['trending tags', TRENDS, () => ({})],
  ['threads from their end', FROM_THE_END, () => ({ id: post })],
  ['totals without the blocked', TOTALS, () => ({ id: post, name: author.username }), [], () => mod],
  ['the queue of moderators', CASES, () => ({ first }), [], () => mod],
  [
    'the queue by priority and type',
    CASES,
    () => ({ first, priority: 'NORMAL', targetType: 'POST' }),
    [],
    () => mod,
  ],
  ['one’s own reports', MY_REPORTS, () => ({ first })],
];

describe('the plans of every read', () => {
  it.each(reads)(
    '%s: by index, without a scan of a collection or a sort',
    async (_name, document, given, allowed, who = () => viewer) => {
      const commands = await readsOf(() => who().client.data(document as never, given()));
      expect(commands.length).toBeGreaterThan(1);
      for (const command of commands) {
        const plan = await mongoose.connection.db!.command({ explain: command, verbosity: 'queryPlanner' });
        const stages = new Set(stagesOf(plan));
        for (const bad of ['COLLSCAN', 'SORT'].filter((stage) => !allowed?.includes(stage)))
          expect(stages, `${bad} in ${JSON.stringify(command).slice(0, 600)}`).not.toContain(bad);
      }
    },
  );
});
