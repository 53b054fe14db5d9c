import { beforeAll, describe, expect, it } from 'vitest';
import {
  AuthMethod,
  UserModel,
  UserSecurityModel,
  UserSessionModel,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { withTwoFactor } from '../identity/authenticator.js';
import { linkTo, mailsTo } from '../identity/mails.js';
import {
  CHANGE_EMAIL,
  CONFIRM_CHANGE,
  MAGIC_LINK_WITH_CODE,
  ME,
  REFRESH,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  RESET,
  SIGN_IN,
  SIGN_IN_WITH_MAGIC_LINK,
  VERIFY,
} from '../identity/operations.js';
import { testApp, type TestApp } from '../setup/app.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
const userId = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');
const account = async (of: Person) => (await UserModel.findById(userId(of)).lean())!;
const DEAD = { code: 'UNAUTHENTICATED' };

/** Somebody signed up with a stranger's address, and set up every way in that one can. */
async function squatter(): Promise<Person> {
  const one = await person();
  await UserModel.updateOne({ _id: userId(one) }, { googleId: `g${one.id}`, githubId: `h${one.id}` });
  return one;
}

async function magicLink({ email }: Person): Promise<string> {
  await app.visitor.data(REQUEST_MAGIC_LINK, { email });
  return linkTo(email, 'magic-link');
}

describe('who signs up with a stranger’s address and waits', () => {
  it('is out once the stranger signs in by mail: password, devices, refresh tokens and linked accounts', async () => {
    const eve = await squatter();
    const input = { login: eve.email, password: eve.password };
    await app.visitor.data(SIGN_IN, { input });
    const token = await magicLink(eve);
    const { signInWithMagicLink: victim } = await app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token });
    expect(await eve.client.refusal(ME)).toMatchObject(DEAD);
    expect(await app.visitor.refusal(REFRESH, { refreshToken: eve.refreshToken })).toMatchObject(DEAD);
    expect(await app.visitor.refusal(SIGN_IN, { input })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await UserSessionModel.countDocuments({ user: userId(eve), revokedAt: null })).toBe(1);
    await app.as(victim.accessToken).data(ME);
    const now = await account(eve);
    expect(now.authMethod).toBe(AuthMethod.PASSWORDLESS);
    for (const field of ['googleId', 'githubId']) expect(now).not.toHaveProperty(field);
    expect(await UserSecurityModel.findOne({ user: userId(eve) }).lean()).not.toHaveProperty('passwordHash');
    expect(await mailsTo(eve.email, 'password-removed')).toHaveLength(1);
  });

  it('keeps no session that is opened at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const eve = await squatter();
      const token = await magicLink(eve);
      const input = { login: eve.email, password: eve.password };
      await Promise.all([
        app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token }),
        ...Array.from({ length: 4 }, () => app.visitor.send(SIGN_IN, { input })),
      ]);
      expect(await UserSessionModel.countDocuments({ user: userId(eve), revokedAt: null })).toBe(1);
    }
  });

  it('is out once the stranger sets a password by mail', async () => {
    const eve = await squatter();
    await app.visitor.data(REQUEST_RESET, { email: eve.email });
    const token = await linkTo(eve.email, 'password-reset');
    await app.visitor.data(RESET, { input: { token, newPassword: 'the stranger’s own horse' } });
    expect(await eve.client.refusal(ME)).toMatchObject(DEAD);
    for (const field of ['googleId', 'githubId']) expect(await account(eve)).not.toHaveProperty(field);
  });

  it.each([
    [
      'proves the address',
      async (eve: Person) => app.visitor.data(VERIFY, { token: await linkTo(eve.email, 'verify-email') }),
    ],
    [
      'signs in by mail',
      async (eve: Person) => app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token: await magicLink(eve) }),
    ],
  ])('can’t lead the account away to another address once the stranger %s', async (_, come) => {
    const eve = await person();
    const newEmail = `other_${eve.email}`;
    await eve.client.data(CHANGE_EMAIL, { input: { newEmail, password: eve.password } });
    const token = await linkTo(newEmail, 'email-change-confirm');
    await come(eve);
    expect(await app.visitor.refusal(CONFIRM_CHANGE, { token })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect((await account(eve)).email).toBe(eve.email);
  });

  it('nothing is taken from who shows the second factor that was set up', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    const input = { token: await magicLink(mira), totpCode: await code() };
    await app.visitor.data(MAGIC_LINK_WITH_CODE, { input });
    await mira.client.data(ME);
    expect((await UserSecurityModel.findOne({ user: userId(mira) }).lean())!.passwordHash).toBeDefined();
  });
});
