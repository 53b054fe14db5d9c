import { beforeAll, describe, expect, it } from 'vitest';
import {
  SecurityLogModel,
  UserModel,
  UserSessionModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { Client } from '../setup/client.js';
import { CHANGE_PASSWORD, ME, REVOKE, REVOKE_OTHERS, SESSIONS, SIGN_IN, SIGN_OUT } from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1';
const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');

/** Signs a person in on another device. */
async function onDevice({ username, password }: Person, userAgent = FIREFOX) {
  const device = new Client(app.url, null, { 'user-agent': userAgent });
  const { signIn } = await device.data(SIGN_IN, {
    input: { login: username, password, totpCode: null, backupCode: null },
  });
  return {
    accessToken: signIn.accessToken as string,
    refreshToken: signIn.refreshToken as string,
    client: new Client(app.url, signIn.accessToken, { 'user-agent': userAgent }),
    viewer: signIn.viewer,
  };
}

describe('signing in', () => {
  it('takes the username or the address, in any case', async () => {
    const mira = await person();
    for (const login of [
      mira.username,
      mira.username.toUpperCase(),
      mira.email,
      ` ${mira.email.toUpperCase()} `,
    ]) {
      const { signIn } = await app.visitor.data(SIGN_IN, { input: { login, password: mira.password } });
      expect(signIn.viewer).toMatchObject({ user: { id: mira.id }, email: mira.email, coins: 250 });
    }
  });

  it('takes a password in whatever way a keyboard composes it', async () => {
    const zoe = await person();
    const input = { currentPassword: zoe.password, newPassword: 'Zo\u00eb\u2019s own passphrase' };
    await zoe.client.data(CHANGE_PASSWORD, { input });
    const decomposed = { login: zoe.username, password: 'Zoe\u0308\u2019s own passphrase' };
    expect(await app.visitor.data(SIGN_IN, { input: decomposed })).toHaveProperty('signIn.accessToken');
  });

  it('ignores codes of a second factor that the account does not have', async () => {
    const { username: login, password } = await person();
    const input = { login, password, totpCode: '123456', backupCode: 'abcd-efgh' };
    expect(await app.visitor.data(SIGN_IN, { input })).toHaveProperty('signIn.accessToken');
  });

  it('lets the rest of the operation act as the person', async () => {
    const { username: login, password, id } = await person();
    const { signIn } = await app.visitor.data(
      `mutation ($input: SignInInput!) { signIn(input: $input) {
        viewer { homeFeed(first: 1) { nodes { id } } sessions { nodes { current } } user { id email } }
      } }`,
      { input: { login, password } },
    );
    expect(signIn.viewer.user).toEqual({ id, email: expect.any(String) });
    expect(signIn.viewer.sessions.nodes).toEqual([{ current: true }, { current: false }]);
  });

  it('keeps two people apart who sign in with one operation, however often it runs', async () => {
    const [mira, eve] = [await person(), await person()];
    const both = `mutation ($a: SignInInput!, $b: SignInInput!) {
      a: signIn(input: $a) { ...Who } b: signIn(input: $b) { ...Who }
    }
    fragment Who on AuthPayload {
      viewer { email user { id email } sessions(first: 1) { nodes { current } } homeFeed(first: 1) { nodes { id } } }
    }`;
    const input = ({ username, password }: Person) => ({ login: username, password });
    const who = ({ id, email }: Person) => ({
      viewer: {
        email,
        user: { id, email },
        sessions: { nodes: [{ current: true }] },
        homeFeed: { nodes: [] },
      },
    });
    // From the second run on the operation is compiled.
    for (let run = 0; run < 4; run++)
      expect(await app.visitor.data(both, { a: input(mira), b: input(eve) })).toEqual({
        a: who(mira),
        b: who(eve),
      });
  });

  it('C7 is refused alike for a wrong password, nobody, and what is no login, even where user errors are selected', async () => {
    const { username } = await person();
    const form =
      'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';
    for (const login of [
      username,
      'nobody_has_this',
      'nobody@example.com',
      '',
      ' ',
      'a b',
      '\u0000',
      'x'.repeat(3000),
    ]) {
      const input = { login, password: 'wrong password' };
      expect(await app.visitor.refusal(SIGN_IN, { input })).toMatchObject({
        code: 'INVALID_CREDENTIALS',
        message: 'The username, e-mail address or password is wrong.',
      });
      expect(await app.visitor.data(form, { input })).toEqual({
        signIn: { accessToken: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] },
      });
    }
  });

  it('tells of a suspension only who knows the password; a deleted account is not there', async () => {
    const mira = await person();
    const input = { login: mira.username, password: mira.password };
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { status: UserStatus.SUSPENDED } });
    expect(await app.visitor.refusal(SIGN_IN, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const wrong = { ...input, password: 'wrong password' };
    expect(await app.visitor.refusal(SIGN_IN, { input: wrong })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { status: UserStatus.DELETED } });
    expect(await app.visitor.refusal(SIGN_IN, { input })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  it('is written down, and so is each failure, with address and device but without what was typed', async () => {
    const mira = await person();
    await onDevice(mira, IPHONE);
    const input = { login: mira.username, password: 'not the right one' };
    await new Client(app.url, null, { 'user-agent': FIREFOX }).refusal(SIGN_IN, { input });
    const { viewer } = await mira.client.data(SESSIONS);
    expect(viewer.securityLog.nodes).toMatchObject([
      { event: 'SIGN_IN_FAILED', device: 'Firefox on Linux', ipAddress: '127.0.0.1' },
      { event: 'SIGNED_IN', device: 'Mobile Safari on iOS' },
      { event: 'SIGNED_UP' },
    ]);
    const rows = await SecurityLogModel.find({ user: userId(mira) }).lean();
    expect(JSON.stringify(rows)).not.toContain('not the right one');
  });
});

describe('sessions', () => {
  it('are listed with their devices, newest first, in as many commands for one as for many', async () => {
    const mira = await person();
    const phone = await onDevice(mira, IPHONE);
    const laptop = await onDevice(mira, FIREFOX);
    const { viewer } = await laptop.client.data(SESSIONS);
    expect(viewer.sessions.nodes).toMatchObject([
      {
        current: true,
        device: 'DESKTOP',
        browser: 'Firefox',
        os: 'Linux',
        location: null,
        ipAddress: '127.0.0.1',
      },
      { current: false, device: 'MOBILE', browser: 'Mobile Safari', os: 'iOS 17.4' },
      { current: false },
    ]);
    const [{ id, createdAt, expiresAt }] = viewer.sessions.nodes;
    expect(id).toMatch(/^sess_[0-9a-f]{24}$/);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBeGreaterThan(29 * 86_400_000);
    const list = 'query ($n: Int!) { viewer { sessions(first: $n) { nodes { id current device } } } }';
    expect(await phone.client.commands(list, { n: 50 })).toBe(await phone.client.commands(list, { n: 1 }));
  });

  it('are counted and paged', async () => {
    const mira = await person();
    await onDevice(mira);
    await onDevice(mira);
    const list = `query ($after: String) { viewer { sessions(first: 2, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor }
    } } }`;
    const first = (await mira.client.data(list)).viewer.sessions;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = (await mira.client.data(list, { after: first.pageInfo.endCursor })).viewer.sessions;
    expect(second.pageInfo.hasNextPage).toBe(false);
    const ids = [...first.nodes, ...second.nodes].map((node: { id: string }) => node.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('end by signing out: the next request is refused, and the other devices stay', async () => {
    const mira = await person();
    const other = await onDevice(mira);
    expect(await other.client.data(SIGN_OUT)).toEqual({ signOut: { ok: true } });
    expect(await other.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
    expect(await mira.client.data(ME)).toHaveProperty('viewer.email', mira.email);
    expect(await app.visitor.refusal(SIGN_OUT)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('are nobody for the rest of the operation that has signed out', async () => {
    const mira = await person();
    const both = await mira.client.send('mutation { signOut { ok } again: signOut { ok } }');
    expect(both.data).toEqual({ signOut: { ok: true }, again: null });
    expect(both.errors[0]).toMatchObject({ path: ['again'], extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('are revoked one by one, from another device', async () => {
    const mira = await person();
    const lost = await onDevice(mira, IPHONE);
    const { viewer } = await mira.client.data(SESSIONS);
    const { id } = viewer.sessions.nodes.find(({ device }: { device: string }) => device === 'MOBILE');
    expect(await mira.client.data(REVOKE, { id })).toEqual({ revokeSession: { ok: true } });
    expect(await lost.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await mira.client.refusal(REVOKE, { id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'sessionId',
    });
    const after = await mira.client.data(SESSIONS);
    expect(after.viewer.sessions.nodes).toHaveLength(1);
    expect(after.viewer.securityLog.nodes[0]).toMatchObject({ event: 'SESSION_REVOKED' });
  });

  it('are revoked all but this one', async () => {
    const mira = await person();
    const others = [await onDevice(mira), await onDevice(mira)];
    expect(await mira.client.data(REVOKE_OTHERS)).toEqual({ revokeOtherSessions: { revoked: 2 } });
    for (const { client } of others)
      expect(await client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await mira.client.data(REVOKE_OTHERS)).toEqual({ revokeOtherSessions: { revoked: 0 } });
    expect(await app.visitor.refusal(REVOKE_OTHERS)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['an id of another type', () => person().then(({ id }) => id), 'BAD_USER_INPUT'],
    ['what is no id', async () => 'sess_', 'BAD_USER_INPUT'],
    ['a session that is not there', async () => `sess_${'0'.repeat(24)}`, 'NOT_FOUND'],
  ])('are not revoked by %s, both ways', async (_, makeId, code) => {
    const mira = await person();
    const id = await makeId();
    expect(await mira.client.refusal(REVOKE, { id })).toMatchObject({ code, field: 'sessionId' });
    const form = `mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { ok userErrors { code field } } }`;
    const answer = await mira.client.data(form, { id });
    expect(answer.revokeSession).toEqual({ ok: null, userErrors: [{ code, field: 'sessionId' }] });
  });
});

describe('changing the password', () => {
  const change = (currentPassword: string, newPassword: string) => ({
    input: { currentPassword, newPassword },
  });
  const FORM = `mutation ($input: ChangePasswordInput!) {
    changePassword(input: $input) { ok userErrors { code field } }
  }`;

  it('makes the new one good and the old one not, and ends the other devices', async () => {
    const mira = await person();
    const other = await onDevice(mira);
    await mira.client.data(CHANGE_PASSWORD, change(mira.password, 'a brand new passphrase'));
    expect(await other.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await mira.client.data(ME)).toHaveProperty('viewer.email', mira.email);
    const signIn = (password: string) => ({ input: { login: mira.username, password } });
    expect(await app.visitor.refusal(SIGN_IN, signIn(mira.password))).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    expect(await app.visitor.data(SIGN_IN, signIn('a brand new passphrase'))).toHaveProperty(
      'signIn.accessToken',
    );
  });

  it.each([
    ['a wrong present password', 'something else', 'a brand new passphrase', 'FORBIDDEN', 'currentPassword'],
    ['a short new one', null, '1234567', 'BAD_USER_INPUT', 'newPassword'],
    ['an overlong new one', null, 'x'.repeat(129), 'BAD_USER_INPUT', 'newPassword'],
    ['the present one again', null, null, 'BAD_USER_INPUT', 'newPassword'],
  ])('is refused for %s, both ways', async (_, current, next, code, field) => {
    const mira = await person();
    const variables = change(current ?? mira.password, next ?? mira.password);
    expect(await mira.client.refusal(CHANGE_PASSWORD, variables)).toMatchObject({ code, field });
    const { changePassword } = await mira.client.data(FORM, variables);
    expect(changePassword).toEqual({ ok: null, userErrors: [{ code, field }] });
    const still = { input: { login: mira.username, password: mira.password } };
    expect(await app.visitor.data(SIGN_IN, still)).toHaveProperty('signIn.accessToken');
  });

  it('is refused for a visitor', async () => {
    const variables = change('some password', 'another password');
    expect(await app.visitor.refusal(CHANGE_PASSWORD, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.refusal(FORM, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('leaves no session behind that the old password opens at the same moment', async () => {
    const mira = await person();
    const input = { login: mira.username, password: mira.password };
    const [, ...answers] = await Promise.all([
      mira.client.data(CHANGE_PASSWORD, change(mira.password, 'a brand new passphrase')),
      ...Array.from({ length: 12 }, () => app.visitor.send(SIGN_IN, { input })),
    ]);
    const opened = answers.flatMap((answer) => (answer.data?.signIn ? [answer.data.signIn.accessToken] : []));
    for (const token of opened)
      expect(await app.as(token).refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await UserSessionModel.countDocuments({ user: userId(mira), revokedAt: null })).toBe(1);
  });
});
