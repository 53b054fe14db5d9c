import { beforeAll, describe, expect, it } from 'vitest';
import {
  Role,
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { liftSuspensions } from '../../src/services/identity/index.js';
import { people, person, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { openSocket } from '../server/socket-client.js';
import { testApp, type TestApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW, REACT, SAVE } from '../social/operations.js';
import { REFRESH, SIGN_IN } from './operations.js';

const ACCOUNT = `account { user { id username } email role status suspension { reason until by { id } } }`;
const SUSPEND = `mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { ${ACCOUNT} } }`;
const RESTORE = `mutation ($input: RestoreUserInput!) { restoreUser(input: $input) { ${ACCOUNT} } }`;
const ROLE = `mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { ${ACCOUNT} } }`;
const SIGN_OUT = `mutation ($input: ForceSignOutInput!) { forceSignOut(input: $input) { ended } }`;
const USERS = `query ($first: Int, $after: String, $search: String, $role: Role, $status: UserStatus) {
  adminUsers(first: $first, after: $after, search: $search, role: $role, status: $status) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { user { id username } email role status suspension { by { username } } } } }`;
const LOG = `query ($id: ID!) { adminUser(userId: $id) { status securityLog(first: 20) { nodes {
  event reason detail byAdmin actor { id } } } } }`;
const OWN_LOG = `{ viewer { securityLog(first: 5) { nodes { event reason byAdmin actor { id } } } } }`;

let app: TestApp;
const idOf = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const give = (one: Person, role: Role) =>
  UserModel.collection.updateOne({ _id: idOf(one) }, { $set: { role } });
async function admin(): Promise<Person> {
  const one = await person();
  await give(one, Role.ADMIN);
  return one;
}
beforeAll(async () => void (app = await testApp()));

describe('who is no admin', () => {
  it.each([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a member', Role.USER, 'FORBIDDEN'],
    ['a moderator', Role.MODERATOR, 'FORBIDDEN'],
  ] as const)('%s can do nothing of it, and nothing happens', async (_, role, code) => {
    const [asking, subject] = (await people(2)) as [Person, Person];
    if (role) await give(asking, role);
    const client = role ? asking.client : app.visitor;
    const input = { userId: subject.id, reason: 'test' };
    for (const [operation, variables] of [
      [SUSPEND, { input }],
      [RESTORE, { input }],
      [ROLE, { input: { ...input, role: 'ADMIN' } }],
      [SIGN_OUT, { input }],
      [USERS, {}],
      [LOG, { id: subject.id }],
      // The answer is the same whatever is asked about.
      [SUSPEND, { input: { ...input, userId: 'nonsense' } }],
    ] as const)
      expect(await client.refusal(operation, variables), operation).toMatchObject({ code });
    expect(await UserModel.findById(idOf(subject)).lean()).toMatchObject({
      role: Role.USER,
      status: 'active',
    });
    expect((await subject.client.data('{ viewer { user { id } } }')).viewer.user.id).toBe(subject.id);
  });

  it('can act as nobody else: no mutation names such a thing', async () => {
    const { __schema } = await app.visitor.data('{ __schema { mutationType { fields { name } } } }');
    const names = __schema.mutationType.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain('suspendUser');
    expect(names.filter((name: string) => /impersonat|actAs|signInAs|sudo/i.test(name))).toEqual([]);
  });
});

describe('a suspension', () => {
  it('ends all sessions and sockets, keeps the person out, and stands in the log with the admin and the reason', async () => {
    const [ada, jonas] = [await admin(), await person()];
    const socket = await openSocket(app.url, `Bearer ${jonas.accessToken}`);
    const input = { userId: jonas.id, reason: 'Spam' };
    const { suspendUser } = await ada.client.data(SUSPEND, { input });
    expect(suspendUser.account).toMatchObject({
      user: { id: jonas.id },
      email: jonas.email,
      status: 'SUSPENDED',
      suspension: { reason: 'Spam', until: null, by: { id: ada.id } },
    });
    expect(await socket.closed).toMatchObject({ code: 4403 });
    expect(await jonas.client.refusal('{ viewer { coins } }')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.refusal(REFRESH, { refreshToken: jonas.refreshToken })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const login = { input: { login: jonas.username, password: jonas.password } };
    expect(await app.visitor.refusal(SIGN_IN, login)).toMatchObject({ code: 'FORBIDDEN' });
    const { adminUser } = await ada.client.data(LOG, { id: jonas.id });
    expect(adminUser.securityLog.nodes).toContainEqual({
      event: 'ACCOUNT_SUSPENDED',
      reason: 'Spam',
      detail: null,
      byAdmin: true,
      actor: { id: ada.id },
    });
    await ada.client.data(RESTORE, { input: { userId: jonas.id, reason: 'Mistake' } });
    const { signIn } = await app.visitor.data(SIGN_IN, login);
    const own = await app.as(signIn.accessToken).data(OWN_LOG);
    expect(own.viewer.securityLog.nodes).toContainEqual({
      event: 'ACCOUNT_RESTORED',
      reason: 'Mistake',
      byAdmin: true,
      actor: null,
    });
  });

  it('takes a person from every surface and count, and restoring brings them back', async () => {
    const [ada, viewer, gone] = [await admin(), ...(await people(2))] as [Person, Person, Person];
    const tag = `t${gone.username.slice(2)}`;
    const post = await publish(gone, { caption: `words ${tag} #${tag}` });
    const own = await publish(viewer, { caption: 'mine' });
    const reply = await comment(gone, own);
    await gone.client.data(REACT, { id: own, reaction: 'LIKE' });
    for (const [operation, variables] of [
      [REACT, { id: post, reaction: 'LIKE' }],
      [SAVE, { input: { postId: post } }],
      [FOLLOW, { id: gone.id }],
    ] as const)
      await viewer.client.data(operation, variables);
    await gone.client.data(FOLLOW, { id: viewer.id });
    const SEE = `query ($gone: ID!, $post: ID!, $own: ID!, $reply: ID!, $name: String!, $me: String!, $tag: String!) {
      nodes(ids: [$gone, $post, $reply]) { id }
      user(username: $name) { id }
      me: user(username: $me) { followers { nodes { id } } following { nodes { id } } }
      searchUsers(query: $name) { nodes { id } }
      searchPosts(query: $tag) { totalCount nodes { id } }
      tag(name: $tag) { posts(first: 10) { totalCount nodes { id } } }
      posts(category: TEXT_POST, first: 100) { nodes { author { id } } }
      node(id: $own) { ... on Post { comments(first: 10) { nodes { author { id } } } likers(first: 10) { nodes { id } } } }
      viewer { homeFeed(first: 50) { nodes { id } } likedPosts { totalCount nodes { id } }
        savedPosts { totalCount nodes { id } } savedCollections { count } } }`;
    const see = async () => {
      await allFolded();
      const seen = await viewer.client.data(SEE, {
        gone: gone.id,
        post,
        own,
        reply,
        name: gone.username,
        me: viewer.username,
        tag,
      });
      return JSON.stringify(seen);
    };
    const before = await see();
    for (const id of [gone.id, post, reply]) expect(before).toContain(id);
    await ada.client.data(SUSPEND, { input: { userId: gone.id, reason: 'Spam' } });
    const during = await see();
    for (const id of [gone.id, post, reply]) expect(during).not.toContain(id);
    const seen = JSON.parse(during);
    expect(seen.tag.posts.totalCount).toBe(0);
    expect(seen.viewer).toEqual({
      homeFeed: { nodes: [{ id: own }] },
      likedPosts: { totalCount: 0, nodes: [] },
      savedPosts: { totalCount: 0, nodes: [] },
      savedCollections: [],
    });
    expect(await viewer.client.refusal(FOLLOW, { id: gone.id })).toMatchObject({ code: 'NOT_FOUND' });
    await ada.client.data(RESTORE, { input: { userId: gone.id, reason: 'Mistake' } });
    expect(await see()).toBe(before);
  });

  it('ends by itself at its time and not before; being prolonged, it goes on', async () => {
    const [ada, jonas] = [await admin(), await person()];
    const until = new Date(Date.now() + 60_000).toISOString();
    await ada.client.data(SUSPEND, { input: { userId: jonas.id, reason: 'A minute', until } });
    const status = async () => (await UserModel.findById(idOf(jonas)).lean())!.status;
    const lift = () => liftSuspensions({ signal: new AbortController().signal });
    await lift();
    expect(await status()).toBe(UserStatus.SUSPENDED);
    const past = { $set: { 'suspension.until': new Date(Date.now() - 1) } };
    await UserModel.collection.updateOne({ _id: idOf(jonas) }, past);
    await ada.client.data(SUSPEND, { input: { userId: jonas.id, reason: 'Longer', until } });
    await lift();
    expect(await status()).toBe(UserStatus.SUSPENDED);
    await UserModel.collection.updateOne({ _id: idOf(jonas) }, past);
    expect(await Promise.all([lift(), lift()])).toContain(1);
    expect(await status()).toBe(UserStatus.ACTIVE);
    const events = await SecurityLogModel.find({ user: idOf(jonas) })
      .sort({ _id: -1 })
      .limit(1)
      .lean();
    expect(events).toMatchObject([{ event: 'account-restored' }]);
    expect(
      await SecurityLogModel.countDocuments({ user: idOf(jonas), event: SecurityEvent.ACCOUNT_RESTORED }),
    ).toBe(1);
  });

  it('refuses what it cannot take', async () => {
    const [ada, jonas] = [await admin(), await person()];
    const refused = (input: object) => ada.client.refusal(SUSPEND, { input });
    const input = { userId: jonas.id, reason: 'x' };
    expect(await refused({ ...input, reason: ' ' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'reason',
    });
    expect(await refused({ ...input, reason: 'x'.repeat(501) })).toMatchObject({ field: 'reason' });
    expect(await refused({ ...input, until: '2020-01-01T00:00:00Z' })).toMatchObject({ field: 'until' });
    expect(await refused({ ...input, until: '2999-01-01T00:00:00Z' })).toMatchObject({ field: 'until' });
    expect(await refused({ ...input, userId: 'post_000000000000000000000000' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'userId',
    });
    for (const operation of [SUSPEND, RESTORE, SIGN_OUT])
      expect(
        await ada.client.refusal(operation, { input: { ...input, userId: 'usr_000000000000000000000000' } }),
      ).toMatchObject({ code: 'NOT_FOUND', field: 'userId' });
    await ada.client.data(RESTORE, { input });
    expect(
      await SecurityLogModel.countDocuments({ user: idOf(jonas), event: SecurityEvent.ACCOUNT_RESTORED }),
    ).toBe(0);
  });
});

describe('an admin', () => {
  it('does nothing of it to themselves', async () => {
    const ada = await admin();
    const input = { userId: ada.id, reason: 'test' };
    for (const [operation, variables] of [
      [SUSPEND, { input }],
      [RESTORE, { input }],
      [ROLE, { input: { ...input, role: 'USER' } }],
      [SIGN_OUT, { input }],
    ] as const)
      expect(await ada.client.refusal(operation, variables)).toMatchObject({
        code: 'FORBIDDEN',
        field: 'userId',
      });
  });

  it.each([
    ['take each other’s role away', ROLE, { role: 'USER' }],
    ['suspend each other', SUSPEND, {}],
  ])('always remains, when two %s at the same moment', async (_, operation, more) => {
    for (let round = 0; round < 5; round++) {
      const [ada, eve] = [await admin(), await admin()];
      await Promise.all([
        ada.client.send(operation, { input: { userId: eve.id, reason: 'test', ...more } }),
        eve.client.send(operation, { input: { userId: ada.id, reason: 'test', ...more } }),
      ]);
      const left = { _id: { $in: [idOf(ada), idOf(eve)] }, role: Role.ADMIN, status: UserStatus.ACTIVE };
      expect(await UserModel.countDocuments(left)).toBe(1);
    }
  });

  it('gives roles, which hold at once, and the log keeps the old one', async () => {
    const [ada, jonas] = [await admin(), await person()];
    const input = { userId: jonas.id, reason: 'Helps out', role: 'ADMIN' };
    expect((await ada.client.data(ROLE, { input })).changeRole.account.role).toBe('ADMIN');
    expect((await jonas.client.data(LOG, { id: jonas.id })).adminUser.securityLog.nodes[0]).toEqual({
      event: 'ROLE_CHANGED',
      reason: 'Helps out',
      detail: 'user → admin',
      byAdmin: true,
      actor: { id: ada.id },
    });
    await ada.client.data(ROLE, { input: { ...input, role: 'USER' } });
    await ada.client.data(ROLE, { input: { ...input, role: 'USER' } });
    expect(await jonas.client.refusal(LOG, { id: jonas.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await SecurityLogModel.countDocuments({ user: idOf(jonas), event: SecurityEvent.ROLE_CHANGED }),
    ).toBe(2);
  });

  it('signs somebody out everywhere, who may come back', async () => {
    const [ada, jonas] = [await admin(), await person()];
    const login = { input: { login: jonas.username, password: jonas.password } };
    await app.visitor.data(SIGN_IN, login);
    const input = { userId: jonas.id, reason: 'Stolen phone' };
    expect((await ada.client.data(SIGN_OUT, { input })).forceSignOut).toEqual({ ended: 2 });
    expect(await jonas.client.refusal('{ viewer { coins } }')).toMatchObject({ code: 'UNAUTHENTICATED' });
    await app.visitor.data(SIGN_IN, login);
    const { adminUser } = await ada.client.data(LOG, { id: jonas.id });
    expect(adminUser.securityLog.nodes).toContainEqual(
      expect.objectContaining({
        event: 'SIGNED_OUT_BY_ADMIN',
        reason: 'Stolen phone',
        actor: { id: ada.id },
      }),
    );
  });

  it('finds accounts by name, address, role and status, page by page, for as many commands', async () => {
    const ada = await admin();
    const stem = `adm${Date.now().toString(36)}`;
    const found = [] as Person[];
    for (let n = 0; n < 5; n++) found.push(await person({ username: `${stem}_${n}` }));
    await ada.client.data(SUSPEND, { input: { userId: found[0]!.id, reason: 'test' } });
    await give(found[1]!, Role.MODERATOR);
    const ask = async (variables: object) => (await ada.client.data(USERS, variables)).adminUsers;
    const names = (page: any) => page.nodes.map((node: any) => node.user.username);
    const first = await ask({ search: stem.toUpperCase(), first: 2 });
    expect(first.totalCount).toBe(5);
    expect(names(first)).toEqual([`${stem}_4`, `${stem}_3`]);
    const second = await ask({ search: stem, first: 3, after: first.pageInfo.endCursor });
    expect(names(second)).toEqual([`${stem}_2`, `${stem}_1`, `${stem}_0`]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(names(await ask({ search: found[2]!.email.slice(0, -3) }))).toEqual([`${stem}_2`]);
    expect(names(await ask({ search: stem, status: 'SUSPENDED' }))).toEqual([`${stem}_0`]);
    expect(names(await ask({ search: stem, role: 'MODERATOR' }))).toEqual([`${stem}_1`]);
    expect(names(await ask({ search: '.*' }))).toEqual([]);
    expect(await ada.client.refusal(USERS, { search: 'x'.repeat(101) })).toMatchObject({ field: 'search' });
    expect(await ada.client.commands(USERS, { first: 2 })).toBe(
      await ada.client.commands(USERS, { first: 50 }),
    );
  });
});
