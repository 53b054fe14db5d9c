import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { CoinTransactionModel } from '../../src/models/billing/index.js';
import { UserModel, UserSecurityModel, UserSessionModel } from '../../src/models/identity/index.js';
import { testApp, type TestApp } from '../setup/app.js';
import { ME, SIGN_UP, SIGN_UP_FORM } from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const PASSWORD = 'correct horse battery staple';

function fresh(more: Record<string, unknown> = {}) {
  const username = `u_${randomBytes(6).toString('hex')}`;
  return {
    email: `${username}@example.com`,
    username,
    password: PASSWORD,
    firstName: 'Mira',
    lastName: 'Okafor',
    ...more,
  };
}

describe('signing up', () => {
  it('makes an account that is signed in, with what it starts with', async () => {
    const input = fresh();
    const { signUp } = await app.visitor.data(SIGN_UP, { input });
    expect(signUp).toMatchObject({
      viewer: {
        user: { username: input.username, fullName: 'Mira Okafor', verified: false },
        email: input.email,
        emailVerified: false,
        coins: 250,
      },
    });
    expect(new Date(signUp.accessTokenExpiresAt).getTime() - Date.now()).toBeGreaterThan(800_000);
    const { viewer } = await app.as(signUp.accessToken).data(ME);
    expect(viewer.user.id).toBe(signUp.viewer.user.id);
  });

  it('keeps no password, and no token but as a hash can be made of', async () => {
    const input = fresh();
    const { signUp } = await app.visitor.data(SIGN_UP, { input });
    const user = await UserModel.findOne({ username: input.username }).lean();
    const security = await UserSecurityModel.findOne({ user: user!._id }).lean();
    const session = await UserSessionModel.findOne({ user: user!._id }).lean();
    expect(security!.passwordHash).toMatch(/^\$argon2id\$/);
    const stored = JSON.stringify([user, security, session]);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(signUp.refreshToken.split('.')[2]);
  });

  it('opens the ledger with the coins and credits that it gives', async () => {
    const input = fresh();
    await app.visitor.data(SIGN_UP, { input });
    const user = await UserModel.findOne({ username: input.username }).lean();
    const rows = await CoinTransactionModel.find({ user: user!._id }).sort({ unit: 1 }).lean();
    expect(
      rows.map(({ unit, type, amount, balanceAfter }) => ({ unit, type, amount, balanceAfter })),
    ).toEqual([
      { unit: 'coins', type: 'earn', amount: 250, balanceAfter: 250 },
      { unit: 'credits', type: 'earn', amount: 1000, balanceAfter: 1000 },
    ]);
    expect(user).toMatchObject({ coins: 250, credits: { total: 1000, used: 0, remaining: 1000 } });
  });
});

const refusals: [string, Record<string, unknown>, string, string][] = [
  ['a username that is too short', { username: 'ab' }, 'BAD_USER_INPUT', 'username'],
  ['a username that is too long', { username: 'a'.repeat(31) }, 'BAD_USER_INPUT', 'username'],
  ['a username with a space', { username: 'mi ra' }, 'BAD_USER_INPUT', 'username'],
  ['a reserved username', { username: 'Admin' }, 'BAD_USER_INPUT', 'username'],
  ['an address that is none', { email: 'mira' }, 'BAD_USER_INPUT', 'email'],
  ['an overlong address', { email: `${'a'.repeat(250)}@example.com` }, 'BAD_USER_INPUT', 'email'],
  ['a short password', { password: '1234567' }, 'BAD_USER_INPUT', 'password'],
  ['an overlong password', { password: 'x'.repeat(129) }, 'BAD_USER_INPUT', 'password'],
  ['no first name', { firstName: '  ' }, 'BAD_USER_INPUT', 'firstName'],
  ['an overlong name', { lastName: 'x'.repeat(51) }, 'BAD_USER_INPUT', 'lastName'],
  ['a name that turns text around', { firstName: 'Mira\u202e' }, 'BAD_USER_INPUT', 'firstName'],
  ['an overlong clientId', { clientId: 'x'.repeat(65) }, 'BAD_USER_INPUT', 'clientId'],
];

describe('signing up is refused', () => {
  it.each(refusals)('for %s, as an error and as a user error', async (_, wrong, code, field) => {
    const input = fresh(wrong);
    expect(await app.visitor.refusal(SIGN_UP, { input })).toMatchObject({ code, field });
    const { signUp } = await app.visitor.data(SIGN_UP_FORM, { input });
    expect(signUp).toMatchObject({ accessToken: null, userErrors: [{ code, field }] });
    expect(await UserModel.countDocuments({ email: String(input.email).toLowerCase() })).toBe(0);
  });

  it('for a taken username or address, in any case', async () => {
    const first = fresh();
    await app.visitor.data(SIGN_UP, { input: first });
    const sameName = fresh({ username: first.username.toUpperCase() });
    expect(await app.visitor.refusal(SIGN_UP, { input: sameName })).toMatchObject({
      code: 'CONFLICT',
      field: 'username',
    });
    const sameAddress = fresh({ email: ` ${first.email.toUpperCase()} ` });
    const { signUp } = await app.visitor.data(SIGN_UP_FORM, { input: sameAddress });
    expect(signUp.userErrors).toMatchObject([{ code: 'CONFLICT', field: 'email' }]);
  });

  it('for all but one of ten who want the same username at the same time', async () => {
    const { username } = fresh();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.visitor.send(SIGN_UP, { input: fresh({ username }) })),
    );
    expect(answers.filter((answer) => answer.data?.signUp)).toHaveLength(1);
    const codes = answers.flatMap((answer) => answer.errors.map((error) => error.extensions.code));
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
    expect(await UserModel.countDocuments({ usernameKey: username })).toBe(1);
  });
});

describe('signing up with a clientId', () => {
  it('makes one account of a request that is repeated, and signs in to it each time', async () => {
    const input = fresh({ clientId: 'k1' });
    const first = await app.visitor.data(SIGN_UP, { input });
    const second = await app.visitor.data(SIGN_UP, { input });
    expect(second.signUp.viewer).toEqual(first.signUp.viewer);
    expect(second.signUp.refreshToken).not.toBe(first.signUp.refreshToken);
    expect(await UserModel.countDocuments({ email: input.email })).toBe(1);
  });

  it('gives nobody a session who does not know the password', async () => {
    const input = fresh({ clientId: 'k2' });
    await app.visitor.data(SIGN_UP, { input });
    const stranger = { ...input, password: 'some other password' };
    expect(await app.visitor.refusal(SIGN_UP, { input: stranger })).toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
  });

  it('refuses another input under it', async () => {
    const input = fresh({ clientId: 'k3' });
    await app.visitor.data(SIGN_UP, { input });
    const other = { ...input, firstName: 'Mirabel' };
    expect(await app.visitor.refusal(SIGN_UP, { input: other })).toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
  });
});
