import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AccountTokenModel,
  Role,
  SecurityLogModel,
  TokenPurpose,
  UserModel,
  UserSessionModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { openSocket } from '../server/socket-client.js';
import { testApp, type TestApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { FOLLOW } from '../social/operations.js';
import { withTwoFactor } from './authenticator.js';
import { askToBeErased, ERASE, ERASE_USER, idOf, KEEP, KEEP_USER, withRole } from './erasure.js';
import { linkTo, mailsTo } from './mails.js';
import { COME_BACK, Providers } from './oauth.js';
import {
  ME,
  REFRESH,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  SIGN_IN,
  SIGN_IN_WITH_MAGIC_LINK,
} from './operations.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const SEE = `query ($id: ID!, $username: String!, $post: ID!) {
  user(username: $username) { id } node(id: $id) { id }
  post: node(id: $post) { ... on Post { id comments(first: 5) { nodes { id } } } } }`;
const SUSPEND = 'mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { account { status } } }';
const RESTORE = 'mutation ($input: RestoreUserInput!) { restoreUser(input: $input) { account { status } } }';

let app: TestApp;
let providers: Providers;
beforeAll(async () => {
  app = await testApp();
  providers = await Providers.start();
});
afterAll(() => providers.stop());

const statusOf = async (one: { id: string }) => (await UserModel.findById(idOf(one)).lean())!.status;
const signIn = ({ username: login, password }: { username: string; password: string }) => ({
  input: { login, password },
});

describe('asking to be erased', () => {
  it('puts the account out of use at once, everywhere, and tells by mail', async () => {
    const [mira, other] = [await person(), await person()];
    const post = await publish(mira);
    const theirs = await publish(other);
    const said = await comment(mira, theirs);
    const see = async () =>
      JSON.stringify([
        await other.client.data(SEE, { id: mira.id, username: mira.username, post }),
        await other.client.data(SEE, { id: said, username: other.username, post: theirs }),
      ]);
    const before = await see();
    for (const id of [mira.id, post, said]) expect(before).toContain(id);
    const socket = await openSocket(app.url, `Bearer ${mira.accessToken}`);
    const from = Date.now();
    const dueAt = await askToBeErased(mira);
    expect(dueAt.getTime() - from).toBeGreaterThan(29.9 * DAY_MS);
    expect(dueAt.getTime() - from).toBeLessThan(30.1 * DAY_MS);
    expect(await socket.closed).toMatchObject({ code: 4403 });
    expect(await mira.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.refusal(REFRESH, { refreshToken: mira.refreshToken })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await allFolded();
    const during = await see();
    for (const id of [mira.id, post, said]) expect(during).not.toContain(id);
    expect(await other.client.refusal(FOLLOW, { id: mira.id })).toMatchObject({ code: 'NOT_FOUND' });
    const [mail] = await mailsTo(mira.email, 'erasure-scheduled');
    expect(mail!.data).toMatchObject({ on: dueAt });
    // The link works as long as the account waits; it is kept as a hash.
    expect(
      await AccountTokenModel.findOne({ user: idOf(mira), purpose: TokenPurpose.CANCEL_ERASURE }).lean(),
    ).toMatchObject({ usedAt: null });
    await app.visitor.data(KEEP, { token: await linkTo(mira.email, 'erasure-scheduled') });
    await allFolded();
    expect(await see()).toBe(before);
    expect(await mailsTo(mira.email, 'erasure-cancelled')).toHaveLength(1);
    await app.visitor.data(SIGN_IN, signIn(mira));
    const events = await SecurityLogModel.find({ user: idOf(mira) })
      .sort({ _id: 1 })
      .lean();
    expect(events.map(({ event }) => event)).toEqual([
      'signed-up',
      'erasure-requested',
      'erasure-cancelled',
      'signed-in',
    ]);
  });

  it('asks for the password, or for a sign-in of just now where there is none', async () => {
    const mira = await person();
    for (const password of [null, 'wrong horse battery staple', { $ne: null }])
      expect(await mira.client.refusal(ERASE, { input: { password } })).toMatchObject({
        code: typeof password === 'object' && password ? 'BAD_USER_INPUT' : 'FORBIDDEN',
      });
    expect(await statusOf(mira)).toBe(UserStatus.ACTIVE);
    providers.atGoogle();
    const back = await providers.go(app.visitor, 'GOOGLE');
    const { signInWithOAuth } = await app.visitor.data(COME_BACK, { input: back });
    const gesa = { id: signInWithOAuth.viewer.user.id as string };
    const client = app.as(signInWithOAuth.accessToken as string);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await UserSessionModel.collection.updateMany({ user: idOf(gesa) }, { $set: { createdAt: longAgo } });
    expect(await client.refusal(ERASE, { input: {} })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await statusOf(gesa)).toBe(UserStatus.ACTIVE);
    await UserSessionModel.collection.updateMany({ user: idOf(gesa) }, { $set: { createdAt: new Date() } });
    await client.data(ERASE, { input: {} });
    expect(await statusOf(gesa)).toBe(UserStatus.DELETED);
    // And comes back by the same way.
    const again = await providers.go(app.visitor, 'GOOGLE');
    expect((await app.visitor.data(COME_BACK, { input: again })).signInWithOAuth.viewer.user.id).toBe(
      gesa.id,
    );
    expect(await statusOf(gesa)).toBe(UserStatus.ACTIVE);
  });

  it('is refused to visitors, and to admins, of whom one has to be left', async () => {
    expect(await app.visitor.refusal(ERASE, { input: {} })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const ada = await withRole(Role.ADMIN);
    expect(await ada.client.refusal(ERASE, { input: { password: ada.password } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await statusOf(ada)).toBe(UserStatus.ACTIVE);
  });
});

describe('coming back', () => {
  it('is signing in, with all that signing in asks for', async () => {
    const mira = await person();
    const authenticator = await withTwoFactor(mira);
    await askToBeErased(mira);
    const { input } = signIn(mira);
    expect(await app.visitor.refusal(SIGN_IN, { input: { ...input, password: 'x' } })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      message: expect.stringContaining('wrong'),
    });
    const answer = await app.visitor.send(SIGN_IN, { input });
    expect(answer.errors[0]!.extensions).toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
      secondFactor: true,
    });
    expect(await statusOf(mira)).toBe(UserStatus.DELETED);
    await app.visitor.data(SIGN_IN, { input: { ...input, totpCode: await authenticator.code() } });
    expect(await statusOf(mira)).toBe(UserStatus.ACTIVE);
    expect(await mailsTo(mira.email, 'erasure-cancelled')).toHaveLength(1);
    // What was called off stays so: the link of the first mail is worth nothing any more.
    expect(
      await app.visitor.refusal(KEEP, { token: await linkTo(mira.email, 'erasure-scheduled') }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'token' });
  });

  it('works by a link to sign in with; one to set a password is not sent', async () => {
    const mira = await person();
    await askToBeErased(mira);
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    expect(await mailsTo(mira.email, 'password-reset')).toHaveLength(0);
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const token = await linkTo(mira.email, 'magic-link');
    await app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token });
    expect(await statusOf(mira)).toBe(UserStatus.ACTIVE);
  });

  it('is too late once the erasure is under way', async () => {
    const mira = await person();
    await askToBeErased(mira);
    const token = await linkTo(mira.email, 'erasure-scheduled');
    const begun = { $set: { 'erasure.startedAt': new Date() } };
    await UserModel.collection.updateOne({ _id: idOf(mira) }, begun);
    expect(await app.visitor.refusal(KEEP, { token })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'token',
    });
    expect(await app.visitor.refusal(SIGN_IN, signIn(mira))).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      message: expect.stringContaining('wrong'),
    });
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    expect(await mailsTo(mira.email, 'magic-link')).toHaveLength(0);
    expect(await statusOf(mira)).toBe(UserStatus.DELETED);
  });

  it('refuses links that are none', async () => {
    for (const token of ['', 'nonsense'])
      expect(await app.visitor.refusal(KEEP, { token })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'token',
      });
  });
});

describe('an admin', () => {
  it('erases on request, and takes it back; the suspended stay suspended', async () => {
    const [ada, mira] = [await withRole(Role.ADMIN), await person()];
    const input = { userId: mira.id, reason: 'Asked by letter' };
    await ada.client.data(SUSPEND, { input });
    const { requestUserErasure } = await ada.client.data(ERASE_USER, { input });
    expect(requestUserErasure.account).toMatchObject({ status: 'DELETED', erasure: { status: 'SCHEDULED' } });
    expect(await ada.client.refusal(ERASE_USER, { input })).toMatchObject({
      code: 'CONFLICT',
      field: 'userId',
    });
    expect(await ada.client.refusal(RESTORE, { input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await app.visitor.refusal(SIGN_IN, signIn(mira))).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    await app.visitor.data(KEEP, { token: await linkTo(mira.email, 'erasure-scheduled') });
    expect(await statusOf(mira)).toBe(UserStatus.SUSPENDED);
    await ada.client.data(ERASE_USER, { input });
    expect((await ada.client.data(KEEP_USER, { input })).cancelUserErasure.account).toEqual({
      status: 'SUSPENDED',
      erasure: null,
    });
    expect(await ada.client.refusal(KEEP_USER, { input })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'userId',
    });
    const [last] = await SecurityLogModel.find({ user: idOf(mira) })
      .sort({ _id: -1 })
      .limit(1)
      .lean();
    expect(last).toMatchObject({ event: 'erasure-cancelled', reason: 'Asked by letter', actor: idOf(ada) });
  });

  it('is an admin, and does it to others, for a reason', async () => {
    const [ada, mira] = [await withRole(Role.ADMIN), await person()];
    for (const operation of [ERASE_USER, KEEP_USER]) {
      const refused = (client: typeof app.visitor, input: object) => client.refusal(operation, { input });
      const input = { userId: mira.id, reason: 'x' };
      expect(await refused(app.visitor, input)).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await refused(mira.client, input)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refused(ada.client, { ...input, userId: ada.id })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refused(ada.client, { ...input, reason: ' ' })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'reason',
      });
      expect(await refused(ada.client, { ...input, userId: 'usr_000000000000000000000000' })).toMatchObject({
        code: 'NOT_FOUND',
        field: 'userId',
      });
    }
    expect(await statusOf(mira)).toBe(UserStatus.ACTIVE);
  });
});
