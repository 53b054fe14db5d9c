import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseName, testDatabaseUri } from './mongo.js';

describe('the test database', () => {
  const connection = mongoose.createConnection(testDatabaseUri());
  beforeAll(() => connection.asPromise());
  afterAll(() => connection.close());

  it("is a replica set's primary and the worker's own", async () => {
    expect(connection.name).toBe(testDatabaseName());
    const hello = await connection.db!.admin().command({ hello: 1 });
    expect(hello).toMatchObject({ isWritablePrimary: true, setName: 'leela' });
  });

  it('runs transactions', async () => {
    const rows = connection.collection('setup_probe');
    await rows.deleteMany({});
    await expect(
      connection.transaction(async (session) => {
        await rows.insertOne({ kept: false }, { session });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await rows.countDocuments()).toBe(0);
  });
});
