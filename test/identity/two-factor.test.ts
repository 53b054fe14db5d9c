import { beforeAll, describe, expect, it } from 'vitest';
import {
  SecurityLogModel,
  UserPreferencesModel,
  UserSecurityModel,
  UserSessionModel,
} from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { codeOf, withTwoFactor } from './authenticator.js';
import { linkTo, mailsTo } from './mails.js';
import {
  CONFIRM_TWO_FACTOR,
  DISABLE_TWO_FACTOR,
  MAGIC_LINK_WITH_CODE,
  NEW_BACKUP_CODES,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  RESET,
  SAFETY,
  SIGN_IN,
  START_TWO_FACTOR,
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
const signInAs = ({ username, password }: Person, codes: object = {}) =>
  app.visitor.send(SIGN_IN, { input: { login: username, password, ...codes } });
const extensions = async (answer: ReturnType<typeof signInAs>) => {
  const { requestId: _, ...rest } = (await answer).errors[0]?.extensions ?? { code: 'none' };
  return rest;
};
const wrongCode = async (code: string) =>
  code.endsWith('1') ? code.slice(0, 5) + '2' : code.slice(0, 5) + '1';

describe('the second factor', () => {
  it('is on once the app has shown a code; the codes for paper are shown once', async () => {
    const mira = await person();
    const { startTwoFactor: started } = await mira.client.data(
      'mutation { startTwoFactor { secret otpauthUrl qrCode } }',
    );
    expect(started.secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(started.otpauthUrl);
    expect(url.protocol).toBe('otpauth:');
    expect(decodeURIComponent(url.pathname)).toContain(`Leela:${mira.username}`);
    expect(url.searchParams.get('secret')).toBe(started.secret);
    expect(started.qrCode).toMatch(/^data:image\/png;base64,/);
    expect((await mira.client.data(SAFETY)).viewer.twoFactor.enabled).toBe(false);
    // Until then signing in is as it was.
    expect((await signInAs(mira)).errors).toEqual([]);

    const { confirmTwoFactor } = await mira.client.data(CONFIRM_TWO_FACTOR, {
      code: await codeOf(started.secret),
    });
    expect(new Set(confirmTwoFactor.backupCodes).size).toBe(10);
    expect((await mira.client.data(SAFETY)).viewer.twoFactor).toEqual({
      enabled: true,
      enabledAt: expect.any(String),
      backupCodesLeft: 10,
    });
    expect(await mailsTo(mira.email, 'two-factor-enabled')).toHaveLength(1);
    expect(await events(mira)).toContain('two-factor-enabled');
  });

  it('88: is kept sealed, and its codes as hashes', async () => {
    const mira = await person();
    const { secret, backupCodes } = await withTwoFactor(mira);
    const stored = JSON.stringify(await UserSecurityModel.findOne({ user: userId(mira) }).lean());
    for (const kept of [secret, ...backupCodes, ...backupCodes.map((code) => code.replace('-', ''))])
      expect(stored).not.toContain(kept);
  });

  it('is asked for at sign-in, and nobody without it is let in', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    const sessions = await UserSessionModel.countDocuments({ user: userId(mira) });
    const needed = { code: 'SECOND_FACTOR_REQUIRED', secondFactor: true };
    const wrong = { code: 'INVALID_CREDENTIALS', secondFactor: true };
    for (const codes of [{}, { totpCode: null, backupCode: null }, { totpCode: '', backupCode: '' }])
      expect(await extensions(signInAs(mira, codes))).toEqual(needed);
    for (const totpCode of [
      await wrongCode(await code()),
      'abcdef',
      '123',
      '1'.repeat(10_000),
      '１２３４５６',
    ])
      expect(await extensions(signInAs(mira, { totpCode }))).toEqual({ ...wrong, field: 'totpCode' });
    for (const backupCode of ['aaaaa-bbbbb', 'x', 'x'.repeat(10_000)])
      expect(await extensions(signInAs(mira, { backupCode }))).toEqual({ ...wrong, field: 'backupCode' });
    expect(await UserSessionModel.countDocuments({ user: userId(mira) })).toBe(sessions);
    // Without the password nobody learns that there is one.
    const stranger = { ...mira, password: 'wrong password' };
    expect(await extensions(signInAs(stranger, { totpCode: await code() }))).toEqual({
      code: 'INVALID_CREDENTIALS',
    });
  });

  it('is passed with a code of the app, typed with a space, or a backup code in any form', async () => {
    const mira = await person();
    const { code, backupCodes } = await withTwoFactor(mira);
    const now = await code();
    expect((await signInAs(mira, { totpCode: `${now.slice(0, 3)} ${now.slice(3)}` })).errors).toEqual([]);
    const typed = backupCodes[0]!.replace('-', ' ').toUpperCase();
    expect((await signInAs(mira, { backupCode: typed })).errors).toEqual([]);
    expect((await signInAs(mira, { totpCode: null, backupCode: backupCodes[1] })).errors).toEqual([]);
    expect((await mira.client.data(SAFETY)).viewer.twoFactor.backupCodesLeft).toBe(8);
    expect((await events(mira)).filter((event) => event === 'backup-code-used')).toHaveLength(2);
  });

  it('holds for links to sign in, which stay good until a code comes', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const token = await linkTo(mira.email, 'magic-link');
    const enter = (codes: object) => app.visitor.send(MAGIC_LINK_WITH_CODE, { input: { token, ...codes } });
    const needed = { code: 'SECOND_FACTOR_REQUIRED', secondFactor: true };
    expect((await enter({})).errors[0]!.extensions).toMatchObject(needed);
    expect((await enter({ totpCode: '000' })).errors[0]!.extensions).toMatchObject({
      ...{ code: 'INVALID_CREDENTIALS', secondFactor: true },
      field: 'totpCode',
    });
    expect((await enter({ totpCode: await code() })).data).toHaveProperty('signInWithMagicLink.accessToken');
    expect((await enter({ totpCode: await code(1) })).errors[0]!.extensions).toMatchObject({
      field: 'token',
    });
    expect(await events(mira)).toContain('two-factor-failed');
  });

  it('stays on when the password is set by a link', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    const token = await linkTo(mira.email, 'password-reset');
    const password = 'another horse battery staple';
    await app.visitor.data(RESET, { input: { token, newPassword: password } });
    expect(await extensions(signInAs({ ...mira, password }))).toMatchObject({ secondFactor: true });
    expect((await signInAs({ ...mira, password }, { totpCode: await code() })).errors).toEqual([]);
  });

  it('is turned off by who knows the password and has a code', async () => {
    const [mira, jonas] = [await person(), await person()];
    const off = (of: Person, code: string, password: string | null = of.password) =>
      of.client.refusal(DISABLE_TWO_FACTOR, { input: { password, code } });
    const app1 = await withTwoFactor(mira);
    expect(await off(mira, await app1.code(), 'wrong password')).toMatchObject({
      code: 'FORBIDDEN',
      field: 'password',
    });
    expect(await off(mira, await app1.code(), null)).toMatchObject({ code: 'FORBIDDEN', field: 'password' });
    expect(await off(mira, await wrongCode(await app1.code()))).toMatchObject({
      code: 'FORBIDDEN',
      field: 'code',
    });
    expect(await off(jonas, '123456')).toMatchObject({ code: 'CONFLICT' });
    const input = { password: mira.password, code: await app1.code() };
    expect(await app.visitor.refusal(DISABLE_TWO_FACTOR, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await mira.client.data(DISABLE_TWO_FACTOR, { input })).toEqual({ disableTwoFactor: { ok: true } });
    expect((await signInAs(mira)).errors).toEqual([]);
    expect((await mira.client.data(SAFETY)).viewer.twoFactor).toEqual({
      enabled: false,
      enabledAt: null,
      backupCodesLeft: 0,
    });
    expect(await mailsTo(mira.email, 'two-factor-disabled')).toHaveLength(1);
    // A backup code does as well as the app.
    const { backupCodes } = await withTwoFactor(jonas);
    await jonas.client.data(DISABLE_TWO_FACTOR, {
      input: { password: jonas.password, code: backupCodes[3] },
    });
    expect((await events(jonas)).slice(-2)).toEqual(['backup-code-used', 'two-factor-disabled']);
  });

  it('gets new backup codes, and the old ones are worth nothing', async () => {
    const mira = await person();
    const { code, backupCodes: old } = await withTwoFactor(mira);
    const renew = (input: object) => mira.client.refusal(NEW_BACKUP_CODES, { input });
    const { password } = mira;
    expect(await renew({ password, code: 'nothing' })).toMatchObject({ code: 'FORBIDDEN', field: 'code' });
    expect(await renew({ password: 'wrong', code: await code() })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'password',
    });
    expect(await app.visitor.refusal(NEW_BACKUP_CODES, { input: { password, code: '1' } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const { regenerateBackupCodes } = await mira.client.data(NEW_BACKUP_CODES, {
      input: { password, code: await code() },
    });
    expect(await extensions(signInAs(mira, { backupCode: old[0] }))).toMatchObject({ field: 'backupCode' });
    expect((await signInAs(mira, { backupCode: regenerateBackupCodes.backupCodes[0] })).errors).toEqual([]);
    const jonas = await person();
    const input = { password: jonas.password, code: '123456' };
    expect(await jonas.client.refusal(NEW_BACKUP_CODES, { input })).toMatchObject({ code: 'CONFLICT' });
  });

  it('is not begun twice, nor confirmed with what is no code, too late, or without a beginning', async () => {
    const mira = await person();
    const confirm = (code: string) => mira.client.refusal(CONFIRM_TWO_FACTOR, { code });
    expect(await confirm('123456')).toMatchObject({ code: 'CONFLICT' });
    const first = (await mira.client.data(START_TWO_FACTOR)).startTwoFactor.secret as string;
    const second = (await mira.client.data(START_TWO_FACTOR)).startTwoFactor.secret as string;
    for (const code of ['', 'abc', await codeOf(first)])
      expect(await confirm(code)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'code' });
    const user = userId(mira);
    const startedAt = new Date(Date.now() - 2 * 60 * 60 * 1_000);
    await UserSecurityModel.updateOne({ user }, { $set: { 'pendingTwoFactor.startedAt': startedAt } });
    expect(await confirm(await codeOf(second))).toMatchObject({ code: 'CONFLICT' });
    await withTwoFactor(mira);
    expect(await mira.client.refusal(START_TWO_FACTOR)).toMatchObject({ code: 'CONFLICT' });
    expect(await confirm('123456')).toMatchObject({ code: 'CONFLICT' });
    for (const operation of [START_TWO_FACTOR, CONFIRM_TWO_FACTOR])
      expect(await app.visitor.refusal(operation, { code: '123456' })).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });

  it('is on once, however many confirm at the same time', async () => {
    const mira = await person();
    const { secret } = (await mira.client.data(START_TWO_FACTOR)).startTwoFactor;
    const code = await codeOf(secret);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => mira.client.send(CONFIRM_TWO_FACTOR, { code })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await mailsTo(mira.email, 'two-factor-enabled')).toHaveLength(1);
  });

  it('is told of even to who wants no mail', async () => {
    const mira = await person();
    const none = { email: { enabled: false, security: false } };
    await UserPreferencesModel.collection.insertOne({ user: userId(mira), notifications: none } as never);
    await withTwoFactor(mira);
    expect(await mailsTo(mira.email, 'two-factor-enabled')).toHaveLength(1);
  });
});
