import { beforeAll, describe, expect, it } from 'vitest';
import { CoinTransactionModel, LedgerUnit } from '../../src/models/billing/index.js';
import { Role } from '../../src/models/identity/index.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { idOf } from './shop.js';

const ADJUST = `mutation ($input: AdjustBalanceInput!) { adjustBalance(input: $input) {
  account { coins credits { remaining used } coinTransactions(first: 1) { nodes { type amount balanceAfter description } } } } }`;
const LOG = `query { viewer { coins securityLog(first: 1) { nodes { event reason } } } }`;

let admin: Person;
let mira: Person;
beforeAll(async () => {
  await testApp();
  admin = await staff(Role.ADMIN);
});

const adjust = async (input: object) =>
  (await admin.client.data(ADJUST, { input: { userId: mira.id, reason: 'A lost payment', ...input } }))
    .adjustBalance.account;
const sum = async (unit: LedgerUnit): Promise<number> =>
  (await CoinTransactionModel.find({ user: idOf(mira), unit }).lean()).reduce(
    (all, row) => all + row.amount,
    0,
  );

describe('an adjusted balance', () => {
  beforeAll(async () => void (mira = await person()));

  it('has a row in the ledger and an entry in the security log of the user', async () => {
    const account = await adjust({ balance: 'COINS', amount: 120 });
    expect(account.coins).toBe(370);
    expect(account.coinTransactions.nodes).toEqual([
      { type: 'EARN', amount: 120, balanceAfter: 370, description: 'An adjustment by the platform' },
    ]);
    expect((await mira.client.data(LOG)).viewer).toEqual({
      coins: 370,
      securityLog: { nodes: [{ event: 'BALANCE_ADJUSTED', reason: 'A lost payment' }] },
    });
    expect(await sum(LedgerUnit.COINS)).toBe(370);
  });

  it('is adjusted once per key', async () => {
    const input = { balance: 'CREDITS', amount: 500, clientId: 'adjust-1' };
    expect((await adjust(input)).credits.remaining).toBe(1_500);
    expect((await adjust(input)).credits.remaining).toBe(1_500);
    expect(await sum(LedgerUnit.CREDITS)).toBe(1_500);
    const other = { ...input, userId: mira.id, reason: 'A lost payment', amount: 501 };
    expect((await admin.client.refusal(ADJUST, { input: other })).code).toBe('CONFLICT');
  });

  it('never falls below zero', async () => {
    expect((await adjust({ balance: 'COINS', amount: -70 })).coins).toBe(300);
    const input = { userId: mira.id, reason: 'x', balance: 'COINS', amount: -301 };
    expect((await admin.client.refusal(ADJUST, { input })).code).toBe('INSUFFICIENT_FUNDS');
    expect(await sum(LedgerUnit.COINS)).toBe(300);
  });

  it('is refused to users and moderators, for the own account and without an amount or a reason', async () => {
    const input = { userId: mira.id, reason: 'x', balance: 'COINS', amount: 1 };
    const { visitor } = await testApp();
    expect((await visitor.refusal(ADJUST, { input })).code).toBe('UNAUTHENTICATED');
    for (const who of [await person(), await staff(Role.MODERATOR)])
      expect((await who.client.refusal(ADJUST, { input })).code).toBe('FORBIDDEN');
    const own = { ...input, userId: admin.id };
    expect((await admin.client.refusal(ADJUST, { input: own })).code).toBe('FORBIDDEN');
    for (const [field, value] of [
      ['amount', 0],
      ['reason', ' '],
    ] as const)
      expect(await admin.client.refusal(ADJUST, { input: { ...input, [field]: value } })).toMatchObject({
        ...{ code: 'BAD_USER_INPUT', field },
      });
    const absent = { ...input, userId: `usr_${'0'.repeat(24)}` };
    expect(await admin.client.refusal(ADJUST, { input: absent })).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'userId' },
    });
  });
});
