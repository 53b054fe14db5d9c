import { beforeAll, describe, expect, it } from 'vitest';
import {
  AccountTokenModel,
  SecurityLogModel,
  UserModel,
  UserPreferencesModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { linkTo, mailsTo } from './mails.js';
import {
  CHANGE_PASSWORD,
  ME,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  RESEND,
  RESET,
  SAFETY,
  SIGN_IN,
  SIGN_IN_WITH_MAGIC_LINK,
  VERIFY,
} from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const NEW_PASSWORD = 'another horse battery staple';
const DEAD = { code: 'BAD_USER_INPUT', field: 'token' };
const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const events = async (of: Person) =>
  (
    await SecurityLogModel.find({ user: userId(of) })
      .sort({ _id: 1 })
      .lean()
  ).map(({ event }) => event);
const suspend = (of: Person) =>
  UserModel.updateOne({ _id: userId(of) }, { $set: { status: UserStatus.SUSPENDED } });
const endLinks = (of: Person) =>
  AccountTokenModel.updateMany({ user: userId(of) }, { $set: { expiresAt: new Date(Date.now() - 1_000) } });

describe('proving an address', () => {
  it('is asked for at sign-up, and done once by the link', async () => {
    const mira = await person({ firstName: 'Mira' });
    const [mail] = await mailsTo(mira.email);
    expect(mail).toMatchObject({
      template: 'verify-email',
      language: 'en',
      data: { name: 'Mira', hours: 48 },
    });
    expect(await mira.client.data(VERIFY, { token: mail!.token! })).toEqual({
      verifyEmail: { viewer: { emailVerified: true } },
    });
    expect((await mira.client.data(SAFETY)).viewer.emailVerified).toBe(true);
    expect(await mira.client.refusal(VERIFY, { token: mail!.token! })).toMatchObject(DEAD);
    expect(await events(mira)).toEqual(['signed-up', 'email-verified']);
  });

  it('works signed out as well, and shows nobody the account', async () => {
    const [mira, eve] = [await person(), await person()];
    const VERIFY_OK =
      'mutation ($token: String!) { verifyEmail(input: { token: $token }) { ok viewer { email } } }';
    const token = await linkTo(mira.email, 'verify-email');
    expect(await app.visitor.data(VERIFY_OK, { token })).toEqual({ verifyEmail: { ok: true, viewer: null } });
    const other = await linkTo(eve.email, 'verify-email');
    expect(await mira.client.data(VERIFY_OK, { token: other })).toEqual({
      verifyEmail: { ok: true, viewer: null },
    });
  });

  it('can be asked for again, until it is done', async () => {
    const mira = await person();
    await mira.client.data(RESEND);
    const [second, first] = await mailsTo(mira.email, 'verify-email');
    expect(second!.token).not.toBe(first!.token);
    await app.visitor.data(VERIFY, { token: second!.token! });
    // The other link is of no use any more.
    expect(await app.visitor.refusal(VERIFY, { token: first!.token! })).toMatchObject(DEAD);
    expect(await mira.client.refusal(RESEND)).toMatchObject({ code: 'CONFLICT' });
    expect(await app.visitor.refusal(RESEND)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses links that are made up, over, of another kind, of another address, or of a suspended account', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), '\u0000', 'x'.repeat(100_000)])
      expect(await app.visitor.refusal(VERIFY, { token })).toMatchObject(DEAD);
    const mira = await person();
    const token = await linkTo(mira.email, 'verify-email');
    expect(await app.visitor.refusal(RESET, { input: { token, newPassword: NEW_PASSWORD } })).toMatchObject(
      DEAD,
    );
    expect(await app.visitor.refusal(SIGN_IN_WITH_MAGIC_LINK, { token })).toMatchObject(DEAD);
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { email: `new.${mira.email}` } });
    expect(await app.visitor.refusal(VERIFY, { token })).toMatchObject(DEAD);
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { email: mira.email } });
    await suspend(mira);
    expect(await app.visitor.refusal(VERIFY, { token })).toMatchObject(DEAD);
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { status: UserStatus.ACTIVE } });
    await endLinks(mira);
    expect(await app.visitor.refusal(VERIFY, { token })).toMatchObject(DEAD);
  });

  it('writes in the language of the person', async () => {
    const mira = await person();
    await UserPreferencesModel.collection.insertOne({
      user: userId(mira),
      language: 'de',
      timezone: 'Europe/Berlin',
    } as never);
    await mira.client.data(RESEND);
    const [mail] = await mailsTo(mira.email, 'verify-email');
    expect(mail).toMatchObject({ language: 'de', timezone: 'Europe/Berlin' });
  });
});

