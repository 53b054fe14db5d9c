import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SecurityLogModel, UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { linkTo, mailsTo } from './mails.js';
import { COME_BACK, LINK, MINE, PAGE, Providers, START, UNLINK, type Back } from './oauth.js';
import { REQUEST_RESET, RESET } from './operations.js';

let app: TestApp;
let providers: Providers;
beforeAll(async () => {
  app = await testApp();
  providers = await Providers.start();
});
beforeEach(() => providers.setUp());
afterAll(() => providers.stop());

const NEW_PASSWORD = 'another horse battery staple';
const userId = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');
const linking = ({ client, password }: Person, provider: Back['provider']) =>
  providers.go(client, provider, { link: true, password });
const link = async (of: Person, provider: Back['provider']) => {
  if (provider === 'GOOGLE') providers.atGoogle();
  else providers.atGithub();
  return of.client.data(LINK, { input: await linking(of, provider) });
};
const enter = async (provider: Back['provider']) => {
  const input = await providers.go(app.visitor, provider);
  return (await app.visitor.data(COME_BACK, { input })).signInWithOAuth;
};
const events = async (of: { id: string }) =>
  (
    await SecurityLogModel.find({ user: userId(of) })
      .sort({ _id: 1 })
      .lean()
  ).map(({ event }) => event);

