import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostModel, TimelineEntryModel } from '../../src/models/social/index.js';
import { timelineLimits } from '../../src/reactors/timelines/index.js';
import { homeFeedStream } from '../../src/subscriptions/social/home-feed-stream.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import * as live from '../messaging/live.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';
import { DELETE, FOLLOW } from '../social/operations.js';

const UPDATES = `subscription ($after: String) { homeFeedUpdates(after: $after) { cursor newPosts { count atLeast } } }`;
const FEED = `query { viewer { homeFeed(first: 3) { edges { cursor node { id } } } } }`;
const MUTE = `mutation ($id: ID!) { mute(input: { userId: $id }) { user { id } } }`;

let mira: Person;
let jonas: Person;
let ada: Person;
const { largeAudience } = timelineLimits;
beforeEach(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => void (timelineLimits.largeAudience = largeAudience));
afterAll(live.closeAll);

async function listen(who: Person | null, after: string | null) {
  const listening = await live.listen<{ cursor: string; newPosts: { count: number; atLeast: boolean } }>(
    who,
    UPDATES,
    {
      after,
    },
  );
  return { ...listening, next: async () => (await listening.take(1))[0]!.newPosts };
}
const follow = (who: Person, whom: Person) => who.client.data(FOLLOW, { id: whom.id });
async function newestCursor(who: Person): Promise<string | null> {
  await allFolded();
  return (await who.client.data(FEED)).viewer.homeFeed.edges[0]?.cursor ?? null;
}

describe('homeFeedUpdates', () => {
  it('tells how many posts are newer than what the client knows, also those that it missed', async () => {
    await follow(mira, jonas);
    await publish(jonas);
    const known = await newestCursor(mira);
    await publish(jonas);
    await publish(jonas);
    await allFolded();
    const stream = await listen(mira, known);
    expect(await stream.next()).toEqual({ count: 2, atLeast: false });
    await publish(jonas);
    expect(await stream.next()).toEqual({ count: 3, atLeast: false });
    await stream.close();
    // Nothing is missed behind the newest cursor: what comes next is the next one.
    const again = await listen(mira, await newestCursor(mira));
    // Her own post is no news, and is what the client knows then.
    await publish(mira);
    await publish(jonas);
    expect(await again.next()).toEqual({ count: 1, atLeast: false });
    await again.close();
    const afterOwn = await listen(jonas, await newestCursor(jonas));
    await follow(jonas, ada);
    await allFolded();
    await publish(ada);
    expect(await afterOwn.next()).toMatchObject({ count: 1 });
    await afterOwn.close();
  });

  it('resumes from its cursor, with the count from the same known post', async () => {
    await follow(mira, jonas);
    await publish(jonas);
    const known = await newestCursor(mira);
    await publish(jonas);
    await allFolded();
    const stream = await listen(mira, known);
    const [first] = await stream.take(1);
    expect(first!.newPosts.count).toBe(1);
    await stream.close();
    // Nothing is told twice: the next event is that of the next post.
    const resumed = await listen(mira, first!.cursor);
    await publish(jonas);
    const [second] = await resumed.take(1);
    expect(second!.newPosts.count).toBe(2);
    await resumed.close();
    // A post that came meanwhile is told at once.
    await publish(jonas);
    await allFolded();
    const again = await listen(mira, second!.cursor);
    expect(await again.next()).toMatchObject({ count: 3 });
    await again.close();
    // From an empty feed as well.
    const empty = await listen(ada, null);
    await follow(ada, jonas);
    await publish(jonas);
    const begun = (await empty.take(1))[0]!;
    await empty.close();
    await publish(jonas);
    await allFolded();
    const later = await listen(ada, begun.cursor);
    expect((await later.next()).count).toBeGreaterThan(begun.newPosts.count);
    await later.close();
    const wrong = await listen(mira, Buffer.from('f12:nonsense').toString('base64url'));
    expect(await wrong.refused()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  it('counts what one may see, and from nothing where the feed was empty', async () => {
    await follow(mira, jonas);
    await follow(mira, ada);
    const gone = await publish(jonas);
    await publish(ada);
    await publish(jonas);
    await publish(jonas, { visibility: 'PRIVATE' });
    await jonas.client.data(DELETE, { id: gone });
    await mira.client.data(MUTE, { id: ada.id });
    await allFolded();
    const stream = await listen(mira, null);
    expect(await stream.next()).toEqual({ count: 1, atLeast: false });
    await stream.close();
  });

  it('finds the posts of people with large audiences when all channels are looked through', async () => {
    timelineLimits.largeAudience = 0;
    await follow(mira, jonas);
    await follow(ada, jonas);
    await allFolded();
    await publish(jonas);
    const known = await newestCursor(mira);
    expect(await TimelineEntryModel.countDocuments({ owner: objectId(mira.id) })).toBe(0);
    const post = await publish(jonas);
    const { createdAt } = (await PostModel.findById(objectId(post)).lean())!;
    const channels = [mira, jonas, ada].map(({ id }) => objectId(id).toHexString());
    const heads = await homeFeedStream.heads(channels);
    expect(channels.map((id) => heads.get(id))).toEqual([
      createdAt.getTime(),
      undefined,
      createdAt.getTime(),
    ]);
    const stream = await listen(mira, known);
    expect(await stream.next()).toEqual({ count: 1, atLeast: false });
    await stream.close();
  });

  it('47 is for oneself alone', async () => {
    const stranger = await listen(null, null);
    expect(await stranger.refused()).toMatchObject({ code: 'UNAUTHENTICATED' });
    const wrong = await listen(mira, 'nonsense');
    expect(await wrong.refused()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });
});
