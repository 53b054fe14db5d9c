import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  OAuthStateModel,
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserPreferencesModel,
  UserSessionModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { codeOf, withTwoFactor } from './authenticator.js';
import { linkTo, mailsTo } from './mails.js';
import { COME_BACK, MINE, PAGE, PROVIDERS, Providers, START, type Back } from './oauth.js';
import { SIGN_IN, VERIFY } from './operations.js';

let app: TestApp;
let providers: Providers;
beforeAll(async () => {
  app = await testApp();
  providers = await Providers.start();
});
beforeEach(() => providers.setUp());
afterAll(() => providers.stop());

const RENAME =
  'mutation ($input: ChangeUsernameInput!) { changeUsername(input: $input) { userErrors { code } } }';
const BOTH = ['GOOGLE', 'GITHUB'] as const;
const userId = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');
const go = (provider: Back['provider']) => providers.go(app.visitor, provider);
const enter = async (back: Back, codes: object = {}) =>
  (await app.visitor.data(COME_BACK, { input: { ...back, ...codes } })).signInWithOAuth;
const refused = (back: Back, codes: object = {}) =>
  app.visitor.refusal(COME_BACK, { input: { ...back, ...codes } });
const verified = async () => {
  const mira = await person();
  await app.visitor.data(VERIFY, { token: await linkTo(mira.email, 'verify-email') });
  return mira;
};
const at = (provider: Back['provider'], email?: string, isVerified = true) =>
  provider === 'GOOGLE'
    ? providers.atGoogle({ ...(email ? { email } : {}), email_verified: isVerified })
    : providers.atGithub({ ...(email ? { email } : {}), verified: isVerified });
const suspend = (of: Person) =>
  UserModel.updateOne({ _id: userId(of) }, { $set: { status: UserStatus.SUSPENDED } });

describe('who has no account yet', () => {
  it('gets one by Google, with a proven address, no password and their language', async () => {
    const { email } = providers.atGoogle({ locale: 'de_AT' });
    const answer = await enter(await go('GOOGLE'));
    expect(answer.viewer).toMatchObject({ email, emailVerified: true, coins: 250 });
    expect(answer.viewer.user).toMatchObject({ fullName: 'Gesa Götz' });
    expect(answer.viewer.user.username).toMatch(/^Gesa_Gotz/);
    expect((await app.as(answer.accessToken).data(MINE)).viewer).toMatchObject({
      authMethod: 'GOOGLE',
      linkedProviders: ['GOOGLE'],
    });
    const user = userId(answer.viewer.user);
    expect(await UserPreferencesModel.findOne({ user }).lean()).toMatchObject({ language: 'de-AT' });
    const [row] = await SecurityLogModel.find({ user }).lean();
    expect(row).toMatchObject({ event: 'signed-up', detail: 'google' });
    // Nothing is left to confirm.
    expect(await mailsTo(email)).toEqual([]);
  });

  it('gets one by GitHub with the primary address and the handle, and the token is given back', async () => {
    const { email, id } = providers.atGithub();
    const answer = await enter(await go('GITHUB'));
    expect(answer.viewer).toMatchObject({ email, emailVerified: true });
    expect(answer.viewer.user).toMatchObject({ username: `oct_${id}`, fullName: 'Octo Cat' });
    expect(providers.github.asked).toContain(`DELETE /applications/${providers.github.clientId}/token`);
    expect(providers.github.tokens.size).toBe(0);
  });

  it('gets another handle where theirs is taken, reserved or unusable', async () => {
    for (const login of ['admin', '-', '日本', 'x'.repeat(39)]) {
      providers.atGithub();
      providers.github.user.login = login;
      providers.github.user.name = null;
      const answer = await enter(await go('GITHUB'));
      expect(answer.viewer.user.username).toMatch(/^[A-Za-z0-9_]{3,30}$/);
    }
    const mira = await person();
    const like = new RegExp(`^${mira.username}_[0-9a-f]{4}$`);
    providers.atGithub();
    providers.github.user.login = mira.username;
    expect((await enter(await go('GITHUB'))).viewer.user.username).toMatch(like);
    // Given up a moment ago, it is kept for who had it.
    await mira.client.data(RENAME, { input: { username: `n_${mira.username}` } });
    providers.atGithub();
    providers.github.user.login = mira.username;
    expect((await enter(await go('GITHUB'))).viewer.user.username).toMatch(like);
  });

  it.each(BOTH)('gets none by %s with an address that is not verified there', async (provider) => {
    const { email } = at(provider, undefined, false);
    expect(await refused(await go(provider))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await UserModel.exists({ email })).toBeNull();
  });

  it('gets one, however often they click', async () => {
    const { email } = providers.atGoogle();
    const backs = [await go('GOOGLE'), await go('GOOGLE'), await go('GOOGLE')];
    const answers = await Promise.all(backs.map((back) => enter(back)));
    expect(new Set(answers.map((answer) => answer.viewer.user.id)).size).toBe(1);
    expect(await UserModel.countDocuments({ email })).toBe(1);
  });
});

