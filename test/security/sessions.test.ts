import { beforeAll, describe, expect, it } from 'vitest';
import { refreshTokenOf } from '../../src/auth/refresh-tokens.js';
import {
  SecurityEvent,
  SecurityLogModel,
  UserModel,
  UserSessionModel,
  UserStatus,
} from '../../src/models/identity/index.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { CHANGE_PASSWORD, ME, REFRESH, REVOKE, SIGN_IN, SIGN_OUT } from '../identity/operations.js';
import { openSocket } from '../server/socket-client.js';
import { testApp, type TestApp } from '../setup/app.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const sessionOf = (refreshToken: string) => parseGlobalId(refreshToken.split('.')[0]!, 'UserSession', 'id');
const userId = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const ended = { code: 'UNAUTHENTICATED' };

async function refresh(refreshToken: string): Promise<{ accessToken: string; refreshToken: string }> {
  return (await app.visitor.data(REFRESH, { refreshToken })).refreshSession;
}
const refused = (refreshToken: string) => app.visitor.refusal(REFRESH, { refreshToken });
/** Makes the last exchange older than it is, so that nobody has to wait. */
const passTime = (refreshToken: string, ms: number) =>
  UserSessionModel.collection.updateOne({ _id: sessionOf(refreshToken) }, [
    { $set: { rotatedAt: { $subtract: ['$rotatedAt', ms] } } },
  ]);

