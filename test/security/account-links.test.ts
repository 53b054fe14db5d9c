import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/auth/authenticate.js';
import { renderMail } from '../../src/integrations/mail/render.js';
import {
  AccountTokenModel,
  SecurityEvent,
  SecurityLogModel,
  UserSecurityModel,
  UserSessionModel,
} from '../../src/models/identity/index.js';
import { createContext } from '../../src/loaders/context.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { MailModel, type Mail } from '../../src/models/system/mail.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { withTwoFactor } from '../identity/authenticator.js';
import { linkTo, mailsTo } from '../identity/mails.js';
import {
  DISABLE_TWO_FACTOR,
  MAGIC_LINK_WITH_CODE,
  REQUEST_MAGIC_LINK,
  REQUEST_RESET,
  RESET,
  SIGN_IN,
  SIGN_IN_WITH_MAGIC_LINK,
  VERIFY,
} from '../identity/operations.js';
import { startSample } from '../server/sample-server.js';
import { testApp, type TestApp } from '../setup/app.js';
import { apartBy } from './times.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const nobody = () => `n_${randomBytes(6).toString('hex')}@example.com`;
const good = (answers: { errors: unknown[] }[]) => answers.filter(({ errors }) => errors.length === 0);
const signIn = ({ username: login, password }: Person, codes: object) =>
  app.visitor.send(SIGN_IN, { input: { login, password, ...codes } });

describe('asking for links', () => {
  it.each([
    ['a new password', REQUEST_RESET],
    ['a way in', REQUEST_MAGIC_LINK],
  ])(
    '33: for %s tells neither by answer, nor by time, nor by its commands whether there is an account',
    async (_, ask) => {
      const crowd = await people(12);
      const answers = new Map<string, Set<string>>([
        ['known', new Set()],
        ['unknown', new Set()],
      ]);
      const asked = (kind: string, emailOf: (round: number) => string) => async (round: number) => {
        const { status, data, errors, extensions } = await app.visitor.send(ask, { email: emailOf(round) });
        answers.get(kind)!.add(JSON.stringify([status, data, errors, extensions.cost!.mongoCommands]));
      };
      const known = asked('known', (round) => crowd[round % crowd.length]!.email);
      expect(await apartBy(24, [known, asked('unknown', nobody)])).toBeLessThan(1.5);
      expect(answers.get('known')!.size).toBe(1);
      expect(answers.get('known')).toEqual(answers.get('unknown'));
    },
  );

  it('33: writes nothing to an address that nobody has, and does not keep it', async () => {
    const email = nobody();
    await app.visitor.data(REQUEST_RESET, { email });
    expect(await MailModel.countDocuments({ to: email })).toBe(0);
    for (const model of [MailModel, AccountTokenModel, SecurityLogModel]) {
      const [latest] = await model.collection.find({}).sort({ _id: -1 }).limit(1).toArray();
      expect(JSON.stringify(latest)).not.toContain(email);
    }
    const [decoy] = await MailModel.collection.find<Mail>({}).sort({ _id: -1 }).limit(1).toArray();
    expect(decoy!.status).toBe('dead');
  });

  it('33: is limited, by the address that is asked for and by where from, alike for known and unknown ones', async () => {
    const server = await startSample(
      { RATE_LIMIT: 'on' },
      {
        schema: buildGatewaySchema(),
        authenticate,
        createContext: (parts) => createContext({ ...parts, topics: memoryTopics() }),
      },
    );
    const ask = async (email: string, count: number) => {
      const fields = Array.from(
        { length: count },
        (_, n) => `a${n}: requestPasswordReset(input: { email: $email }) { ok }`,
      );
      const query = `mutation ($email: EmailAddress!) { ${fields.join(' ')} }`;
      const { body } = await server.post({ query, variables: { email } });
      return (body.errors ?? []).map(({ extensions }) => extensions['code']);
    };
    const mira = await person();
    expect(await ask(mira.email, 7)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    expect(await mailsTo(mira.email, 'password-reset')).toHaveLength(5);
    expect(await ask(nobody(), 7)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    // Fourteen of the thirty that this address may ask for are gone.
    for (const left of [5, 5, 5, 1, 0])
      expect(5 - (await ask(nobody(), 5)).length, `${left} of five`).toBe(left);
    const query = `mutation { ${Array.from({ length: 9 }, (_, n) => `a${n}: verifyEmail(input: { token: "${n}" }) { ok }`).join(' ')} }`;
    const codes: unknown[] = [];
    for (let n = 0; n < 7; n++) {
      const { body } = await server.post({ query });
      codes.push(...(body.errors ?? []).map(({ extensions }) => extensions['code']));
    }
    expect(codes.filter((code) => code === 'BAD_USER_INPUT')).toHaveLength(60);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(3);
  });

  it('37: leads to the configured host, whatever a request calls us', async () => {
    const mira = await person();
    const response = await fetch(app.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'x-forwarded-proto': 'https',
      },
      body: JSON.stringify({ query: REQUEST_RESET, variables: { email: mira.email } }),
    });
    expect(response.status).toBe(200);
    const [mail] = await mailsTo(mira.email, 'password-reset');
    // Nothing about the request is kept with the mail; its link begins with what is configured when it is sent.
    expect(JSON.stringify(mail)).not.toContain('evil');
    const { text, html } = renderMail(
      { ...mail!, id: mail!._id.toHexString(), at: mail!.createdAt } as never,
      'https://leela.example',
    );
    for (const body of [text, html]) {
      expect(body).toContain('https://leela.example/reset-password?token=');
      expect(body.replaceAll('https://leela.example/', '')).not.toMatch(/https?:\/\//);
    }
  });
});

describe('using links', () => {
  it('36: a link for a new password works once, also for ten at the same time, and ends every session', async () => {
    const mira = await person();
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    const token = await linkTo(mira.email, 'password-reset');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        app.visitor.send(RESET, { input: { token, newPassword: `new password number ${n}` } }),
      ),
    );
    expect(good(answers)).toHaveLength(1);
    for (const { errors } of answers.filter(({ errors: some }) => some.length > 0))
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'token' });
    const winner = answers.findIndex(({ errors }) => errors.length === 0);
    expect(await UserSessionModel.countDocuments({ user: userId(mira), revokedAt: null })).toBe(0);
    for (const [n] of answers.entries()) {
      const tried = await signIn({ ...mira, password: `new password number ${n}` }, {});
      expect(tried.errors.length === 0).toBe(n === winner);
      if (n === winner) break;
    }
    expect(
      await SecurityLogModel.countDocuments({ user: userId(mira), event: SecurityEvent.PASSWORD_RESET }),
    ).toBe(1);
  });

  it('36: leaves no session behind that the old password opens at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const mira = await person();
      await app.visitor.data(REQUEST_RESET, { email: mira.email });
      const token = await linkTo(mira.email, 'password-reset');
      const input = { token, newPassword: 'another horse battery' };
      await Promise.all([
        app.visitor.data(RESET, { input }),
        ...Array.from({ length: 4 }, () => signIn(mira, {})),
      ]);
      expect(await UserSessionModel.countDocuments({ user: userId(mira), revokedAt: null })).toBe(0);
    }
  });

  it('36: a link to sign in works once, also for ten at the same time', async () => {
    const mira = await person();
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const token = await linkTo(mira.email, 'magic-link');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => app.visitor.send(SIGN_IN_WITH_MAGIC_LINK, { token })),
    );
    expect(good(answers)).toHaveLength(1);
    expect(await UserSessionModel.countDocuments({ user: userId(mira) })).toBe(2);
  });

  it('36: the proof of an address works once', async () => {
    const mira = await person();
    const token = await linkTo(mira.email, 'verify-email');
    const answers = await Promise.all(Array.from({ length: 10 }, () => app.visitor.send(VERIFY, { token })));
    expect(good(answers)).toHaveLength(1);
  });

  it('36: the database holds no token, nor a hash that can be made from one alone', async () => {
    const mira = await person();
    await app.visitor.data(REQUEST_RESET, { email: mira.email });
    const token = await linkTo(mira.email, 'password-reset');
    const rows = await AccountTokenModel.find({ user: userId(mira) }).lean();
    const stored = JSON.stringify([rows, await MailModel.find({ to: mira.email }).lean()]);
    expect(rows).toHaveLength(2);
    expect(stored).not.toContain(token);
    const { createHash } = await import('node:crypto');
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(stored).not.toContain(createHash('sha256').update(token).digest(form));
  });
});

