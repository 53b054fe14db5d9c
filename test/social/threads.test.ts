import { beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { BLOCK, DELETE_COMMENT, FOLLOW, REACT } from './operations.js';

const COMMENTS = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $sort: CommentSort!) {
  node(id: $id) { ... on Post { stats { comments } comments(first: $first, after: $after, last: $last, before: $before, sort: $sort) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id body isDeleted author { id } viewerReaction stats { replies } replies(first: 5) { totalCount nodes {
      id body isDeleted author { id } parent { id } target { ... on Post { id } } replies(first: 5) { nodes { id body } } } } }
  } } } }`;

let author: Person;
let reader: Person;
let others: Person[];
beforeAll(async () => {
  [author, reader, ...others] = (await people(5)) as [Person, Person, ...Person[]];
});

const read = async (id: string, variables: object = {}, who = reader) => {
  const { node } = await who.client.data(COMMENTS, { id, first: 10, sort: 'OLDEST', ...variables });
  return node.comments;
};
const ids = (list: { nodes: { id: string }[] }) => list.nodes.map((node) => node.id);

describe('comments', () => {
  it('come newest, oldest or most liked first, page after page', async () => {
    const post = await publish(author);
    const written: string[] = [];
    for (let n = 0; n < 7; n++) written.push(await comment(others[n % 3]!, post));
    for (const who of others) await who.client.data(REACT, { id: written[4], reaction: 'LOVE' });
    await others[0]!.client.data(REACT, { id: written[2], reaction: 'LIKE' });
    await allFolded();
    const newest = [...written].reverse();
    const rest = newest.filter((id) => id !== written[4] && id !== written[2]);
    const orders = { OLDEST: written, NEWEST: newest, TOP: [written[4]!, written[2]!, ...rest] };
    for (const [sort, expected] of Object.entries(orders)) {
      const whole = await read(post, { sort });
      expect(ids(whole), sort).toEqual(expected);
      expect(whole.totalCount).toBe(7);
      const front = await read(post, { sort, first: 3 });
      const middle = await read(post, { sort, first: 3, after: front.pageInfo.endCursor });
      const end = await read(post, { sort, first: 3, after: middle.pageInfo.endCursor });
      expect([...ids(front), ...ids(middle), ...ids(end)], sort).toEqual(expected);
      expect([front, middle, end].map((page) => page.pageInfo.hasNextPage)).toEqual([true, true, false]);
      const back = await read(post, { sort, first: null, last: 4 });
      expect(ids(back), sort).toEqual(expected.slice(3));
      const before = await read(post, { sort, first: null, last: 4, before: back.pageInfo.startCursor });
      expect(ids(before), sort).toEqual(expected.slice(0, 3));
    }
  });

  it('keep the place of a deleted one while something hangs on it, without words or author', async () => {
    const post = await publish(author);
    const [thread, alone] = [await comment(others[0]!, post), await comment(others[0]!, post)];
    const answer = await comment(others[1]!, post, thread);
    const below = await comment(others[2]!, post, answer);
    for (const id of [thread, alone]) await others[0]!.client.data(DELETE_COMMENT, { id });
    await others[1]!.client.data(DELETE_COMMENT, { id: answer });
    await allFolded();
    const page = await read(post);
    expect(page.totalCount).toBe(0);
    expect(page.nodes).toMatchObject([
      {
        id: thread,
        body: null,
        isDeleted: true,
        author: null,
        replies: {
          nodes: [
            {
              id: answer,
              body: null,
              isDeleted: true,
              author: null,
              parent: { id: thread },
              target: { id: post },
            },
          ],
        },
      },
    ]);
    expect(ids(page.nodes[0].replies.nodes[0].replies)).toEqual([below]);
  });

  it('of people parted by a block are hidden both ways, and pages stay full (attack 44)', async () => {
    const [blocker, blocked] = (await people(2)) as [Person, Person];
    const post = await publish(author);
    const kept: string[] = [];
    for (let n = 0; n < 4; n++) {
      kept.push(await comment(others[0]!, post));
      await comment(blocked, post);
    }
    const mine = await comment(blocker, post);
    await blocker.client.data(BLOCK, { id: blocked.id });
    await allFolded();
    expect(ids(await read(post, { first: 4 }, blocker))).toEqual(kept);
    expect(ids(await read(post, {}, blocked))).not.toContain(mine);
    expect(ids(await read(post))).toHaveLength(9);
    expect(
      (await blocked.client.data('query ($id: ID!) { node(id: $id) { id } }', { id: mine })).node,
    ).toBeNull();
  });
});

describe('ids (attack 42)', () => {
  it.each(['nonsense', 'post_zz', `post_${'0'.repeat(23)}`, 'comm_6b015fd9a7a8c907d7eb3ae3', '{"$ne":null}'])(
    '%s is refused before the database is asked',
    async (id) => {
      const { visitor } = await testApp();
      for (const query of [
        'query ($id: ID!) { node(id: $id) { id } }',
        'query ($id: ID!) { nodes(ids: [$id]) { id } }',
      ]) {
        const answer = await visitor.send(query, { id });
        expect(answer.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
        expect(answer.extensions.cost!.mongoCommands).toBe(0);
      }
    },
  );

  it('of another type are refused by what wants a post', async () => {
    const answer = await reader.client.send(REACT, { id: reader.id, reaction: 'LIKE' });
    expect(answer.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'targetId' });
    expect(answer.errors[0]!.message).toContain('this is the id of a User');
  });

  it('of nothing are null, each in its place', async () => {
    const { visitor } = await testApp();
    const post = await publish(author);
    const missing = post.replace(/.{6}$/, '000000');
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await visitor.data(query, { ids: [missing, post, author.id, missing] })).nodes).toEqual([
      null,
      { id: post },
      { id: author.id },
      null,
    ]);
  });
});

describe('what is the viewer’s own (attack 45)', () => {
  it('never reaches another, however close the requests', async () => {
    const post = await publish(author);
    await reader.client.data(REACT, { id: post, reaction: 'LOVE' });
    await others[0]!.client.data(REACT, { id: post, reaction: 'ANGRY' });
    const { visitor } = await testApp();
    const query = `query ($id: ID!) { viewer { user { id } likedPosts(first: 1) { totalCount } } node(id: $id) { ... on Post { viewerReaction viewerHasSaved author { viewerIsFollowing } } } }`;
    const askers = [
      [reader.client, 'LOVE'],
      [others[0]!.client, 'ANGRY'],
      [visitor, null],
    ] as const;
    const rounds = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const [client, reaction] = askers[n % 3]!;
        const { node, viewer } = await client.data(query, { id: post });
        return [node.viewerReaction, viewer?.user.id ?? null].join() === [reaction, viewerOf(client)].join();
      }),
    );
    expect(rounds).toEqual(rounds.map(() => true));

    function viewerOf(client: unknown): string | null {
      return client === reader.client ? reader.id : client === others[0]!.client ? others[0]!.id : null;
    }
  });
});

describe('followRequests', () => {
  it('are seen by the person asked and nobody else, by list and by id (attack 40)', async () => {
    const [shy, asker] = (await people(2)) as [Person, Person];
    await shy.client.data(
      'mutation { updatePreferences(input: { profileVisibility: PRIVATE }) { viewer { email } } }',
    );
    const { follow } = await asker.client.data(FOLLOW, { id: shy.id });
    expect(follow.user).toMatchObject({
      viewerIsFollowing: false,
      viewerFollowRequested: true,
      stats: { followers: 0 },
    });
    const list =
      '{ viewer { followRequests(first: 10) { totalCount nodes { id requestedAt user { id } } } } }';
    const { followRequests } = (await shy.client.data(list)).viewer;
    expect(followRequests).toMatchObject({ totalCount: 1, nodes: [{ user: { id: asker.id } }] });
    const { id } = followRequests.nodes[0];
    expect(id).toMatch(/^freq_[0-9a-f]{24}$/);
    const node = async (who: Person) =>
      (await who.client.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node;
    expect(await node(shy)).toEqual({ id });
    expect(await node(asker)).toBeNull();
    expect(await node(reader)).toBeNull();
    expect((await asker.client.data(list)).viewer.followRequests).toMatchObject({ totalCount: 0, nodes: [] });
  });
});
