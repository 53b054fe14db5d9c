import mongoose from 'mongoose';
import { setTimeout as delay } from 'node:timers/promises';
import { vi } from 'vitest';
import { isDuplicateKey } from '../../src/lib/duplicate-key.js';
import { logAppName } from './database.js';

/** The server has one fail point of this kind, whoever sets it: files that run at the same time take turns. */
const TURN = 'leela_fail_point';
const holders = () =>
  mongoose.connection.getClient().db(TURN).collection<{ _id: 'failCommand'; pid: number }>('holders');
let held = false;

/** Makes the server fail the next commands of a kind of the log's connection, by its own fail point, until `heal`. */
export async function fail(command: string, times: number, how: object): Promise<void> {
  if (!held) await takeTurn();
  await mongoose.connection.db!.admin().command({
    configureFailPoint: 'failCommand',
    mode: { times },
    data: { failCommands: [command], appName: logAppName, ...how },
  });
}

/** Ends the failing. The pool may still hold connections that the server has closed, so the first try may meet one. */
export async function heal(): Promise<void> {
  if (!held) return;
  const off = { configureFailPoint: 'failCommand', mode: 'off' };
  await vi.waitFor(() => mongoose.connection.db!.admin().command(off));
  await vi.waitFor(() => holders().deleteOne({ _id: 'failCommand', pid: process.pid }));
  held = false;
}

async function takeTurn(): Promise<void> {
  for (; !held; await delay(20)) {
    held = await holders()
      .insertOne({ _id: 'failCommand', pid: process.pid })
      .then(() => true, ifNotTaken);
    const holder = held ? null : await holders().findOne();
    // One that was killed gives nothing back.
    if (holder && (holder.pid === process.pid || !isRunning(holder.pid)))
      await holders().deleteOne({ pid: holder.pid });
  }
}

function ifNotTaken(error: unknown): false {
  if (isDuplicateKey(error)) return false;
  throw error;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export const connectionLost = { closeConnection: true };
/** The commit happens, and the answer doesn't say so. Not by a code that means a new primary: there is none to find. */
export const replyLost = { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } };
export const notPrimary = { errorCode: 10107, errorLabels: ['TransientTransactionError'] };
/** The server has let go of the transaction. */
export const notCommitted = { errorCode: 251, errorLabels: ['TransientTransactionError'] };