describe('a new password by a link', () => {
  const ask = async (of: Person) => {
    expect(await app.visitor.data(REQUEST_RESET, { email: of.email })).toEqual({
      requestPasswordReset: { ok: true },
    });
    return linkTo(of.email, 'password-reset');
  };
  const reset = (token: string, newPassword = NEW_PASSWORD) => ({ input: { token, newPassword } });

  it('replaces the old one, signs every device out, tells the person, and proves the address', async () => {
    const mira = await person();
    const token = await ask(mira);
    expect(await app.visitor.data(RESET, reset(token))).toEqual({ resetPassword: { ok: true } });
    expect(await mira.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const old = { login: mira.username, password: mira.password };
    expect(await app.visitor.refusal(SIGN_IN, { input: old })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const { signIn } = await app.visitor.data(SIGN_IN, { input: { ...old, password: NEW_PASSWORD } });
    expect(signIn.viewer.emailVerified).toBe(true);
    expect(await mailsTo(mira.email, 'password-changed')).toHaveLength(1);
    expect(await events(mira)).toEqual([
      ...['signed-up', 'password-reset-requested', 'email-verified', 'password-reset'],
      ...['sign-in-failed', 'signed-in'],
    ]);
  });

  it('takes the address in any case, and makes every other link of the kind worthless', async () => {
    const mira = await person();
    const first = await ask(mira);
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const magic = await linkTo(mira.email, 'magic-link');
    await app.visitor.data(REQUEST_RESET, { email: mira.email.toUpperCase() });
    const second = await linkTo(mira.email, 'password-reset');
    expect(second).not.toBe(first);
    await app.visitor.data(RESET, reset(second));
    expect(await app.visitor.refusal(RESET, reset(first))).toMatchObject(DEAD);
    expect(await app.visitor.refusal(SIGN_IN_WITH_MAGIC_LINK, { token: magic })).toMatchObject(DEAD);
  });

  it('refuses a password that is none, and the link stays good', async () => {
    const mira = await person();
    const token = await ask(mira);
    for (const bad of ['short', 'x'.repeat(129)])
      expect(await app.visitor.refusal(RESET, reset(token, bad))).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'newPassword',
      });
    expect(await app.visitor.data(RESET, reset(token))).toEqual({ resetPassword: { ok: true } });
  });

  it('sends a suspended person nothing, and refuses links from before and what has ended', async () => {
    const [mira, eve] = [await person(), await person()];
    const token = await ask(mira);
    await suspend(mira);
    expect(await app.visitor.refusal(RESET, reset(token))).toMatchObject(DEAD);
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    expect(await mailsTo(mira.email, 'password-reset')).toHaveLength(1);
    const late = await ask(eve);
    await endLinks(eve);
    expect(await app.visitor.refusal(RESET, reset(late))).toMatchObject(DEAD);
  });

  it('is worth nothing once the password was changed otherwise', async () => {
    const mira = await person();
    const token = await ask(mira);
    const input = { currentPassword: mira.password, newPassword: NEW_PASSWORD };
    await mira.client.data(CHANGE_PASSWORD, { input });
    expect(await app.visitor.refusal(RESET, reset(token, 'yet another horse'))).toMatchObject(DEAD);
    expect(await mailsTo(mira.email, 'password-changed')).toHaveLength(1);
  });

  it('refuses what is no address', async () => {
    expect(await app.visitor.refusal(REQUEST_RESET, { email: 'no address' })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('a link to sign in with', () => {
  const ask = async (of: Person) => {
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: of.email });
    return linkTo(of.email, 'magic-link');
  };

  it('starts a session, once, and proves the address', async () => {
    const mira = await person();
    const token = await ask(mira);
    const { signInWithMagicLink: answer } = await app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token });
    expect(answer.viewer).toMatchObject({ user: { id: mira.id }, emailVerified: true });
    expect(await app.as(answer.accessToken).data(ME)).toMatchObject({ viewer: { email: mira.email } });
    expect(await app.visitor.refusal(SIGN_IN_WITH_MAGIC_LINK, { token })).toMatchObject(DEAD);
    expect(await events(mira)).toEqual([
      ...['signed-up', 'magic-link-requested', 'password-removed', 'email-verified', 'signed-in'],
    ]);
  });

  it('leaves password and devices as they are where the address was proven before', async () => {
    const mira = await person();
    await app.visitor.data(VERIFY, { token: await linkTo(mira.email, 'verify-email') });
    await app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token: await ask(mira) });
    await mira.client.data(ME);
    await app.visitor.data(SIGN_IN, { input: { login: mira.email, password: mira.password } });
    expect(await mailsTo(mira.email, 'password-removed')).toEqual([]);
  });

  it('tells a suspended person so, and lets nobody in whose link has ended', async () => {
    const [mira, eve] = [await person(), await person()];
    const token = await ask(mira);
    await suspend(mira);
    expect(await app.visitor.refusal(SIGN_IN_WITH_MAGIC_LINK, { token })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const late = await ask(eve);
    await endLinks(eve);
    expect(await app.visitor.refusal(SIGN_IN_WITH_MAGIC_LINK, { token: late })).toMatchObject(DEAD);
  });
});
