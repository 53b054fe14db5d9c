import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Role, UserModel } from '../../src/models/identity/index.js';
import { CommentModel, PostModel } from '../../src/models/social/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from './refused.js';
import { BLOCK, COMMENT, DELETE_COMMENT, EDIT_COMMENT } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;

let mira: Person;
let jonas: Person;
let other: Person;
let post: string;
beforeAll(async () => {
  [mira, jonas, other] = [await person(), await person(), await person()];
});
beforeEach(async () => {
  post = await publish(mira);
});

const add = (who: Person, input: object) =>
  who.client
    .data(COMMENT, { input: { targetId: post, body: 'Lovely', ...input } })
    .then((data) => data.addComment.comment);
const stored = (id: string) => CommentModel.findById(objectId(id)).lean();

describe('addComment', () => {
  it('stands under the post, names who is mentioned, and the answer counts it', async () => {
    expect(await add(jonas, { body: `  Lovely @${mira.username}  ` })).toMatchObject({
      body: `Lovely @${mira.username}`,
      depth: 0,
      mentions: [{ username: mira.username }],
      author: { id: jonas.id },
      parent: null,
      target: { stats: { comments: 1 } },
    });
  });

  it('hangs what answers the deepest level beside it, with a note of what it answers', async () => {
    const chain: string[] = [];
    for (let level = 0; level < 4; level++) {
      const made = await add(jonas, { parentId: chain.at(-1) ?? null });
      expect(made).toMatchObject({ depth: level, parent: level === 0 ? null : { id: chain.at(-1) } });
      if (level > 0) expect(made.parent.stats.replies).toBe(1);
      chain.push(made.id);
    }
    const deeper = await add(mira, { parentId: chain[3] });
    expect(deeper).toMatchObject({ depth: 3, parent: { id: chain[2] } });
    expect(await stored(deeper.id)).toMatchObject({
      parent: objectId(chain[2]!),
      replyTo: objectId(chain[3]!),
    });
    expect(await stored(chain[3]!)).toMatchObject({ replyTo: null });
    await allFolded();
    expect((await stored(chain[2]!))!.stats.replies).toBe(2);
    expect((await PostModel.findById(objectId(post)).lean())!.stats.comments).toBe(5);
  });

  it('is seen by each of several mutations in one operation', async () => {
    const one = (alias: string) =>
      `${alias}: addComment(input: { targetId: $id, body: "${alias}" }) {
        comment { target { ... on Post { stats { comments } comments(first: 5, sort: NEWEST) { totalCount nodes { body } } } } } }`;
    const data = await jonas.client.data(`mutation ($id: ID!) { ${['a', 'b', 'c'].map(one).join(' ')} }`, {
      id: post,
    });
    for (const [index, alias] of ['a', 'b', 'c'].entries()) {
      const { stats, comments } = data[alias].comment.target;
      expect([stats.comments, comments.totalCount, comments.nodes[0].body]).toEqual([
        index + 1,
        index + 1,
        alias,
      ]);
    }
  });

  it('gives a retry with a clientId the first comment, and another input a conflict (attack 81)', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => add(jonas, { clientId: 'c1' })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const input = { targetId: post, body: 'Other', clientId: 'c1' };
    expect(await refused(jonas.client, COMMENT, { input })).toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
    expect(await CommentModel.countDocuments({ target: objectId(post) })).toBe(1);
  });

  it('refuses bad words, strange parents, and what one may not see', async () => {
    const elsewhere = await comment(jonas, await publish(mira));
    const gone = await add(jonas, {});
    await jonas.client.data(DELETE_COMMENT, { id: gone.id });
    const secret = await publish(mira, { visibility: 'PRIVATE' });
    const cases: [object, string, string][] = [
      [{ body: ' \n\t ' }, 'BAD_USER_INPUT', 'body'],
      [{ body: 'x'.repeat(1001) }, 'BAD_USER_INPUT', 'body'],
      [{ parentId: post }, 'BAD_USER_INPUT', 'parentId'],
      [{ parentId: elsewhere }, 'BAD_USER_INPUT', 'parentId'],
      [{ parentId: gone.id }, 'NOT_FOUND', 'parentId'],
      [{ parentId: `cmt_${'0'.repeat(24)}` }, 'NOT_FOUND', 'parentId'],
      [{ targetId: elsewhere }, 'BAD_USER_INPUT', 'targetId'],
      [{ targetId: secret }, 'NOT_FOUND', 'targetId'],
    ];
    for (const [input, code, field] of cases)
      expect(
        await refused(jonas.client, COMMENT, { input: { targetId: post, body: 'x', ...input } }),
        JSON.stringify(input),
      ).toMatchObject({ code, field });
    await add(jonas, { body: 'x'.repeat(1000) });
  });
});

describe('editComment', () => {
  it('changes one’s own words only', async () => {
    const { id } = await add(jonas, {});
    const { editComment } = await jonas.client.data(EDIT_COMMENT, { id, body: 'Lovelier' });
    expect(editComment.comment).toMatchObject({ body: 'Lovelier', editedAt: expect.any(String) });
    // The author of the post may take it away, but puts no words in anybody's mouth.
    for (const who of [mira, other])
      expect(await refused(who.client, EDIT_COMMENT, { id, body: 'Mine' })).toMatchObject({
        code: 'FORBIDDEN',
      });
    expect(await refused(jonas.client, EDIT_COMMENT, { id, body: '' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'body',
    });
    expect((await stored(id))!.body).toBe('Lovelier');
  });

  it('with the same words is no edit', async () => {
    const { id } = await add(jonas, {});
    await jonas.client.data(EDIT_COMMENT, { id, body: ' Lovely ' });
    expect((await stored(id))!.editedAt).toBeNull();
  });
});

describe('deleteComment', () => {
  it('is for its author, the author of the post, and moderators', async () => {
    const moderator = await person();
    await UserModel.updateOne({ _id: objectId(moderator.id) }, { role: Role.MODERATOR });
    for (const who of [jonas, mira, moderator]) {
      const { id } = await add(jonas, {});
      expect(await refused(other.client, DELETE_COMMENT, { id })).toMatchObject({ code: 'FORBIDDEN' });
      const { deleteComment } = await who.client.data(DELETE_COMMENT, { id });
      expect(deleteComment.deletedId).toBe(id);
      expect(await refused(who.client, DELETE_COMMENT, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    await allFolded();
    expect((await PostModel.findById(objectId(post)).lean())!.stats.comments).toBe(0);
  });

  it('at once by many counts once', async () => {
    const parent = await add(jonas, {});
    const { id } = await add(jonas, { parentId: parent.id });
    await Promise.all([jonas, mira, jonas, mira].map((who) => who.client.send(DELETE_COMMENT, { id })));
    await allFolded();
    expect((await stored(parent.id))!.stats.replies).toBe(0);
    expect((await PostModel.findById(objectId(post)).lean())!.stats.comments).toBe(1);
  });

  it('is nothing for visitors or those whom a block parts from it (attack 40)', async () => {
    const { id } = await add(jonas, {});
    const { visitor } = await testApp();
    expect(await visitor.refusal(DELETE_COMMENT, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const blocked = await person();
    await jonas.client.data(BLOCK, { id: blocked.id });
    expect(await refused(blocked.client, DELETE_COMMENT, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await refused(blocked.client, COMMENT, { input: { targetId: post, parentId: id, body: 'x' } }),
    ).toMatchObject({
      code: 'NOT_FOUND',
      field: 'parentId',
    });
  });
});
