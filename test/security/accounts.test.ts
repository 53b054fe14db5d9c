import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/auth/authenticate.js';
import { createContext } from '../../src/loaders/context.js';
import {
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserSecurityModel,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { people, person, type Person } from '../factories/person.js';
import { ME, REVOKE, SESSIONS, SIGN_IN, SIGN_UP } from '../identity/operations.js';
import { startSample, type SampleServer } from '../server/sample-server.js';
import { testApp, type TestApp } from '../setup/app.js';
import { apartBy } from './times.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const signUpInput = (more: Record<string, unknown> = {}) => {
  const username = `s_${randomBytes(6).toString('hex')}`;
  const input = {
    email: `${username}@example.com`,
    username,
    password: 'correct horse battery',
    firstName: 'S',
  };
  return { ...input, ...more };
};

describe('injection through inputs', () => {
  it('16: an operator in place of a password or login is a type error, and nobody is signed in', async () => {
    const { username: login } = await person();
    for (const value of [{ $ne: null }, { $gt: '' }, ['x'], 7, true]) {
      const password = await app.visitor.send(SIGN_IN, { input: { login, password: value } });
      expect(password.data?.signIn ?? null).toBeNull();
      expect(password.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'password' });
      const name = await app.visitor.send(SIGN_IN, { input: { login: value, password: 'x' } });
      expect(name.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'login' });
    }
    const literal = 'mutation { signIn(input: { login: "x", password: { _ne: null } }) { accessToken } }';
    expect((await app.visitor.send(literal)).status).toBe(400);
    // As text they are text.
    for (const text of ['{"$ne":null}', '$where', '.*'])
      expect(await app.visitor.refusal(SIGN_IN, { input: { login: text, password: text } })).toMatchObject({
        code: 'INVALID_CREDENTIALS',
      });
  });

  it('20: __proto__ and constructor in inputs pollute nothing', async () => {
    const response = await fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query": ${JSON.stringify(SIGN_UP)}, "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},
        "variables": {"input": {"email": "x", "username": "ab", "password": "x", "firstName": "x",
          "__proto__": {"role": "admin", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}},
          "__proto__": {"polluted": 1}}}`,
    });
    expect(response.status).toBeLessThan(500);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('role');
    for (const username of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { user } = await app.visitor.data('query ($u: String!) { user(username: $u) { id } }', {
        u: username,
      });
      expect(user).toBeNull();
    }
  });

  it('26: usernames with NUL, half a surrogate pair, text direction or look-alikes are refused', async () => {
    const { username } = await person({ username: `paypal_${randomBytes(3).toString('hex')}` });
    const names = [
      'mira\u0000admin',
      'mira\ud800',
      'mira\udc00x',
      'mira\u202eadmin',
      'mira\u200b',
      'mira\u00ad1',
      '\ufeffmira',
      'm\u0456ra',
      username.replace('a', '\u0430'),
      '\uff4d\uff49\uff52\uff41',
      'mira\u0301',
      'mira admin',
      'mira-admin',
      '',
    ];
    for (const name of names) {
      const answer = await app.visitor.refusal(SIGN_UP, { input: signUpInput({ username: name }) });
      expect(answer, JSON.stringify(name)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'username' });
    }
    const sameInCapitals = signUpInput({ username: username.toUpperCase() });
    expect(await app.visitor.refusal(SIGN_UP, { input: sameInCapitals })).toMatchObject({ code: 'CONFLICT' });
    for (const name of ['admin', 'Leela', 'SUPPORT', 'graphql'])
      expect(await app.visitor.refusal(SIGN_UP, { input: signUpInput({ username: name }) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'username',
      });
  });

  it('26: addresses with such characters are refused, and compatible forms are one address', async () => {
    for (const email of [
      'mi\u0000ra@example.com',
      'mira\u202e@example.com',
      'mira\ud800@example.com',
      'mi ra@example.com',
    ])
      expect(await app.visitor.refusal(SIGN_UP, { input: signUpInput({ email }) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'email',
      });
    const { email } = await person();
    const fullWidth = email.replace('p', '\uff50');
    expect(await app.visitor.refusal(SIGN_UP, { input: signUpInput({ email: fullWidth }) })).toMatchObject({
      code: 'CONFLICT',
      field: 'email',
    });
  });

  it('39: a password of a megabyte is refused before it is hashed', async () => {
    const { username: login } = await person();
    const huge = 'x'.repeat(200_000);
    for (const password of [huge, '\u{1F600}'.repeat(300), 'e\u0301'.repeat(600)]) {
      const started = performance.now();
      expect(await app.visitor.refusal(SIGN_UP, { input: signUpInput({ password }) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'password',
      });
      expect(await app.visitor.refusal(SIGN_IN, { input: { login, password } })).toMatchObject({
        code: 'INVALID_CREDENTIALS',
      });
      expect(performance.now() - started).toBeLessThan(15_000);
    }
    const answer = await fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: SIGN_IN,
        variables: { input: { login, password: 'x'.repeat(1_000_000) } },
      }),
    });
    expect(answer.status).toBe(413);
  });

  it('43: role, coins, plan, verification or status cannot be set from outside', async () => {
    const mira = await person();
    const UPDATE =
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { email } } }';
    for (const more of [
      { role: 'ADMIN' },
      { coins: 1_000_000 },
      { plan: 'ENTERPRISE' },
      { verified: true },
      { emailVerified: true },
      { status: 'ACTIVE' },
      { id: mira.id },
      { stats: { followers: 9 } },
      { credits: { remaining: 9 } },
      { passwordHash: 'x' },
      { privacy: { showEmail: true } },
    ]) {
      const signUp = await app.visitor.send(SIGN_UP, { input: signUpInput(more) });
      expect(signUp.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      const update = await mira.client.send(UPDATE, { input: more });
      expect(update.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const { email: _, ...before } = (await UserModel.findById(userId(mira)).lean())!;
    expect(before).toMatchObject({
      role: 'user',
      coins: 250,
      verified: false,
      subscription: { plan: 'free' },
    });
  });
});

describe('what is somebody else’s', () => {
  const NODE = 'query ($id: ID!) { node(id: $id) { id } }';

  it('40: sessions, log entries and ledger rows are not found by others, at every root', async () => {
    const [mira, eve] = [await person(), await person()];
    const { viewer } = await mira.client.data(`{ viewer {
      sessions { nodes { id } } securityLog { nodes { id } } coinTransactions { nodes { id } }
    } }`);
    const ids = [viewer.sessions, viewer.securityLog, viewer.coinTransactions].map(
      (list) => list.nodes[0].id,
    );
    for (const id of ids) {
      expect(await mira.client.data(NODE, { id })).toEqual({ node: { id } });
      expect(await eve.client.data(NODE, { id })).toEqual({ node: null });
      expect(await app.visitor.data(NODE, { id })).toEqual({ node: null });
    }
    expect(await eve.client.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: [null, null, null],
    });
    expect(await eve.client.refusal(REVOKE, { id: ids[0] })).toMatchObject({ code: 'NOT_FOUND' });
    await mira.client.data(ME);
    const { viewer: own } = await eve.client.data(SESSIONS);
    expect(own.sessions.nodes).toHaveLength(1);
  });

  it('41: a private address is not shown by way of a post, a follower list, a node or a comment', async () => {
    const [mira, eve] = [await person(), await person()];
    const { createPost } = await mira.client.data(
      'mutation { createPost(input: { category: TEXT_POST, caption: "Hello" }) { post { id author { email } } } }',
    );
    const { id } = createPost.post;
    expect(createPost.post.author.email).toBe(mira.email);
    await mira.client.data('mutation ($u: ID!) { follow(input: { userId: $u }) { user { id } } }', {
      u: eve.id,
    });
    const { node, nodes, user } = await eve.client.data(
      `query ($post: ID!, $mira: ID!, $eve: String!) {
        node(id: $post) { ... on Post { author { username email } } }
        nodes(ids: [$mira]) { ... on User { username email } }
        user(username: $eve) { email followers(first: 5) { nodes { username email } } }
      }`,
      { post: id, mira: mira.id, eve: eve.username },
    );
    const hidden = { username: mira.username, email: null };
    expect([node.author, nodes[0], user.followers.nodes[0]]).toEqual([hidden, hidden, hidden]);
    expect(user.email).toBe(eve.email);
  });

  it('45: requests that run at the same time never see one another’s rows', async () => {
    const crowd = await people(6);
    const OWN = `query ($u: String!) {
      viewer { email user { id email } sessions { nodes { current } } }
      user(username: $u) { email }
    }`;
    const rounds = Array.from({ length: 60 }, (_, n) => [crowd[n % 6]!, crowd[(n + 1) % 6]!] as const);
    await Promise.all(
      rounds.map(async ([me, other]) => {
        const { viewer, user } = await me.client.data(OWN, { u: other.username });
        expect(viewer).toEqual({
          email: me.email,
          user: { id: me.id, email: me.email },
          sessions: { nodes: [{ current: true }] },
        });
        expect(user).toEqual({ email: null });
      }),
    );
  });

  it('42: an id of another type is refused before the database is asked', async () => {
    const mira = await person();
    const authentication = await mira.client.commands('{ __typename }');
    const wrong = await mira.client.send(REVOKE, { id: mira.id });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'sessionId' });
    expect(wrong.extensions.cost!.mongoCommands).toBe(authentication);
  });

  it('88: neither the schema nor any answer holds a secret', async () => {
    const { printSchema } = await import('graphql');
    const schema = printSchema(buildGatewaySchema());
    expect(schema).not.toMatch(
      /passwordHash|passwordHashes|sealedPrivateKey|\bsalt\b|googleId|githubId|usernameKey|sealed|AccountToken/,
    );
    // Shown once, when they are made.
    expect(schema.match(/backupCodes: /g)).toHaveLength(1);
    const mira = await person();
    const everything = await mira.client.send(`{ viewer {
      email phoneNumber role profile { interests } preferences { theme } sessions { nodes { id browser os } }
      securityLog { nodes { id event device } } user { id username email }
    } }`);
    expect(everything.errors).toEqual([]);
    const security = await UserSecurityModel.findOne({ user: userId(mira) }).lean();
    const text = JSON.stringify(everything.data);
    for (const secret of [
      security!.passwordHash!,
      mira.refreshToken,
      mira.refreshToken.split('.')[2]!,
      mira.accessToken,
    ])
      expect(text).not.toContain(secret);
  });
});

describe('guessing at the door', () => {
  const limited = (): Promise<SampleServer> =>
    startSample(
      { RATE_LIMIT: 'on' },
      {
        schema: buildGatewaySchema(),
        authenticate,
        createContext: (parts) => createContext({ ...parts, topics: memoryTopics() }),
      },
    );
  const signIns = (login: string, count: number) => ({
    query: `mutation ($input: SignInInput!) { ${Array.from({ length: count }, (_, n) => `a${n}: signIn(input: $input) { accessToken }`).join(' ')} }`,
    variables: { input: { login, password: 'wrong password' } },
  });
  const codes = (answer: Awaited<ReturnType<SampleServer['post']>>) =>
    (answer.body.errors ?? []).map((error) => error.extensions['code']);

  it('32: every aliased attempt counts; then even the right password has to wait, in any spelling of the login', async () => {
    const server = await limited();
    const mira = await person();
    const first = codes(await server.post(signIns(mira.username, 8)));
    expect(first).toEqual(Array(8).fill('INVALID_CREDENTIALS'));
    const second = await server.post(signIns(mira.username.toUpperCase(), 8));
    expect(codes(second).filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(2);
    expect(codes(second).filter((code) => code === 'RATE_LIMITED')).toHaveLength(6);
    const right = await server.post({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }',
      variables: { input: { login: ` ${mira.username}`, password: mira.password } },
    });
    expect(right.body.errors?.[0]?.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });
    expect(
      await SecurityLogModel.countDocuments({ user: userId(mira), event: SecurityEvent.SIGN_IN_FAILED }),
    ).toBe(10);
    // Somebody else at the same address can still sign in.
    const eve = await person();
    const other = await server.post({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
      variables: { input: { login: eve.username, password: eve.password } },
    });
    expect(other.body.errors).toBeUndefined();
  });

  it('32: nobody signs up, or guesses the present password, without end', async () => {
    const server = await limited();
    const mira = await person();
    const CHANGE = `mutation { ${Array.from(
      { length: 14 },
      (_, n) =>
        `a${n}: changePassword(input: { currentPassword: "wrong one", newPassword: "brand new one" }) { ok }`,
    ).join(' ')} }`;
    const answer = await server.post({ query: CHANGE }, { authorization: `Bearer ${mira.accessToken}` });
    expect(codes(answer).filter((code) => code === 'FORBIDDEN')).toHaveLength(10);
    expect(codes(answer).filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
  });

  it('33: a wrong password and a name that is nobody’s are told apart by neither answer nor time', async () => {
    const known = await person();
    const answers = new Map<string, string>();
    const asked = (kind: string, loginOf: () => string) => async () => {
      const input = { login: loginOf(), password: 'wrong password' };
      const { status, data, errors } = await app.visitor.send(SIGN_IN, { input });
      const { requestId: _, ...extensions } = errors[0]!.extensions;
      answers.set(kind, JSON.stringify([status, data, errors[0]!.message, errors[0]!.path, extensions]));
    };
    const unknown = asked('unknown', () => `n_${randomBytes(6).toString('hex')}`);
    expect(await apartBy(25, [asked('known', () => known.username), unknown])).toBeLessThan(1.5);
    expect(answers.get('known')).toBe(answers.get('unknown'));
  });

  it('33: both cost the same commands', async () => {
    const known = await person();
    const commands = async (login: string) => {
      const answer = await app.visitor.send(SIGN_IN, { input: { login, password: 'wrong password' } });
      return answer.extensions.cost!.mongoCommands;
    };
    const cost = await commands(known.username);
    expect(cost).toBe(3);
    for (const login of ['nobody_has_this_one', 'nobody@example.com', 'not a login', ''])
      expect(await commands(login)).toBe(cost);
  });
});
