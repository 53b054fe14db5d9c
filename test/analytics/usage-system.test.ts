import mongoose, { Types } from 'mongoose';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SlowCommands, shapeOf, slowCommands } from '../../src/lib/slow-commands.js';
import { Role } from '../../src/models/identity/index.js';
import { JobModel } from '../../src/models/system/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { contractIsThere, operationsOf } from '../contract/operations.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { allFolded } from '../setup/lanes.js';
import { testApp } from '../setup/app.js';
import { openSocket } from '../server/socket-client.js';

describe('the shape of a command', () => {
  test.each([
    [{ author: new Types.ObjectId(), at: { $lt: new Date() } }, '{author:?,at:{$lt:?}}'],
    [
      [{ $match: { name: 'mira', tags: { $in: ['a', 'b'] } } }, { $limit: 5 }],
      '[{$match:{name:?,tags:{$in:[?]}}},{$limit:?}]',
    ],
    [{ 'counts.6b0155f66ba3cb3491890890': 1 }, '{counts.*:?}'],
    ['secret', '?'],
  ])('of %o is %s', (asked, shape) => expect(shapeOf(asked)).toBe(shape));

  test('is remembered for slow commands, up to a number of shapes', () => {
    const slow = new SlowCommands();
    slow.note('users', 'find', 199, () => ({ a: 1 }));
    slow.note('users', 'find', 200, () => ({ a: 'secret' }));
    slow.note('users', 'find', 900.4, () => ({ a: 2 }));
    expect(slow.list()).toEqual([{ collection: 'users', shape: 'find {a:?}', count: 2, maxMs: 900 }]);
    for (let index = 0; index < 300; index += 1)
      slow.note('users', 'find', 300, () => ({ [`f${index}`]: 1 }));
    expect(slow.list()).toHaveLength(200);
  });
});

describe('slow commands', () => {
  afterEach(() => {
    slowCommands.thresholdMs = 200;
    slowCommands.clear();
  });
  const shapes = (): string[] => slowCommands.list().map(({ collection, shape }) => `${collection} ${shape}`);

  test('are seen on all ways to the database', async () => {
    const { visitor } = await testApp();
    slowCommands.clear();
    slowCommands.thresholdMs = 0;
    await UserModel.findOne({ username: 'a' }).lean();
    await UserModel.collection.find({ email: 'b' }).toArray();
    await UserModel.collection.updateOne({ username: 'nobody-at-all' }, { $set: { bio: 'x' } });
    await visitor.send('{ user(username: "mira") { id } }');
    expect(shapes()).toEqual(
      expect.arrayContaining([
        ...['users findOne {username:?}', 'users find {email:?}', 'users updateOne {username:?}'],
        expect.stringMatching(/^users aggregate \[\{\$match:\{usernameKey:/),
      ]),
    );
    expect(shapes().join()).not.toMatch(/mira|nobody-at-all/);
  });
});

const HEALTH = /* GraphQL */ `
  {
    insights {
      system {
        database {
          latencyMs
          connections {
            inUse
            available
          }
          slowQueries {
            collection
            shape
            count
            maxMs
          }
        }
        redis {
          connected
          latencyMs
        }
        log {
          lagMs
          deadLetters
          lanes {
            name
            lagMs
          }
        }
        jobs {
          name
          lastRunAt
          failures
          error
        }
        apiUsage {
          sample
          dropped
        }
        sockets
        memoryMb
        uptimeSeconds
        version
      }
    }
  }
`;

describe('the state of the gateway', () => {
  let admin: Person;
  beforeAll(async () => {
    await testApp();
    admin = await staff(Role.ADMIN);
  });

  test('is told to admins', async () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const job = { every: '* * * * *', nextRunAt: at, leaseUntil: at, run: 1, holder: null, finishedAt: at };
    await JobModel.collection.insertOne({ _id: 'a-test-job', ...job, failures: 3, error: 'no' } as never);
    const { url } = await testApp();
    const before = (await admin.client.data(HEALTH)).insights.system.sockets;
    const socket = await openSocket(url.replace(/^http/, 'ws'));
    await allFolded();
    const { system } = (await admin.client.data(HEALTH)).insights;
    await JobModel.collection.deleteOne({ _id: 'a-test-job' } as never);
    socket.socket.terminate();
    expect(system).toMatchObject({
      redis: { connected: false, latencyMs: null },
      log: { deadLetters: expect.any(Number) },
      sockets: before + 1,
      version: '0.1.0',
    });
    expect(system.jobs).toContainEqual({
      ...{ name: 'a-test-job', lastRunAt: at.toISOString(), failures: 3, error: 'no' },
    });
    expect(system.database.latencyMs).toBeGreaterThan(0);
    const { inUse, available } = system.database.connections;
    expect(inUse + available).toBe(50);
    expect(inUse).toBeGreaterThanOrEqual(0);
    const lanes = new Map(system.log.lanes.map(({ name, lagMs }: any) => [name, lagMs]));
    expect(lanes.get('counters')).toBe(0);
    expect(system.memoryMb).toBeGreaterThan(20);
  });

  test('shows how far a lane is behind', async () => {
    const { db } = mongoose.connection;
    const lane = { _id: 'a-test-lane', fence: 1, at: new Date(Date.now() - 5_000) };
    await db!.collection('event_checkpoints').insertOne(lane as never);
    const at = new Date(Date.now() - 50_000);
    const _id = Types.ObjectId.createFromTime(at.getTime() / 1_000);
    const event = { _id, type: 'test.nothing', at, actor: null, data: {} };
    await db!.collection('domain_events').insertOne(event as never);
    const lagOf = async (): Promise<number> => {
      const { lanes } = (await admin.client.data(HEALTH)).insights.system.log;
      return lanes.find(({ name }: any) => name === 'a-test-lane').lagMs;
    };
    const behind = await lagOf();
    const all = await db!
      .collection('domain_events')
      .find({}, { projection: { _id: 1 } })
      .toArray();
    await db!
      .collection('event_batches')
      .insertOne({ lane: 'a-test-lane', ids: all.map(({ _id }) => _id), at: new Date() } as never);
    const passed = await lagOf();
    await db!.collection('event_checkpoints').deleteOne({ _id: 'a-test-lane' } as never);
    await db!.collection('event_batches').deleteMany({ lane: 'a-test-lane' });
    expect(behind).toBeGreaterThanOrEqual(50_000);
    expect(passed).toBe(0);
  });

  test.skipIf(!contractIsThere)('answers the operation of shipped clients', async () => {
    const { document } = operationsOf('insights').find(({ name }) => name === 'SystemHealth')!;
    expect((await admin.client.data(document)).insights.system.version).toBe('0.1.0');
  });
});