describe('second factors', () => {
  it('34: a code of the app is taken once, whatever comes after it', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    const totpCode = await code();
    expect((await signIn(mira, { totpCode })).errors).toEqual([]);
    const again = await signIn(mira, { totpCode });
    expect(again.errors[0]!.extensions).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      secondFactor: true,
      field: 'totpCode',
    });
    // Nor by a link, nor to turn it off, nor one of an earlier step.
    await app.visitor.data(REQUEST_MAGIC_LINK, { email: mira.email });
    const token = await linkTo(mira.email, 'magic-link');
    for (const old of [totpCode, await code(-1)]) {
      expect(
        await app.visitor.refusal(MAGIC_LINK_WITH_CODE, { input: { token, totpCode: old } }),
      ).toMatchObject({
        code: 'INVALID_CREDENTIALS',
      });
      const input = { password: mira.password, code: old };
      expect(await mira.client.refusal(DISABLE_TWO_FACTOR, { input })).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await signIn(mira, { totpCode: await code(1) })).errors).toEqual([]);
  });

  it('34: of one code in ten hands at the same time, one gets in', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    const totpCode = await code();
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(mira, { totpCode })));
    expect(good(answers)).toHaveLength(1);
    expect(await UserSessionModel.countDocuments({ user: userId(mira) })).toBe(2);
  });

  it('34: the code that turned it on does not sign in', async () => {
    const mira = await person();
    const { code } = await withTwoFactor(mira);
    expect((await signIn(mira, { totpCode: await code(-1) })).errors[0]!.extensions).toMatchObject({
      field: 'totpCode',
    });
  });

  it('35: of one backup code in ten hands at the same time, one gets in, and never again', async () => {
    const mira = await person();
    const { backupCodes } = await withTwoFactor(mira);
    const [backupCode] = backupCodes;
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(mira, { backupCode })));
    expect(good(answers)).toHaveLength(1);
    expect(await UserSessionModel.countDocuments({ user: userId(mira) })).toBe(2);
    expect((await signIn(mira, { backupCode })).errors[0]!.extensions).toMatchObject({ secondFactor: true });
    const { backupCodes: left } = (await UserSecurityModel.findOne({ user: userId(mira) }).lean())!;
    expect(left).toHaveLength(9);
  });

  it('35: a backup code of somebody else is none', async () => {
    const [mira, eve] = [await person(), await person()];
    await withTwoFactor(mira);
    const { backupCodes } = await withTwoFactor(eve);
    expect((await signIn(mira, { backupCode: backupCodes[0] })).errors[0]!.extensions).toMatchObject({
      secondFactor: true,
    });
  });
});
