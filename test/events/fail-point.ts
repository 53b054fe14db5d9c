import mongoose from 'mongoose';
import { vi } from 'vitest';
import { logAppName } from './database.js';

/** Makes the server fail the next commands of a kind of the log's connection, by its own fail point. */
export const fail = (command: string, times: number, how: object) =>
  mongoose.connection.db!.admin().command({
    configureFailPoint: 'failCommand',
    mode: { times },
    data: { failCommands: [command], appName: logAppName, ...how },
  });

/** Ends the failing. The pool may still hold connections that the server has closed, so the first try may meet one. */
export const heal = () =>
  vi.waitFor(() =>
    mongoose.connection.db!.admin().command({ configureFailPoint: 'failCommand', mode: 'off' }),
  );

export const connectionLost = { closeConnection: true };
/** The commit happens, and the answer doesn't say so. Not by a code that means a new primary: there is none to find. */
export const replyLost = { writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } };
export const notPrimary = { errorCode: 10107, errorLabels: ['TransientTransactionError'] };
/** The server has let go of the transaction. */
export const notCommitted = { errorCode: 251, errorLabels: ['TransientTransactionError'] };