describe('who has an account', () => {
  it.each(BOTH)('comes back to it by %s, whatever the address there is by then', async (provider) => {
    at(provider);
    const first = await enter(await go(provider));
    if (provider === 'GOOGLE') providers.google.person.email = 'changed@example.org';
    else providers.github.emails = [];
    const again = await enter(await go(provider));
    expect(again.viewer.user.id).toBe(first.viewer.user.id);
    const events = await SecurityLogModel.find({ user: userId(again.viewer.user) })
      .sort({ _id: 1 })
      .lean();
    expect(events.map(({ event }) => event)).toEqual(['signed-up', 'signed-in']);
  });

  it.each(BOTH)(
    'with the same address, proven on both sides, is linked to %s and told so',
    async (provider) => {
      const mira = await verified();
      at(provider, mira.email.toUpperCase());
      const answer = await enter(await go(provider));
      expect(answer.viewer.user.id).toBe(mira.id);
      expect((await mira.client.data(MINE)).viewer).toMatchObject({
        linkedProviders: [provider],
        authMethod: 'PASSWORD',
      });
      expect(await mailsTo(mira.email, 'provider-linked')).toHaveLength(1);
      expect(
        await SecurityLogModel.exists({ user: userId(mira), event: SecurityEvent.PROVIDER_LINKED }),
      ).not.toBeNull();
    },
  );

  it.each(BOTH)(
    'that nobody has proven becomes that of who comes by %s, and of nobody else',
    async (provider) => {
      const squatter = await person();
      const { email } = squatter;
      at(provider, email);
      const answer = await enter(await go(provider));
      expect(answer.viewer).toMatchObject({ user: { id: squatter.id }, emailVerified: true });
      expect((await app.as(answer.accessToken).data(MINE)).viewer).toMatchObject({
        ...{ authMethod: provider, linkedProviders: [provider] },
      });
      expect(await squatter.client.refusal(MINE)).toMatchObject({ code: 'UNAUTHENTICATED' });
      const input = { login: email, password: squatter.password };
      expect(await app.visitor.refusal(SIGN_IN, { input })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
      expect(await mailsTo(email, 'password-removed')).toHaveLength(1);
    },
  );

  it('is not handed over to an address that is not verified there, nor one of an admin', async () => {
    const [mira, boss] = [await verified(), await verified()];
    providers.atGoogle({ email: mira.email, email_verified: false });
    expect(await refused(await go('GOOGLE'))).toMatchObject({ code: 'FORBIDDEN' });
    await UserModel.updateOne({ _id: userId(boss) }, { $set: { role: 'admin' } });
    providers.atGoogle({ email: boss.email });
    expect(await refused(await go('GOOGLE'))).toMatchObject({ code: 'CONFLICT', field: 'provider' });
  });

  it('that is linked to another account there is not linked to a second one', async () => {
    const mira = await verified();
    providers.atGoogle({ email: mira.email });
    await enter(await go('GOOGLE'));
    providers.atGoogle({ email: mira.email });
    expect(await refused(await go('GOOGLE'))).toMatchObject({ code: 'CONFLICT', field: 'provider' });
  });

  it('that is suspended lets nobody in', async () => {
    const mira = await verified();
    providers.atGoogle({ email: mira.email });
    await enter(await go('GOOGLE'));
    await suspend(mira);
    const sessions = await UserSessionModel.countDocuments({ user: userId(mira) });
    expect(await refused(await go('GOOGLE'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await UserSessionModel.countDocuments({ user: userId(mira) })).toBe(sessions);
    await UserModel.updateOne({ _id: userId(mira) }, { $set: { status: 'deleted' } });
    expect(await refused(await go('GOOGLE'))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('with a second factor is asked for it, and goes on without the provider', async () => {
    const mira = await verified();
    const { secret } = await withTwoFactor(mira);
    providers.atGoogle({ email: mira.email });
    const back = await go('GOOGLE');
    const needed = { code: 'SECOND_FACTOR_REQUIRED', secondFactor: true };
    const ask = async (codes: object) =>
      (await app.visitor.send(COME_BACK, { input: { ...back, ...codes } })).errors[0]!.extensions;
    expect(await ask({})).toMatchObject(needed);
    expect(await ask({ totpCode: '000' })).toMatchObject({
      ...{ code: 'INVALID_CREDENTIALS', secondFactor: true },
      field: 'totpCode',
    });
    // Not even the link was made.
    expect((await mira.client.data(MINE)).viewer.linkedProviders).toEqual([]);
    const exchanges = () => providers.google.asked.filter((line) => line === 'POST /token').length;
    const before = exchanges();
    expect((await enter(back, { totpCode: await codeOf(secret) })).viewer.user.id).toBe(mira.id);
    expect(exchanges()).toBe(before);
    expect(await refused(back)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'state' });
    const row = await OAuthStateModel.findOne({ user: userId(mira) }).lean();
    expect(row).toMatchObject({ provider: 'google' });
    expect(row).not.toHaveProperty('identity');
  });
});

describe('what is set up', () => {
  it('is told to visitors, and nothing else is begun', async () => {
    expect(await app.visitor.data(PROVIDERS)).toEqual({ authProviders: ['GOOGLE', 'GITHUB'] });
    const back = await go('GOOGLE');
    providers.setUp({ github: true });
    expect(await app.visitor.data(PROVIDERS)).toEqual({ authProviders: ['GITHUB'] });
    const input = { provider: 'GOOGLE', redirectUri: PAGE };
    const none = { code: 'BAD_USER_INPUT', field: 'provider' };
    expect(await app.visitor.refusal(START, { input })).toMatchObject(none);
    expect(await refused(back)).toMatchObject(none);
  });

  it.each(BOTH)('says so where %s is down, and nothing is half done', async (provider) => {
    const server = provider === 'GOOGLE' ? providers.google : providers.github;
    for (const down of ['cut', 'fault'] as const) {
      providers.setUp();
      const { email } = at(provider);
      const back = await go(provider);
      server.down = down;
      const answer = await refused(back);
      expect(answer).toMatchObject({ code: 'RATE_LIMITED' });
      expect(answer.message).toMatch(/does not answer/);
      server.down = null;
      expect(await UserModel.exists({ email })).toBeNull();
      expect(await refused(back)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'state' });
      expect((await enter(await go(provider))).viewer.email).toBe(email);
    }
  });

  it('says so where Google cannot even tell about itself, and asks again later', async () => {
    providers.google.down = 'cut';
    const before = await OAuthStateModel.estimatedDocumentCount();
    const input = { provider: 'GOOGLE', redirectUri: PAGE };
    const answer = await app.visitor.send(START, { input });
    expect(answer.errors[0]).toMatchObject({ extensions: { code: 'RATE_LIMITED', retryAfter: 30 } });
    expect(await OAuthStateModel.estimatedDocumentCount()).toBe(before);
    providers.google.down = null;
    await app.visitor.data(START, { input });
  });

  it('tells of refusals in userErrors as well', async () => {
    const form = `mutation ($input: SignInWithOAuthInput!) {
      signInWithOAuth(input: $input) { accessToken userErrors { code field } }
    }`;
    const input = { provider: 'GOOGLE', code: 'c', state: 's', verifier: 'v' };
    expect((await app.visitor.data(form, { input })).signInWithOAuth).toEqual({
      accessToken: null,
      userErrors: [{ code: 'BAD_USER_INPUT', field: 'state' }],
    });
  });
});
