import { beforeAll, describe, expect, it } from 'vitest';
import {
  Role,
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserPreferencesModel,
  UserSecurityModel,
} from '../../src/models/identity/index.js';
import { parseGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { tellOfLocks } from '../../src/services/identity/index.js';
import { Types } from 'mongoose';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { Client } from '../setup/client.js';
import { withTwoFactor } from './authenticator.js';
import { linkTo, mailsTo } from './mails.js';
import {
  MAGIC_LINK_WITH_CODE,
  ME,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  RESET,
  SIGN_IN,
  SIGN_IN_WITH_MAGIC_LINK,
  UNLOCK,
} from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const events = async (of: Person) =>
  (
    await SecurityLogModel.find({ user: userId(of) })
      .sort({ _id: 1 })
      .lean()
  ).map(({ event }) => event);
const enter = ({ username: login, password }: Person, more: object = {}) =>
  app.visitor.send(SIGN_IN, { input: { login, password, ...more } });
const fails = async (of: Person, times: number) => {
  for (let n = 0; n < times; n++) await enter(of, { password: 'wrong password' });
};
const isIn = async (answer: ReturnType<typeof enter>) => (await answer).errors.length === 0;
const decline = (of: Person, email: object) =>
  UserPreferencesModel.collection.insertOne({ user: userId(of), notifications: { email } } as never);

describe('a lockout', () => {
  it('begins after ten failures in a row, and says nothing but what a wrong password does', async () => {
    const mira = await person();
    await fails(mira, 9);
    expect(await isIn(enter(mira))).toBe(true);
    // Getting in is the end of the row.
    await fails(mira, 9);
    expect(await isIn(enter(mira))).toBe(true);
    await fails(mira, 10);
    const wrong = await enter(mira, { password: 'wrong password' });
    const right = await enter(mira);
    expect(right.errors[0]!.message).toBe(wrong.errors[0]!.message);
    expect(right.errors[0]!.extensions.code).toBe('INVALID_CREDENTIALS');
    // Who is signed in stays so.
    await mira.client.data(ME);
  });

  it('is told of by a mail and in the log, once, in however many places that runs', async () => {
    const mira = await person();
    await fails(mira, 12);
    await Promise.all([tellOfLocks(), tellOfLocks(), tellOfLocks()]);
    await tellOfLocks();
    const mails = await mailsTo(mira.email, 'account-locked');
    expect(mails).toMatchObject([{ data: { minutes: 15 } }]);
    expect((await events(mira)).filter((event) => event === 'account-locked')).toHaveLength(1);
  });

  it('is only logged for who wants no such mail', async () => {
    for (const declined of [{ security: false }, { enabled: false }]) {
      const mira = await person();
      await decline(mira, declined);
      await fails(mira, 10);
      await tellOfLocks();
      expect(await mailsTo(mira.email, 'account-locked')).toEqual([]);
      expect(await events(mira)).toContain('account-locked');
    }
  });

  it('ends with its time, and cannot be drawn out by more failures', async () => {
    const mira = await person();
    await fails(mira, 10);
    const user = userId(mira);
    const { lockedUntil } = (await UserSecurityModel.findOne({ user }).lean())!;
    expect(Math.abs(lockedUntil!.getTime() - Date.now() - 15 * 60_000)).toBeLessThan(10_000);
    await fails(mira, 11);
    expect((await UserSecurityModel.findOne({ user }).lean())!.lockedUntil).toEqual(lockedUntil);
    expect(await isIn(enter(mira))).toBe(false);
    await UserSecurityModel.updateOne({ user }, { $set: { lockedUntil: new Date(Date.now() - 1_000) } });
    expect(await isIn(enter(mira))).toBe(true);
  });

  it('does not come of failures long ago', async () => {
    const mira = await person();
    await fails(mira, 9);
    const lastFailedAt = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    await UserSecurityModel.updateOne({ user: userId(mira) }, { $set: { lastFailedAt } });
    await fails(mira, 1);
    expect(await isIn(enter(mira))).toBe(true);
  });

  it('ends by a new password, and a link to sign in goes past it', async () => {
    const mira = await person();
    await fails(mira, 10);
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const magic = await linkTo(mira.email, 'magic-link');
    expect(await app.visitor.data(SIGN_IN_WITH_MAGIC_LINK, { token: magic })).toHaveProperty(
      'signInWithMagicLink.accessToken',
    );
    expect(await isIn(enter(mira))).toBe(false);
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    const token = await linkTo(mira.email, 'password-reset');
    await app.visitor.data(RESET, { input: { token, newPassword: 'another horse' } });
    expect(await isIn(enter({ ...mira, password: 'another horse' }))).toBe(true);
  });

  it('comes of wrong codes of a second factor as well, and then holds for links too', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    for (let n = 0; n < 10; n++) await enter(mira, { totpCode: 'abcdef' });
    const right = await enter(mira, { totpCode: await code() });
    expect(right.errors[0]!.extensions).not.toHaveProperty('secondFactor');
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const token = await linkTo(mira.email, 'magic-link');
    const input = { token, totpCode: await code() };
    expect(await app.visitor.refusal(MAGIC_LINK_WITH_CODE, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await events(mira)).filter((event) => event === 'two-factor-failed')).toHaveLength(10);
  });

  it('is ended by an admin, and by nobody else', async () => {
    const [mira, ada] = [await person(), await person()];
    await UserModel.updateOne({ _id: userId(ada) }, { $set: { role: Role.ADMIN } });
    const unlock = (userIdOf: string, client = ada.client) =>
      client.refusal(UNLOCK, { input: { userId: userIdOf, reason: 'Asked by phone' } });
    expect(await unlock(mira.id)).toMatchObject({ code: 'CONFLICT', field: 'userId' });
    await fails(mira, 10);
    expect(await unlock(mira.id, app.visitor)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await unlock(mira.id, mira.client)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await unlock(toGlobalId('User', new Types.ObjectId()))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'userId',
    });
    expect(await unlock('post_x')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'userId' });
    const input = { userId: mira.id, reason: 'Asked by phone' };
    const silent = { input: { ...input, reason: ' ' } };
    expect(await ada.client.refusal(UNLOCK, silent)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'reason',
    });
    expect(await ada.client.data(UNLOCK, { input })).toEqual({ unlockAccount: { ok: true } });
    expect(await isIn(enter(mira))).toBe(true);
    const row = await SecurityLogModel.findOne({
      user: userId(mira),
      event: SecurityEvent.ACCOUNT_UNLOCKED,
    }).lean();
    expect(row).toMatchObject({ actor: userId(ada), reason: 'Asked by phone' });
  });
});

describe('a sign-in from a new device', () => {
  const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const on = ({ username: login, password }: Person) =>
    new Client(app.url, null, { 'user-agent': FIREFOX }).data(SIGN_IN, { input: { login, password } });

  it('is told of by a mail, the first time', async () => {
    const mira = await person();
    // The device that the account was made on is known.
    expect(await isIn(enter(mira))).toBe(true);
    expect(await mailsTo(mira.email, 'new-device')).toEqual([]);
    await Promise.all([on(mira), on(mira), on(mira)]);
    await on(mira);
    const mails = await mailsTo(mira.email, 'new-device');
    expect(mails).toMatchObject([{ data: { device: 'Firefox on Linux' } }]);
  });

  it('is not told of to who wants no such mail', async () => {
    for (const declined of [{ security: false }, { enabled: false }]) {
      const mira = await person();
      await decline(mira, declined);
      await on(mira);
      expect(await mailsTo(mira.email, 'new-device')).toEqual([]);
    }
  });
});