describe('linking', () => {
  it('lets a person in with an account of any address from then on', async () => {
    const mira = await person();
    expect(await link(mira, 'GOOGLE')).toEqual({ linkProvider: { viewer: { linkedProviders: ['GOOGLE'] } } });
    expect((await enter('GOOGLE')).viewer.user.id).toBe(mira.id);
    expect(await link(mira, 'GITHUB')).toEqual({
      linkProvider: { viewer: { linkedProviders: ['GOOGLE', 'GITHUB'] } },
    });
    expect((await enter('GITHUB')).viewer.user.id).toBe(mira.id);
    expect(await mailsTo(mira.email, 'provider-linked')).toHaveLength(2);
    expect((await events(mira)).filter((event) => event === 'provider-linked')).toHaveLength(2);
    // The address of the account is its own still, and as little proven as before.
    expect((await mira.client.data(MINE)).viewer).toMatchObject({ email: mira.email, emailVerified: false });
  });

  it('asks for the password, where there is one, before anybody goes anywhere', async () => {
    const mira = await person();
    const input = { provider: 'GOOGLE', redirectUri: PAGE, link: true };
    for (const password of [undefined, null, '', 'wrong password'])
      expect(await mira.client.refusal(START, { input: { ...input, password } })).toMatchObject({
        code: 'FORBIDDEN',
        field: 'password',
      });
    expect(await app.visitor.refusal(START, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is for the person who has begun it, and for nothing else', async () => {
    const [mira, eve] = await people(2);
    providers.atGoogle();
    const back = await linking(mira!, 'GOOGLE');
    const dead = { code: 'BAD_USER_INPUT', field: 'state' };
    expect(await eve!.client.refusal(LINK, { input: back })).toMatchObject(dead);
    expect(await app.visitor.refusal(LINK, { input: back })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.refusal(COME_BACK, { input: back })).toMatchObject(dead);
    const signingIn = await providers.go(app.visitor, 'GOOGLE');
    expect(await mira!.client.refusal(LINK, { input: signingIn })).toMatchObject(dead);
    await mira!.client.data(LINK, { input: back });
    expect(await mira!.client.refusal(LINK, { input: back })).toMatchObject(dead);
  });

  it('is refused where either side is linked already', async () => {
    const [mira, jonas] = await people(2);
    await link(mira!, 'GOOGLE');
    const conflict = { code: 'CONFLICT', field: 'provider' };
    const taken = await linking(jonas!, 'GOOGLE');
    expect(await jonas!.client.refusal(LINK, { input: taken })).toMatchObject(conflict);
    const input = { provider: 'GOOGLE', redirectUri: PAGE, link: true, password: mira!.password };
    expect(await mira!.client.refusal(START, { input })).toMatchObject(conflict);
    // Begun twice before the first was done.
    providers.atGoogle();
    const first = await linking(jonas!, 'GOOGLE');
    providers.atGoogle();
    const second = await linking(jonas!, 'GOOGLE');
    await jonas!.client.data(LINK, { input: second });
    providers.atGoogle();
    expect(await jonas!.client.refusal(LINK, { input: first })).toMatchObject(conflict);
  });

  it('gives an account there to one of two who want it at the same time', async () => {
    const both = await people(2);
    providers.atGithub();
    const backs = [await linking(both[0]!, 'GITHUB'), await linking(both[1]!, 'GITHUB')];
    const answers = await Promise.all(both.map(({ client }, i) => client.send(LINK, { input: backs[i] })));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code).sort();
    expect(codes).toEqual(['CONFLICT', undefined]);
  });
});

describe('unlinking', () => {
  it('closes that way in, and tells the person', async () => {
    const mira = await person();
    await link(mira, 'GOOGLE');
    const input = { provider: 'GOOGLE', password: mira.password };
    expect(await mira.client.data(UNLINK, { input })).toEqual({
      unlinkProvider: { viewer: { linkedProviders: [], authMethod: 'PASSWORD' } },
    });
    expect((await enter('GOOGLE')).viewer.user.id).not.toBe(mira.id);
    expect(await mailsTo(mira.email, 'provider-unlinked')).toHaveLength(1);
    expect(await events(mira)).toContain('provider-unlinked');
  });

  it('works where the provider is not set up any more', async () => {
    const mira = await person();
    await link(mira, 'GITHUB');
    providers.setUp({ google: true });
    await mira.client.data(UNLINK, { input: { provider: 'GITHUB', password: mira.password } });
  });

  it('asks for the password, and for a link to take away', async () => {
    const mira = await person();
    const conflict = { code: 'CONFLICT', field: 'provider' };
    const refusal = (input: object) =>
      mira.client.refusal(UNLINK, { input: { provider: 'GOOGLE', ...input } });
    expect(await refusal({ password: mira.password })).toMatchObject(conflict);
    await link(mira, 'GOOGLE');
    for (const password of [null, 'wrong password'])
      expect(await refusal({ password })).toMatchObject({ code: 'FORBIDDEN', field: 'password' });
    expect(await app.visitor.refusal(UNLINK, { input: { provider: 'GOOGLE' } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('leaves the last way in, until there is a password or another one', async () => {
    const { email } = providers.atGoogle();
    const answer = await enter('GOOGLE');
    const client = app.as(answer.accessToken);
    const last = { code: 'CONFLICT', field: 'provider' };
    const input = { provider: 'GOOGLE' };
    expect(await client.refusal(UNLINK, { input })).toMatchObject(last);
    expect((await client.data(MINE)).viewer.linkedProviders).toEqual(['GOOGLE']);
    // Another one.
    providers.atGithub();
    await client.data(LINK, { input: await providers.go(client, 'GITHUB', { link: true }) });
    expect((await client.data(UNLINK, { input })).unlinkProvider.viewer).toEqual({
      linkedProviders: ['GITHUB'],
      authMethod: 'GITHUB',
    });
    expect(await client.refusal(UNLINK, { input: { provider: 'GITHUB' } })).toMatchObject(last);
    // A password.
    await app.visitor.data(REQUEST_RESET, { email });
    const token = await linkTo(email, 'password-reset');
    await app.visitor.data(RESET, { input: { token, newPassword: NEW_PASSWORD } });
    const github = app.as((await enter('GITHUB')).accessToken);
    const withPassword = { provider: 'GITHUB', password: NEW_PASSWORD };
    expect((await github.data(UNLINK, { input: withPassword })).unlinkProvider.viewer).toEqual({
      linkedProviders: [],
      authMethod: 'PASSWORD',
    });
  });

  it('leaves one way in of two that are taken away at the same time', async () => {
    providers.atGoogle();
    const answer = await enter('GOOGLE');
    const client = app.as(answer.accessToken);
    providers.atGithub();
    await client.data(LINK, { input: await providers.go(client, 'GITHUB', { link: true }) });
    const answers = await Promise.all(
      ['GOOGLE', 'GITHUB'].map((provider) => client.send(UNLINK, { input: { provider } })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const user = await UserModel.findById(userId(answer.viewer.user)).lean();
    expect([user!.googleId, user!.githubId].filter(Boolean)).toHaveLength(1);
  });
});
