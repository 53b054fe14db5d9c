import { Types } from 'mongoose';
import { beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../../src/auth/viewer.js';
import { Loaders, type Context } from '../../src/loaders/context.js';
import { ProfileVisibility, Role, UserModel } from '../../src/models/identity/index.js';
import { PostModel, PostStatus, PostVisibility } from '../../src/models/social/index.js';
import {
  canSeeComment,
  canSeePost,
  crowdSeesComment,
  crowdSeesPost,
  hasMuted,
} from '../../src/rules/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';

const ruleContext = (viewer: Viewer | null) => ({ viewer, loaders: new Loaders({ viewer }) }) as Context;
const oid = (id: string): Types.ObjectId => readGlobalId(id)!.id;
const viewerOf = ({ id }: Person): Viewer => ({
  id: oid(id),
  sessionId: new Types.ObjectId(),
  role: Role.USER,
  tokenExpiresAt: new Date(),
});

let viewers: (Viewer | null)[];
let strangers: Viewer[];
let author: Person;
let reposter: Person;

beforeAll(async () => {
  const [one, follower, friend, blocked, blocker, muter, stranger, other] = await people(8);
  author = one!;
  reposter = other!;
  const to = (who: Person, what: string, whom: Person) =>
    who.client.data(`mutation ($id: ID!) { ${what}(input: { userId: $id }) { user { id } } }`, {
      id: whom.id,
    });
  for (const whom of [author, reposter]) {
    await to(follower!, 'follow', whom);
    await to(friend!, 'follow', whom);
    await to(whom, 'follow', friend!);
    await to(whom, 'block', blocked!);
    await to(blocker!, 'block', whom);
    await to(muter!, 'mute', whom);
  }
  const signedIn = [author, follower!, friend!, blocked!, blocker!, muter!, stranger!, reposter].map(
    viewerOf,
  );
  viewers = [null, ...signedIn];
  // So many that rows are read the other way round.
  strangers = Array.from({ length: 250 }, () => ({ ...signedIn[0]!, id: new Types.ObjectId() }));
});

const single = (decide: (ctx: Context) => boolean | Promise<boolean>) =>
  Promise.all(viewers.map((viewer) => decide(ruleContext(viewer))));

/** Asked of a few and of many at once, which has to be the same. */
async function atOnce(decide: (viewers: (Viewer | null)[]) => Promise<boolean[]>): Promise<boolean[]> {
  const [few, many] = await Promise.all([decide(viewers), decide([...viewers, ...strangers])]);
  expect(many).toEqual([...few, ...strangers.map(() => few[7])]);
  return few;
}

it('a post is seen by the same people, asked one by one or all at once', async () => {
  const id = oid(await publish(author));
  const repost = oid(await publish(reposter));
  await PostModel.updateOne({ _id: repost }, { $set: { repostOf: id } });
  const seen = new Set<string>();
  for (const profileVisibility of Object.values(ProfileVisibility))
    for (const visibility of Object.values(PostVisibility))
      for (const status of [PostStatus.PUBLISHED, PostStatus.ARCHIVED]) {
        await UserModel.updateOne(
          { _id: oid(author.id) },
          { $set: { 'privacy.profileVisibility': profileVisibility } },
        );
        await PostModel.updateOne({ _id: id }, { $set: { visibility, status } });
        for (const post of [id, repost]) {
          const row = (await ruleContext(null).loaders.post.load(post))!;
          const wanted = await single((ctx) => canSeePost(ctx, row));
          const state = `${profileVisibility} ${visibility} ${status}`;
          expect(await atOnce((who) => crowdSeesPost(post, who)), state).toEqual(wanted);
          seen.add(wanted.map(Number).join(''));
        }
      }
  expect(seen.size).toBeGreaterThan(4);
  await UserModel.updateOne({ _id: oid(author.id) }, { $set: { 'privacy.profileVisibility': 'public' } });
});

it('a comment is told to those who see it and have not muted its author', async () => {
  const row = oid(await comment(author, await publish(reposter)));
  const words = (await ruleContext(null).loaders.comment.load(row))!;
  const theirPost = await atOnce((who) => crowdSeesPost(words.target, who));
  const told = (await atOnce((who) => crowdSeesComment(row, who))).map(
    (one, index) => one && theirPost[index],
  );
  const wanted = await single(
    async (ctx) => (await canSeeComment(ctx, words)) && !(await hasMuted(ctx, words.author)),
  );
  expect(told).toEqual(wanted);
  expect(new Set(wanted)).toEqual(new Set([true, false]));
});
