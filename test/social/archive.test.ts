import { expect, it } from 'vitest';
import { UserModel } from '../../src/models/identity/index.js';
import { PostModel, TagModel, TimelineEntryModel } from '../../src/models/social/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { archivePosts } from '../../src/services/social/index.js';
import { people, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { driftAround } from '../setup/drift.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW, REACT } from './operations.js';
import { refused } from './refused.js';

const objectId = (id: string) => readGlobalId(id)!.id;
const DAY_MS = 24 * 3_600_000;
const OWN = `{ viewer { archivedPosts(first: 5) { totalCount nodes { id status } } user { posts { totalCount nodes { id } } } } }`;
const run = () => archivePosts({ signal: new AbortController().signal });

/** As if it had been made, and last changed, so many days ago. */
const age = (id: string, days: number, changed = days) =>
  PostModel.collection.updateOne(
    { _id: objectId(id) },
    {
      $set: {
        createdAt: new Date(Date.now() - days * DAY_MS),
        updatedAt: new Date(Date.now() - changed * DAY_MS),
      },
    },
  );

it('archives posts of two years ago, once, and every count follows', async () => {
  const [author, reader] = (await people(2)) as [Person, Person];
  await reader.client.data(FOLLOW, { id: author.id });
  const [old, young, changed] = [
    await publish(author, { caption: 'Long ago #archived_tag' }),
    await publish(author),
    await publish(author),
  ];
  const quote = await publish(author, { quoteOf: young });
  await allFolded();
  await age(old, 740);
  await age(quote, 735);
  await age(young, 700);
  await age(changed, 740, 10);
  await Promise.all([run(), run()]);
  expect(
    await DomainEventModel.countDocuments({ type: 'post.archived', 'data.author': objectId(author.id) }),
  ).toBe(2);
  await allFolded();
  const { viewer } = await author.client.data(OWN);
  expect(viewer.archivedPosts).toEqual({
    totalCount: 2,
    nodes: [
      { id: quote, status: 'ARCHIVED' },
      { id: old, status: 'ARCHIVED' },
    ],
  });
  expect(viewer.user.posts.totalCount).toBe(2);
  expect(viewer.user.posts.nodes.map(({ id }: { id: string }) => id)).toEqual([young, changed]);
  expect((await UserModel.findById(objectId(author.id)).lean())!.stats.posts).toBe(2);
  expect((await TagModel.findOne({ name: 'archived_tag' }).lean())!.usageCount).toBe(0);
  expect((await PostModel.findById(objectId(young)).lean())!.stats.quotes).toBe(0);
  expect(await TimelineEntryModel.countDocuments({ post: { $in: [objectId(old), objectId(quote)] } })).toBe(
    0,
  );
  // Nobody else sees it any more, and nobody answers it.
  const node = `query ($id: ID!) { node(id: $id) { id } }`;
  expect(await reader.client.data(node, { id: old })).toEqual({ node: null });
  expect(await author.client.data(node, { id: old })).toEqual({ node: { id: old } });
  expect(await refused(author.client, REACT, { id: old, reaction: 'LIKE' })).toMatchObject({
    code: 'CONFLICT',
  });
  expect(await run()).toBe(0);
  expect(await driftAround(author, reader)).toEqual([]);
});
