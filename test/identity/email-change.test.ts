import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { SecurityLogModel, UserModel, UserSecurityModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { linkTo, mailsTo } from './mails.js';
import {
  CANCEL_CHANGE,
  CHANGE_EMAIL,
  CONFIRM_CHANGE,
  REQUEST_RESET,
  RESET,
  SAFETY,
  SIGN_IN,
  VERIFY,
} from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const DEAD = { code: 'BAD_USER_INPUT', field: 'token' };
const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const freshEmail = () => `n_${randomBytes(6).toString('hex')}@example.com`;
const emailOf = async (of: Person) => (await of.client.data(SAFETY)).viewer.email as string;

/** Somebody whose present address is proven, or is not. */
async function somebody({ proven = true } = {}): Promise<Person> {
  const mira = await person();
  if (proven) await mira.client.data(VERIFY, { token: await linkTo(mira.email, 'verify-email') });
  return mira;
}
const ask = (of: Person, newEmail: string, password = of.password) =>
  of.client.data(CHANGE_EMAIL, { input: { newEmail, password } });
const confirm = (token: string, client = app.visitor) => client.data(CONFIRM_CHANGE, { token });

describe('another address', () => {
  it.each([
    ['the new one first', 'email-change-confirm', 'email-change-notice'],
    ['the present one first', 'email-change-notice', 'email-change-confirm'],
  ] as const)('comes once both agree, %s', async (_, first, second) => {
    const mira = await somebody();
    const email = freshEmail();
    await ask(mira, email.toUpperCase());
    const tokens = {
      'email-change-confirm': await linkTo(email, 'email-change-confirm'),
      'email-change-notice': await linkTo(mira.email, 'email-change-notice'),
    };
    expect((await mira.client.data(SAFETY)).viewer).toMatchObject({ email: mira.email, pendingEmail: email });
    expect(await confirm(tokens[first])).toEqual({ confirmEmailChange: { changed: false, viewer: null } });
    expect(await emailOf(mira)).toBe(mira.email);
    expect(await app.visitor.refusal(CONFIRM_CHANGE, { token: tokens[first] })).toMatchObject(DEAD);
    expect(await confirm(tokens[second], mira.client)).toEqual({
      confirmEmailChange: { changed: true, viewer: { email } },
    });
    expect((await mira.client.data(SAFETY)).viewer).toMatchObject({
      emailVerified: true,
      pendingEmail: null,
    });
    await app.visitor.data(SIGN_IN, { input: { login: email, password: mira.password } });
    const log = await SecurityLogModel.find({ user: userId(mira) })
      .sort({ _id: 1 })
      .lean();
    expect(log.map(({ event }) => event)).toEqual([
      ...['signed-up', 'email-verified', 'email-change-requested', 'email-changed', 'signed-in'],
    ]);
  });

  it('comes when both agree at the same moment', async () => {
    const mira = await somebody();
    const email = freshEmail();
    await ask(mira, email);
    const tokens = [
      await linkTo(email, 'email-change-confirm'),
      await linkTo(mira.email, 'email-change-notice'),
    ];
    const answers = await Promise.all(tokens.map((token) => confirm(token)));
    expect(answers.map(({ confirmEmailChange }) => confirmEmailChange.changed).sort()).toEqual([false, true]);
    expect(await emailOf(mira)).toBe(email);
  });

  it('needs no consent of one that was never proven', async () => {
    const mira = await somebody({ proven: false });
    const email = freshEmail();
    await ask(mira, email);
    expect(await mailsTo(mira.email, 'email-change-notice')).toEqual([]);
    expect((await confirm(await linkTo(email, 'email-change-confirm'))).confirmEmailChange.changed).toBe(
      true,
    );
    // What went to the old address proves nothing any more.
    expect(
      await app.visitor.refusal(VERIFY, { token: await linkTo(mira.email, 'verify-email') }),
    ).toMatchObject(DEAD);
  });

  it('can be called off by either link or by the person, and then neither link works', async () => {
    for (const by of ['new', 'old', 'person'] as const) {
      const mira = await somebody();
      const email = freshEmail();
      await ask(mira, email);
      const atNew = await linkTo(email, 'email-change-confirm');
      const atOld = await linkTo(mira.email, 'email-change-notice');
      if (by === 'person') await mira.client.data(CANCEL_CHANGE);
      else await app.visitor.data(CANCEL_CHANGE, { token: by === 'new' ? atNew : atOld });
      for (const token of [atNew, atOld])
        expect(await app.visitor.refusal(CONFIRM_CHANGE, { token })).toMatchObject(DEAD);
      expect(await mira.client.refusal(CANCEL_CHANGE)).toMatchObject({ code: 'NOT_FOUND' });
      expect((await mira.client.data(SAFETY)).viewer).toMatchObject({
        email: mira.email,
        pendingEmail: null,
      });
    }
    expect(await app.visitor.refusal(CANCEL_CHANGE)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.refusal(CANCEL_CHANGE, { token: 'x' })).toMatchObject(DEAD);
  });

  it('replaces the one that waits, and is forgotten when the password is set by a link', async () => {
    const mira = await somebody();
    const [first, second] = [freshEmail(), freshEmail()];
    await ask(mira, first);
    const old = await linkTo(first, 'email-change-confirm');
    await ask(mira, second);
    expect(await app.visitor.refusal(CONFIRM_CHANGE, { token: old })).toMatchObject(DEAD);
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    const token = await linkTo(mira.email, 'password-reset');
    await app.visitor.data(RESET, { input: { token, newPassword: 'another horse' } });
    const late = await linkTo(second, 'email-change-confirm');
    expect(await app.visitor.refusal(CONFIRM_CHANGE, { token: late })).toMatchObject(DEAD);
    expect(
      await UserSecurityModel.countDocuments({ user: userId(mira), emailChange: { $exists: true } }),
    ).toBe(0);
  });

  it('is refused to visitors, without the password, for no address and for the present one', async () => {
    const mira = await somebody();
    const newEmail = freshEmail();
    const refusal = (input: object, client = mira.client) => client.refusal(CHANGE_EMAIL, { input });
    const { password } = mira;
    expect(await refusal({ newEmail, password }, app.visitor)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const wrong of ['wrong password', '', null])
      expect(await refusal({ newEmail, password: wrong })).toMatchObject({
        code: 'FORBIDDEN',
        field: 'password',
      });
    expect(await refusal({ newEmail: 'none', password })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal({ newEmail: mira.email.toUpperCase(), password })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newEmail',
    });
    const form = await mira.client.data(
      `mutation ($input: RequestEmailChangeInput!) {
        requestEmailChange(input: $input) { ok userErrors { code field } }
      }`,
      { input: { newEmail, password: 'wrong password' } },
    );
    expect(form.requestEmailChange).toEqual({
      ok: null,
      userErrors: [{ code: 'FORBIDDEN', field: 'password' }],
    });
    expect(await mailsTo(newEmail)).toEqual([]);
  });

  it('33: does not tell that somebody else has it, and writes them nothing', async () => {
    const [mira, eve] = [await somebody(), await somebody()];
    const free = freshEmail();
    const cost = async (newEmail: string) =>
      mira.client.commands(CHANGE_EMAIL, { input: { newEmail, password: mira.password } });
    expect(await cost(eve.email)).toBe(await cost(free));
    expect(await mailsTo(eve.email, 'email-change-confirm')).toEqual([]);
  });

  it('is refused at the last moment when somebody has taken it meanwhile', async () => {
    const [mira, eve] = [await somebody({ proven: false }), await person()];
    const email = freshEmail();
    await ask(mira, email);
    await UserModel.updateOne({ _id: userId(eve) }, { $set: { email } });
    const token = await linkTo(email, 'email-change-confirm');
    expect(await app.visitor.refusal(CONFIRM_CHANGE, { token })).toMatchObject({
      code: 'CONFLICT',
      field: 'email',
    });
    expect(await emailOf(mira)).toBe(mira.email);
  });
});
