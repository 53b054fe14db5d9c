import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Types } from 'mongoose';
import { transact } from '../../src/events/transact.js';
import { createContext } from '../../src/loaders/context.js';
import { ProfileVisibility, Role, UserModel } from '../../src/models/identity/index.js';
import {
  FollowModel,
  PostModel,
  PostCategory,
  TimelineEntryModel,
  TimelineFloorModel,
} from '../../src/models/social/index.js';
import { timelineLimits } from '../../src/reactors/timelines/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { createPostIn } from '../../src/services/social/index.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, DELETE, FOLLOW, UNFOLLOW, UPDATE } from '../social/operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const usual = { ...timelineLimits };

let reader: Person;
let author: Person;
let other: Person;
beforeEach(async () => {
  Object.assign(timelineLimits, usual);
  [reader, author, other] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => void Object.assign(timelineLimits, usual));

const follow = (who: Person, whom: Person) => who.client.data(FOLLOW, { id: whom.id });

/** The posts in somebody's timeline, newest first, once all has been folded. */
async function timeline(who: Person): Promise<string[]> {
  await allFolded();
  const rows = await TimelineEntryModel.find({ owner: objectId(who.id) })
    .sort({ at: -1, post: -1 })
    .lean();
  return rows.map((row) => toGlobalId('Post', row.post));
}

/** Publishes a post at another time, as imports do. */
async function publishAt(who: Person, at: Date): Promise<string> {
  const viewer = {
    id: objectId(who.id),
    sessionId: new Types.ObjectId(),
    role: Role.USER,
    tokenExpiresAt: new Date(),
  };
  const request = { id: 'test', ip: '::1', userAgent: 'test' };
  const limits = { consume: async () => undefined };
  const ctx = createContext({ viewer, request, limits } as never);
  const input = { category: PostCategory.TEXT_POST, caption: `At ${at.toISOString()}` };
  const { post } = await transact(ctx, (tx) => createPostIn(tx, ctx as never, input, { at }));
  return toGlobalId('Post', post);
}

interface FeedPage {
  viewer: { homeFeed: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
}

/** Somebody's whole feed, read page by page. */
async function homeFeed(who: Person, first = 100): Promise<string[]> {
  await allFolded();
  const PAGE = `query ($first: Int!, $after: String) {
    viewer { homeFeed(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
  }`;
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { viewer }: FeedPage = await who.client.data(PAGE, { first, after });
    ids.push(...viewer.homeFeed.nodes.map(({ id }) => id));
    ({ endCursor: after, hasNextPage: more } = viewer.homeFeed.pageInfo);
  }
  return ids;
}

describe('a timeline', () => {
  it('gets the posts of those who are followed, and one’s own at once', async () => {
    await follow(reader, author);
    await allFolded();
    const theirs = await publish(author);
    const own = await publish(reader);
    await publish(other);
    expect(await timeline(reader)).toEqual([own, theirs]);
    expect(await timeline(author)).toEqual([theirs]);
  });

  it('is filled with what was published before, and emptied when the follow ends', async () => {
    const posts = [
      await publish(author),
      await publish(author),
      await publish(author, { visibility: 'FOLLOWERS' }),
    ];
    await publish(author, { visibility: 'PRIVATE' });
    const own = await publish(reader);
    await follow(reader, author);
    expect(await timeline(reader)).toEqual([own, ...posts.toReversed()]);
    await reader.client.data(UNFOLLOW, { id: author.id });
    expect(await timeline(reader)).toEqual([own]);
    await follow(reader, author);
    expect(await timeline(reader)).toHaveLength(4);
    await author.client.data(BLOCK, { id: reader.id });
    expect(await timeline(reader)).toEqual([own]);
  });

  it('loses what is deleted or made private, and gets what is made visible', async () => {
    await follow(reader, author);
    const [deleted, hidden, shown] = [
      await publish(author),
      await publish(author),
      await publish(author, { visibility: 'PRIVATE' }),
    ];
    expect(await timeline(reader)).toEqual([hidden, deleted]);
    await author.client.data(DELETE, { id: deleted });
    await author.client.data(UPDATE, { input: { postId: hidden, visibility: 'PRIVATE' } });
    await author.client.data(UPDATE, { input: { postId: shown, visibility: 'PUBLIC' } });
    expect(await timeline(reader)).toEqual([shown]);
    expect(await timeline(author)).toEqual([shown, hidden]);
  });

  it('keeps the newest up to the cap, and nothing older ever goes in again', async () => {
    Object.assign(timelineLimits, { cap: 5, trimEvery: 1 });
    await follow(reader, author);
    const posts: string[] = [];
    for (let n = 0; n < 8; n++) posts.push(await publish(author));
    expect(await timeline(reader)).toEqual(posts.slice(3).toReversed());
    expect(await TimelineFloorModel.findOne({ owner: objectId(reader.id) }).lean()).toMatchObject({
      post: objectId(posts[3]!),
    });
    // Unfollowing frees places, but below the floor there may be gaps, so old posts stay out of it.
    await follow(reader, other);
    await reader.client.data(UNFOLLOW, { id: author.id });
    await allFolded();
    const old = await publishAt(other, new Date(2020, 0, 1));
    const ownOld = await publishAt(reader, new Date(2021, 0, 1));
    const between = await publishAt(other, new Date());
    expect(await timeline(reader)).toEqual([between]);
    expect(await homeFeed(reader)).toEqual([between, ownOld, old]);
    expect(await timeline(other)).toEqual([between, old]);
  });

  it('puts an old post that is brought in at its place in time', async () => {
    await follow(reader, author);
    const now = await publish(author);
    const old = await publishAt(author, new Date(2020, 0, 1));
    const older = await publishAt(author, new Date(2019, 0, 1));
    expect(await timeline(reader)).toEqual([now, old, older]);
  });

  it('that one author fills alone still knows that there is more', async () => {
    Object.assign(timelineLimits, { cap: 3, trimEvery: 1e9 });
    const posts: string[] = [];
    for (let n = 0; n < 5; n++) posts.push(await publish(author));
    // Following brings in what was published before; what follows upon that is pushed.
    await allFolded();
    await follow(reader, author);
    expect(await timeline(reader)).toEqual(posts.slice(2).toReversed());
    expect(await homeFeed(reader)).toEqual(posts.toReversed());
    // Were they put into the timeline, pages of one would go from its third entry right to them.
    const old = await publishAt(author, new Date(2020, 0, 1));
    const older = await publishAt(author, new Date(2019, 0, 1));
    expect(await homeFeed(reader, 1)).toEqual([...posts.toReversed(), old, older]);
  });

  it('is written in chunks beside the transaction where the audience is large, once each', async () => {
    Object.assign(timelineLimits, { inTransaction: 0, chunk: 2 });
    const readers = await people(5);
    await Promise.all(readers.map((who) => follow(who, author)));
    const post = await publish(author);
    for (const who of readers) expect(await timeline(who)).toEqual([post]);
    expect(await TimelineEntryModel.countDocuments({ post: objectId(post) })).toBe(6);
  });
});

describe('an author whose audience grows large', () => {
  const flags = () => FollowModel.find({ following: objectId(author.id) }).distinct('large');

  it('is pulled from then on, for good, and no feed has a gap', async () => {
    timelineLimits.largeAudience = 2;
    const readers = await people(4);
    const posts: string[] = [];
    for (const who of readers.slice(0, 2)) await follow(who, author);
    await allFolded();
    posts.push(await publish(author));
    expect(await timeline(readers[0]!)).toEqual(posts);
    expect(await flags()).toEqual([false]);
    await follow(readers[2]!, author);
    await allFolded();
    posts.push(await publish(author));
    await allFolded();
    expect(await UserModel.findById(objectId(author.id)).lean()).toMatchObject({ largeAudience: true });
    expect(await flags()).toEqual([true]);
    expect(await timeline(readers[0]!)).not.toContain(posts[1]);
    // Who follows later is flagged as well, and nothing swings back when followers leave.
    await follow(readers[3]!, author);
    await readers[0]!.client.data(UNFOLLOW, { id: author.id });
    await readers[1]!.client.data(UNFOLLOW, { id: author.id });
    posts.push(await publish(author));
    await allFolded();
    expect(await flags()).toEqual([true]);
    for (const who of readers.slice(2)) expect(await homeFeed(who)).toEqual(posts.toReversed());
    expect(await homeFeed(readers[0]!)).toEqual([]);
  });
});

describe('the stored audience', () => {
  const setVisibility = async (profileVisibility: ProfileVisibility) => {
    const user = objectId(author.id);
    await transact(null, async (tx) => {
      const path = 'privacy.profileVisibility';
      await UserModel.updateOne({ _id: user }, { [path]: profileVisibility }, { session: tx.session });
      tx.emit('user.privacy-changed', { user, from: ProfileVisibility.PUBLIC, to: profileVisibility });
    });
    await allFolded();
  };
  const audienceOf = async (id: string) => (await PostModel.findById(objectId(id)).lean())!.audience;

  it('follows the author’s privacy', async () => {
    const posts = [
      await publish(author),
      await publish(author, { visibility: 'FOLLOWERS' }),
      await publish(author, { visibility: 'PRIVATE' }),
    ];
    const seen = async (visibility: ProfileVisibility) => {
      await setVisibility(visibility);
      return Promise.all(posts.map(audienceOf));
    };
    expect(await seen(ProfileVisibility.PRIVATE)).toEqual(['followers', 'followers', 'private']);
    expect(await seen(ProfileVisibility.FRIENDS)).toEqual(['friends', 'friends', 'private']);
    expect(await audienceOf(await publish(author))).toBe('friends');
    expect(await seen(ProfileVisibility.PUBLIC)).toEqual(['public', 'followers', 'private']);
  });

  it('of a post that was written while that changed is put right', async () => {
    const post = await publish(author);
    await allFolded();
    await PostModel.updateOne({ _id: objectId(post) }, { audience: 'friends' });
    await author.client.data(UPDATE, { input: { postId: post, caption: 'Anything' } });
    await allFolded();
    expect(await audienceOf(post)).toBe('public');
  });
});
