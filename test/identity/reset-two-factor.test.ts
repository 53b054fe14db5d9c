import { beforeAll, describe, expect, it } from 'vitest';
import { Role, SecurityEvent, SecurityLogModel, UserSecurityModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp, type TestApp } from '../setup/app.js';
import { withTwoFactor } from './authenticator.js';
import { mailsTo } from './mails.js';
import { ME, RESET_TWO_FACTOR, SIGN_IN } from './operations.js';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
const userId = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');

describe('a second factor that is lost', () => {
  it('is turned off by an admin, who says why; all devices are signed out and the person is told', async () => {
    const [mira, ada] = [await person(), await staff(Role.ADMIN)];
    await withTwoFactor(mira);
    const input = { userId: mira.id, reason: 'Showed her passport' };
    expect(await ada.client.data(RESET_TWO_FACTOR, { input })).toEqual({ resetTwoFactor: { ok: true } });
    expect(await mira.client.refusal(ME)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const kept = await UserSecurityModel.findOne({ user: userId(mira) }).lean();
    for (const field of ['twoFactor', 'pendingTwoFactor', 'backupCodes'])
      expect(kept).not.toHaveProperty(field);
    const login = { login: mira.username, password: mira.password };
    expect((await app.visitor.data(SIGN_IN, { input: login })).signIn.viewer.user.id).toBe(mira.id);
    const row = { user: userId(mira), event: SecurityEvent.TWO_FACTOR_RESET };
    expect(await SecurityLogModel.find(row).lean()).toMatchObject([
      { actor: userId(ada), reason: 'Showed her passport' },
    ]);
    expect(await mailsTo(mira.email, 'two-factor-reset')).toHaveLength(1);
    expect(await ada.client.refusal(RESET_TWO_FACTOR, { input })).toMatchObject({ code: 'CONFLICT' });
    expect(await mailsTo(mira.email, 'two-factor-reset')).toHaveLength(1);
  });

  it('is nobody else’s to turn off, nor one’s own, nor without a reason', async () => {
    const [mira, ada, mod] = [await person(), await staff(Role.ADMIN), await staff(Role.MODERATOR)];
    await withTwoFactor(mira);
    const input = { userId: mira.id, reason: 'Lost' };
    const refusal = (client = ada.client, more: object = {}) =>
      client.refusal(RESET_TWO_FACTOR, { input: { ...input, ...more } });
    expect(await refusal(app.visitor)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const one of [mira, mod]) expect(await refusal(one.client)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(ada.client, { userId: ada.id })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'userId',
    });
    expect(await refusal(ada.client, { reason: '' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'reason',
    });
    expect(await refusal(ada.client, { userId: 'post_x' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal(ada.client, { userId: `usr_${'0'.repeat(24)}` })).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'userId' },
    });
    await mira.client.data(ME);
    expect((await UserSecurityModel.findOne({ user: userId(mira) }).lean())!.twoFactor).toBeDefined();
  });
});
