import { Types } from 'mongoose';
import { afterEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { setClock } from '../../src/lib/clock.js';
import { CoinTransactionModel, HoldUnit, LedgerUnit } from '../../src/models/billing/index.js';
import { UserModel, type User } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { hold, releaseHold, settleHold, sweepHolds } from '../../src/services/billing/index.js';
import { person } from '../factories/person.js';

afterEach(() => setClock(null));

async function wallet(user: Types.ObjectId) {
  const { coins } = (await UserModel.findById(user, { coins: 1 }).lean<User>())!;
  const rows = await CoinTransactionModel.find({ user, unit: LedgerUnit.COINS }).lean();
  return { coins, ledger: rows.reduce((sum, row) => sum + row.amount, 0) };
}

const request = (user: Types.ObjectId, amount: number, subject = new Types.ObjectId()) => ({
  ...{ user, unit: HoldUnit.COINS, amount, purpose: 'test', subject, description: 'A test' },
  expiresAt: new Date(Date.now() + 60_000),
});

describe('holds', () => {
  it('take at once, and give back what was not used, exactly once', async () => {
    const user = readGlobalId((await person()).id)!.id;
    const before = await wallet(user);
    const asked = request(user, 100);
    await transact(null, (tx) => hold(tx, asked));
    expect((await wallet(user)).coins).toBe(before.coins - 100);
    const key = { purpose: 'test', subject: asked.subject };
    const ends = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        transact(null, (tx) => (n % 2 ? settleHold(tx, key, 30, 'Used') : releaseHold(tx, key, 'Not used'))),
      ),
    );
    expect(ends.filter(Boolean).length).toBe(1);
    const after = await wallet(user);
    expect([before.coins - 30, before.coins]).toContain(after.coins);
    expect(after.coins - before.coins).toBe(after.ledger - before.ledger);
  });

  it('never promise a balance twice', async () => {
    const user = readGlobalId((await person()).id)!.id;
    const { coins } = await wallet(user);
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => transact(null, (tx) => hold(tx, request(user, coins)))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect((await wallet(user)).coins).toBe(0);
  });

  it('are released by the sweeper when their time is over', async () => {
    const user = readGlobalId((await person()).id)!.id;
    const { coins } = await wallet(user);
    await transact(null, (tx) => hold(tx, request(user, 10)));
    const signal = new AbortController().signal;
    await sweepHolds({ signal });
    expect((await wallet(user)).coins).toBe(coins - 10);
    setClock(() => Date.now() + 120_000);
    await sweepHolds({ signal });
    expect((await wallet(user)).coins).toBe(coins);
  });
});