describe('refreshing', () => {
  it('gives new tokens that are good, generation after generation', async () => {
    const mira = await person();
    let { refreshToken } = mira;
    for (let generation = 1; generation <= 5; generation++) {
      const next = await refresh(refreshToken);
      expect(next.refreshToken).not.toBe(refreshToken);
      expect(next.refreshToken.split('.')[1]).toBe(String(generation));
      expect((await app.as(next.accessToken).data(ME)).viewer.user.id).toBe(mira.id);
      ({ refreshToken } = next);
    }
  });

  it('moves the end of the session and its last activity on, and keeps its id', async () => {
    const { refreshToken } = await person();
    const _id = sessionOf(refreshToken);
    const past = new Date(Date.now() - 86_400_000);
    await UserSessionModel.updateOne(
      { _id },
      { $set: { lastActiveAt: past, expiresAt: new Date(Date.now() + 60_000) } },
    );
    const next = await refresh(refreshToken);
    expect(sessionOf(next.refreshToken).equals(_id)).toBe(true);
    const session = await UserSessionModel.findById(_id).lean();
    expect(session!.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    expect(session!.lastActiveAt.getTime()).toBeGreaterThan(past.getTime());
  });

  it('48: the predecessor, retried within ten seconds, gets the same successor, however often', async () => {
    const { refreshToken } = await person();
    const first = await refresh(refreshToken);
    expect((await refresh(refreshToken)).refreshToken).toBe(first.refreshToken);
    await passTime(refreshToken, 5_000);
    const late = await refresh(refreshToken);
    expect(late.refreshToken).toBe(first.refreshToken);
    await app.as(late.accessToken).data(ME);
    await refresh(first.refreshToken);
  });

  it('49: the predecessor after ten seconds ends the family, the newest token included', async () => {
    const mira = await person();
    const newest = await refresh(mira.refreshToken);
    await passTime(mira.refreshToken, 10_500);
    expect(await refused(mira.refreshToken)).toMatchObject(ended);
    expect(await refused(newest.refreshToken)).toMatchObject(ended);
    expect(await app.as(newest.accessToken).refusal(ME)).toMatchObject(ended);
  });

  it('49: any older token ends the family at once, is written down, and told to sockets', async () => {
    const mira = await person();
    const second = await refresh(mira.refreshToken);
    const newest = await refresh(second.refreshToken);
    expect(await refused(mira.refreshToken)).toMatchObject(ended);
    for (const token of [mira.refreshToken, second.refreshToken, newest.refreshToken])
      expect(await refused(token)).toMatchObject(ended);
    for (const { accessToken } of [mira, second, newest])
      expect(await app.as(accessToken).refusal(ME)).toMatchObject(ended);
    const user = userId(mira);
    expect(await SecurityLogModel.countDocuments({ user, event: SecurityEvent.TOKEN_REUSED })).toBe(1);
    expect(await DomainEventModel.countDocuments({ type: 'session.ended', actor: user })).toBe(1);
  });

  it('49: another device of the same person stays signed in', async () => {
    const mira = await person();
    const { signIn } = await app.visitor.data(SIGN_IN, {
      input: { login: mira.username, password: mira.password },
    });
    await refresh((await refresh(mira.refreshToken)).refreshToken);
    await refused(mira.refreshToken);
    await app.as(signIn.accessToken).data(ME);
    await refresh(signIn.refreshToken);
  });

  it('50: twenty at the same time get one successor', async () => {
    const { refreshToken } = await person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    const session = await UserSessionModel.findById(sessionOf(refreshToken)).lean();
    expect(session).toMatchObject({ generation: 1, revokedAt: null });
    await refresh(answers[0]!.refreshToken);
  });

  it('51: raced by a revocation, leaves no live token', async () => {
    for (let round = 0; round < 5; round++) {
      const mira = await person();
      const { signIn } = await app.visitor.data(SIGN_IN, {
        input: { login: mira.username, password: mira.password },
      });
      const id = (signIn.refreshToken as string).split('.')[0];
      const racing = Array.from({ length: 6 }, () =>
        app.visitor.send(REFRESH, { refreshToken: signIn.refreshToken }),
      );
      const [revoked, ...answers] = await Promise.all([mira.client.data(REVOKE, { id }), ...racing]);
      expect(revoked).toEqual({ revokeSession: { ok: true } });
      const won = answers.flatMap((answer) =>
        answer.data?.refreshSession ? [answer.data.refreshSession] : [],
      );
      for (const { accessToken, refreshToken } of [signIn, ...won]) {
        expect(await app.as(accessToken).refusal(ME)).toMatchObject(ended);
        expect(await refused(refreshToken)).toMatchObject(ended);
      }
    }
  });

  it('52: every sign-in is a new session; none that was prepared is taken over', async () => {
    const mira = await person();
    const input = { login: mira.username, password: mira.password };
    const prepared = app.as(mira.accessToken);
    const { signIn } = await prepared.data(SIGN_IN, { input });
    expect(sessionOf(signIn.refreshToken).equals(sessionOf(mira.refreshToken))).toBe(false);
    const session = sessionOf(signIn.refreshToken);
    expect(await UserSessionModel.findById(session).lean()).toMatchObject({
      user: userId(mira),
      generation: 0,
    });
  });

  it.each([
    ['nothing', () => ''],
    ['junk', () => 'junk'],
    ['a guessed proof', (token: string) => `${token.split('.').slice(0, 2).join('.')}.${'A'.repeat(43)}`],
    ['the proof of another generation', (token: string) => token.replace(/\.0\./, '.1.')],
    [
      'the proof of another session',
      (token: string) => token.replace(/^sess_.{24}/, `sess_${'0'.repeat(24)}`),
    ],
    ['a generation that is not written as we do', (token: string) => token.replace(/\.0\./, '.00.')],
    ['an overlong token', (token: string) => `${token}${'A'.repeat(5_000)}`],
  ])('is refused for %s, which does no harm to the session', async (_, spoil) => {
    const mira = await person();
    expect(await refused(spoil(mira.refreshToken))).toMatchObject(ended);
    const form = `mutation ($refreshToken: String!) {
      refreshSession(input: { refreshToken: $refreshToken }) { accessToken userErrors { code } }
    }`;
    expect(await app.visitor.refusal(form, { refreshToken: spoil(mira.refreshToken) })).toMatchObject(ended);
    await refresh(mira.refreshToken);
  });

  it('never takes a token of a generation that is still to come', async () => {
    const { refreshToken } = await person();
    const session = await UserSessionModel.findById(sessionOf(refreshToken)).lean();
    expect(refreshTokenOf(session!, 0)).toBe(refreshToken);
    expect(await refused(refreshTokenOf(session!, 3))).toMatchObject(ended);
  });
});

describe('53: a token after its time', () => {
  const stale = async (mira: Person) => {
    expect(await mira.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED', status: 401 });
    expect(await refused(mira.refreshToken)).toMatchObject(ended);
  };

  it('is refused after signing out', async () => {
    const mira = await person();
    await mira.client.data(SIGN_OUT);
    await stale(mira);
  });

  it('is refused after a ban and after a deletion, with the next request', async () => {
    for (const change of [
      { status: UserStatus.SUSPENDED },
      { status: UserStatus.DELETED },
      { deletedAt: new Date() },
    ]) {
      const mira = await person();
      await UserModel.updateOne({ _id: userId(mira) }, { $set: change });
      await stale(mira);
    }
  });

  it('is refused after a changed password', async () => {
    const mira = await person();
    const { signIn } = await app.visitor.data(SIGN_IN, {
      input: { login: mira.username, password: mira.password },
    });
    const input = { currentPassword: mira.password, newPassword: 'a brand new passphrase' };
    await app.as(signIn.accessToken).data(CHANGE_PASSWORD, { input });
    await stale(mira);
    await app.as(signIn.accessToken).data(ME);
  });

  it('is refused once the session is over', async () => {
    const mira = await person();
    const over = { $set: { expiresAt: new Date(Date.now() - 1_000) } };
    await UserSessionModel.updateOne({ _id: sessionOf(mira.refreshToken) }, over);
    await stale(mira);
  });

  it('closes the sockets of the session, and only those', async () => {
    const mira = await person();
    const { signIn } = await app.visitor.data(SIGN_IN, {
      input: { login: mira.username, password: mira.password },
    });
    const url = app.url.replace(/^http/, 'ws');
    const lost = await openSocket(url, `Bearer ${signIn.accessToken}`);
    const kept = await openSocket(url, `Bearer ${mira.accessToken}`);
    await mira.client.data(REVOKE, { id: signIn.refreshToken.split('.')[0] });
    expect((await lost.closed).code).toBeGreaterThanOrEqual(4400);
    expect(await kept.run({ query: ME })).toMatchObject({ data: { viewer: { user: { id: mira.id } } } });
    kept.socket.close();
  });
});
