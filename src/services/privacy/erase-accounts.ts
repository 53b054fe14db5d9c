import { Types } from 'mongoose';
import { passedEverywhere } from '../../events/retention.js';
import { transact } from '../../events/transact.js';
import {
  FormerUsernameModel,
  SecurityEvent,
  UserModel,
  UserStatus,
  type User,
} from '../../models/identity/index.js';
import { ErasureModel, type Erasure } from '../../models/privacy/index.js';
import { recordSecurity } from '../identity/index.js';
import type { Leaver, Step } from './step.js';
import { personalDataTable } from './table.js';

/** The options of an erasure run. */
export interface EraseOptions {
  signal: AbortSignal;
  /** Called after each batch. */
  progress?: (collection: string, step: Step, rows: number) => void;
}

/**
 * Erases the accounts whose erasure is due. Each is processed with the whole table until a pass finds no more rows.
 * Before the next pass every lane must have processed the events of the last one, so that what lanes still write is
 * found then. Finally the account is deleted. Idempotent: an interrupted run is continued by the next. A failed
 * account does not stop the others. Returns the number of completed erasures.
 */
export async function eraseAccounts(options: EraseOptions): Promise<number> {
  await begin(options.signal);
  const failed: unknown[] = [];
  let erased = 0;
  for (const erasure of await ErasureModel.find({ user: { $exists: true } }).lean<Erasure[]>()) {
    if (options.signal.aborted) break;
    try {
      if (await goOn(erasure, options)) erased += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} accounts could not be erased.`);
  return erased;
}

const MOST_AT_ONCE = 100;

/** After this the erasure cannot be cancelled: a concurrent sign-in writes the same account. */
async function begin(signal: AbortSignal): Promise<void> {
  const waiting = { status: UserStatus.DELETED, 'erasure.startedAt': { $exists: false } };
  const due = { ...waiting, 'erasure.dueAt': { $lte: new Date() } };
  const users = await UserModel.find(due, { _id: 1 }).limit(MOST_AT_ONCE).lean();
  for (const { _id } of users) {
    if (signal.aborted) return;
    await transact(null, async (tx) => {
      const started = { $set: { 'erasure.startedAt': tx.at } };
      const { modifiedCount } = await UserModel.collection.updateOne({ ...due, _id }, started, {
        session: tx.session,
      });
      if (modifiedCount === 1)
        await ErasureModel.collection.insertOne(
          { _id: new Types.ObjectId(), user: _id, startedAt: tx.at },
          { session: tx.session },
        );
    });
  }
}

/** Continues an erasure. Returns whether it is complete. */
async function goOn(erasure: Erasure, options: EraseOptions): Promise<boolean> {
  if (erasure.said && !(await passedEverywhere(erasure.said))) return false;
  const one = await leaverOf(erasure);
  const touched = await pass(one, options);
  if (options.signal.aborted) return false;
  if (touched === 0) await finish(erasure, one);
  else await mark(erasure, one);
  return touched === 0;
}

async function leaverOf({ _id: anonymous, user }: Erasure): Promise<Leaver> {
  const id = user!;
  const found = await UserModel.findById(id, { email: 1, username: 1 }).lean<
    Pick<User, 'email' | 'username'>
  >();
  const former = await FormerUsernameModel.find({ user: id }, { username: 1 }).lean();
  const usernames = [...(found ? [found.username] : []), ...former.map(({ username }) => username)];
  return { id, anonymous, email: found?.email ?? '', usernames };
}

async function pass(one: Leaver, { signal, progress }: EraseOptions): Promise<number> {
  let touched = 0;
  for (const { model, erased = [] } of personalDataTable())
    for (const step of erased) {
      let after: Types.ObjectId | null = null;
      while (step.take && !signal.aborted) {
        const taken = await step.take(one, after);
        if (taken.rows === 0) break;
        touched += taken.rows;
        after = taken.after ?? null;
        progress?.(model.collection.name, step, taken.rows);
      }
    }
  return touched;
}

/** Stores the position in the log that all lanes must have processed. */
async function mark({ _id }: Erasure, { id: user }: Leaver): Promise<void> {
  const commits: Types.ObjectId[] = [];
  await transact({ commits }, async (tx) => tx.emit('user.erased', { user }));
  await ErasureModel.collection.updateOne({ _id }, { $set: { said: commits[0]! } });
}

async function finish({ _id }: Erasure, { id }: Leaver): Promise<void> {
  await transact(null, async (tx) => {
    const done = { $set: { finishedAt: tx.at }, $unset: { user: '', said: '' } } as const;
    const unfinished = { _id, user: id };
    const { modifiedCount } = await ErasureModel.collection.updateOne(unfinished, done, {
      session: tx.session,
    });
    // A gateway that has lost its lease may run this too; one of the two is first.
    if (modifiedCount === 0) return;
    await UserModel.collection.deleteOne({ _id: id }, { session: tx.session });
    const fact = { user: null, event: SecurityEvent.ACCOUNT_ERASED, detail: _id.toHexString() };
    await recordSecurity(fact, null, tx.session);
  });
}
