import { mongo } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { throughElections } from '../src/connections.js';
import { isInfrastructure } from '../src/events/failure.js';

describe('the first work on the database', () => {
  it('is done again while an election is in the way, and fails at once for what will not pass', async () => {
    let tries = 0;
    const elected = async () => {
      if (++tries === 1) throw new mongo.MongoNetworkError('read ECONNRESET');
      return 'done';
    };
    expect(await throughElections(elected)).toBe('done');
    expect(tries).toBe(2);
    const wrong = () => Promise.reject(new mongo.MongoServerError({ message: 'bad index', code: 67 }));
    await expect(throughElections(wrong)).rejects.toThrow('bad index');
    const gone = () => Promise.reject(new mongo.MongoNetworkError('gone'));
    await expect(throughElections(gone, -1)).rejects.toThrow('gone');
  });
});

describe('a Redis that is silent', () => {
  it('is the fault of nobody’s event: what is published to it waits', () => {
    for (const message of ['Command timed out', 'Socket timeout. Expecting data, but got none in 3000ms.'])
      expect(isInfrastructure(new Error(message))).toBe(true);
  });
});
