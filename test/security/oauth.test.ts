import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardedFetch } from '../../src/integrations/oauth/guarded-fetch.js';
import { OAuthStateModel, UserModel } from '../../src/models/identity/index.js';
import { COME_BACK, PAGE, Providers, START, type Back } from '../identity/oauth.js';
import { ME } from '../identity/operations.js';
import { testApp, type TestApp } from '../setup/app.js';

let app: TestApp;
let providers: Providers;
beforeAll(async () => {
  app = await testApp();
  providers = await Providers.start();
});
beforeEach(() => providers.setUp());
afterAll(() => providers.stop());

const BOTH = ['GOOGLE', 'GITHUB'] as const;
const DEAD = { code: 'BAD_USER_INPUT', field: 'state' };
const UNPROVEN = { code: 'BAD_USER_INPUT', field: 'code' };
const go = (provider: Back['provider']) => {
  if (provider === 'GOOGLE') providers.atGoogle();
  else providers.atGithub();
  return providers.go(app.visitor, provider);
};
const enter = (input: Back) => app.visitor.send(COME_BACK, { input });
const refused = (input: Back) => app.visitor.refusal(COME_BACK, { input });
const server = (provider: Back['provider']) => (provider === 'GOOGLE' ? providers.google : providers.github);
const exchanges = (provider: Back['provider']) =>
  server(provider).asked.filter((line) => line.startsWith('POST ')).length;

describe.each(BOTH)('38: a way to %s and back', (provider) => {
  it('is refused without its state, with a made-up one, and in a browser that has not begun it', async () => {
    const [back, other] = [await go(provider), await go(provider)];
    const before = exchanges(provider);
    for (const state of ['', 'x', 'x'.repeat(43), '\u0000', 'x'.repeat(100_000)])
      expect(await refused({ ...back, state })).toMatchObject(DEAD);
    for (const verifier of ['', 'x', back.state, other.verifier])
      expect(await refused({ ...back, verifier })).toMatchObject(DEAD);
    expect(await refused({ ...back, provider: provider === 'GOOGLE' ? 'GITHUB' : 'GOOGLE' })).toMatchObject(
      DEAD,
    );
    // Nobody has asked the provider for such, and the person can still go on.
    expect(exchanges(provider)).toBe(before);
    expect((await enter(back)).errors).toEqual([]);
  });

  it('is refused when it took too long', async () => {
    const back = await go(provider);
    await OAuthStateModel.updateMany({ usedAt: null }, { $set: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await refused(back)).toMatchObject(DEAD);
  });

  it('lets in once: the same answer again, and its code with another state, are refused', async () => {
    const back = await go(provider);
    const { errors } = await enter(back);
    expect(errors).toEqual([]);
    expect(await refused(back)).toMatchObject(DEAD);
    const other = await go(provider);
    expect(await refused({ ...other, code: back.code })).toMatchObject(UNPROVEN);
    // That used the other way up as well.
    expect(await refused(other)).toMatchObject(DEAD);
  });

  it('lets one in of many at the same time, and asks the provider once', async () => {
    const back = await go(provider);
    const before = exchanges(provider);
    const answers = await Promise.all(Array.from({ length: 6 }, () => enter(back)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(exchanges(provider)).toBe(before + 1);
  });

  it('ends what it led to when it comes again later: somebody has read it', async () => {
    const back = await go(provider);
    const { data } = await enter(back);
    const client = app.as(data.signInWithOAuth.accessToken);
    await refused(back);
    // Two clicks are no theft.
    await client.data(ME);
    await OAuthStateModel.updateMany(
      { usedAt: { $ne: null } },
      { $set: { usedAt: new Date(Date.now() - 11_000) } },
    );
    expect(await refused({ ...back, code: 'another' })).toMatchObject(DEAD);
    await client.data(ME);
    expect(await refused({ ...back, verifier: 'unknown' })).toMatchObject(DEAD);
    expect(await client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is tied to the one who began by PKCE: a code that somebody else asked for is of no use', async () => {
    const mine = await go(provider);
    const theirs = await go(provider);
    const before = await UserModel.estimatedDocumentCount();
    expect(await refused({ ...mine, code: theirs.code })).toMatchObject(UNPROVEN);
    expect(await UserModel.estimatedDocumentCount()).toBe(before);
  });

  it('goes out with state and an S256 challenge, and keeps none of its secrets', async () => {
    const { startOAuth } = await app.visitor.data(START, { input: { provider, redirectUri: PAGE } });
    const asked = new URL(startOAuth.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: PAGE,
      state: startOAuth.state,
      code_challenge_method: 'S256',
    });
    expect(startOAuth.url).not.toContain(startOAuth.verifier);
    const rows = JSON.stringify(await OAuthStateModel.find().lean());
    for (const secret of [startOAuth.state, startOAuth.verifier, asked.get('nonce') ?? startOAuth.state])
      expect(rows).not.toContain(secret);
  });

  it('comes back to configured pages only', async () => {
    for (const redirectUri of [
      'https://evil.example/signed-in',
      `${PAGE}/`,
      `${PAGE}?next=https://evil.example`,
      `${PAGE}#x`,
      `${PAGE}@evil.example`,
      PAGE.replace('localhost', 'localhost.evil.example'),
      PAGE.toUpperCase(),
      'javascript:alert(1)',
      '',
    ])
      expect(await app.visitor.refusal(START, { input: { provider, redirectUri } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'redirectUri',
      });
  });
});

describe('38: what Google says', () => {
  it.each([
    ['for another sign-in', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['for another client', { aud: 'another-client' }],
    ['by another issuer', { iss: 'https://evil.example' }],
    ['too long ago', { iat: 1, exp: 2 }],
    ['about nobody', { sub: undefined }],
  ])('is refused %s', async (_, lies) => {
    const back = await go('GOOGLE');
    const { email } = providers.google.person as { email: string };
    providers.google.lies = lies;
    expect(await refused(back)).toMatchObject(UNPROVEN);
    expect(await UserModel.exists({ email })).toBeNull();
  });

  it('is refused with a signature that is not Google’s, and from another issuer’s page', async () => {
    const back = await go('GOOGLE');
    providers.google.forge = true;
    expect(await refused(back)).toMatchObject(UNPROVEN);
    providers.google.forge = false;
    const { issuer: _, ...without } = await go('GOOGLE');
    expect(await refused(without)).toMatchObject(UNPROVEN);
    expect(await refused({ ...(await go('GOOGLE')), issuer: 'https://evil.example' })).toMatchObject(
      UNPROVEN,
    );
  });
});

describe('asking providers', () => {
  it.each([
    ['http://169.254.169.254/latest/meta-data', 'is not encrypted'],
    ['https://169.254.169.254/latest/meta-data', 'internal host'],
    ['https://127.0.0.1/', 'internal host'],
    ['https://keys.internal/', 'internal host'],
  ])('does not go to %s, whoever names it', async (url, why) => {
    const ask = guardedFetch('https://accounts.google.com');
    const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' as const };
    await expect(ask(url, options)).rejects.toThrow(why);
  });
});
