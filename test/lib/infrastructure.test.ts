import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { isInfrastructure, isOutage } from '../../src/lib/infrastructure.js';

const server = (code: number) => new mongo.MongoServerError({ message: 'no', code });
const named = (name: string) => Object.defineProperty(new Error('no'), 'name', { value: name });
const system = (code: string) => Object.assign(new Error('no'), { code });
const lost = new mongo.MongoNetworkError('connection 7 closed');
/** The driver makes no difference between what the server answered and what hindered it from answering. */
const bulk = (why: object) => new mongo.MongoBulkWriteError(why as never, { insertedCount: 0 } as never);

describe('what passes by itself', () => {
  const passing: [string, Error][] = [
    ['a lost connection', lost],
    ['no primary to be found', new mongo.MongoServerSelectionError('no primary', {} as never)],
    ['a deadline of the driver', new mongo.MongoOperationTimeoutError('late')],
    ['a session that has ended', new mongo.MongoExpiredSessionError()],
    ['a client that closes', new mongo.MongoClientClosedError()],
    ['a pool that was closed', named('MongoPoolClosedError')],
    ['no connection to be had', named('MongoWaitQueueTimeoutError')],
    ['LockTimeout', server(24)],
    ['MaxTimeMSExpired', server(50)],
    ['WriteConcernTimeout', server(64)],
    ['ShutdownInProgress', server(91)],
    ['WriteConflict', server(112)],
    ['PrimarySteppedDown', server(189)],
    ['NoSuchSession', server(206)],
    ['NoSuchTransaction', server(251)],
    ['ExceededTimeLimit', server(262)],
    ['TemporarilyUnavailable', server(365)],
    ['NotWritablePrimary', server(10_107)],
    ['Interrupted', server(11_601)],
    ['InterruptedDueToReplStateChange', server(11_602)],
    ['OutOfDiskSpace', server(14_031)],
    ['a bulk write whose connection was lost', bulk(lost)],
    ['a bulk write that nobody could be asked for', bulk(new mongo.MongoOperationTimeoutError('late'))],
    ['a bulk write that an election interrupted', bulk(server(11_602))],
    ['a refused connection', system('ECONNREFUSED')],
    ['a Redis that loads', new Error('LOADING Redis is loading the dataset in memory')],
  ];
  for (const [what, error] of passing) it(what, () => expect(isInfrastructure(error)).toBe(true));

  it('is known also as what another error came of', () => {
    const wrapped = new Error('A batch failed.', { cause: bulk(lost) });
    expect([isInfrastructure(wrapped), isOutage(wrapped)]).toEqual([false, true]);
  });
});

describe('what does not pass', () => {
  const staying: [string, unknown][] = [
    ['a duplicate key', server(11_000)],
    ['a duplicate key among several', bulk({ message: 'E11000', code: 11_000, writeErrors: [] })],
    ['a wrong command', server(2)],
    ['a fault of ours', new TypeError('Cannot read properties of undefined')],
    ['a fault that came of another', new Error('no', { cause: new RangeError('no') })],
    ['what is no error', 'ECONNREFUSED'],
  ];
  for (const [what, error] of staying) it(what, () => expect(isOutage(error)).toBe(false));
});
