import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uriOf } from '../../src/cli/embedded/mongod.js';
import { goneWithin, markOf, signal } from '../../src/cli/embedded/process.js';
import { mongodPid, startGateway, temporaryData, type GatewayProcess } from '../setup/gateway.js';

/** Rows that a client has been told are written. */
async function rows(
  folder: string,
  work: (rows: mongoose.mongo.Collection) => Promise<unknown>,
): Promise<unknown> {
  const port = Number(await readFile(join(folder, 'mongod.port'), 'utf8'));
  const connection = await mongoose.createConnection(uriOf(port, 'leela')).asPromise();
  try {
    return await work(connection.db!.collection('start_probe'));
  } finally {
    await connection.close();
  }
}

describe('npm start', { timeout: 240_000 }, () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  const running: GatewayProcess[] = [];
  const start = (environment?: NodeJS.ProcessEnv) => {
    const gateway = startGateway(data.folder, environment);
    running.push(gateway);
    return gateway;
  };
  beforeEach(async () => {
    data = await temporaryData();
  });
  afterEach(async () => {
    for (const gateway of running.splice(0)) {
      gateway.kill('SIGKILL');
      await gateway.exit;
    }
    await data.clean();
  });

  it('prints the ready line, refuses a second start, and SIGTERM ends it and mongod cleanly', async () => {
    const gateway = start();
    const url = await gateway.ready();
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);

    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`A gateway already runs on ${data.folder}`);
    expect(second.output()).toContain(`process ${gateway.pid}`);

    const mongod = markOf(await mongodPid(data.folder))!;
    gateway.kill('SIGTERM');
    expect(await gateway.exit).toBe(0);
    expect(await goneWithin(mongod, 0)).toBe(true);
    // mongod empties its lock file only when it has ended in order.
    expect(await readFile(join(data.folder, 'db', 'mongod.lock'), 'utf8')).toBe('');
  });

  it('keeps what was committed through kill -9 of the gateway, then of mongod, then of both', async () => {
    await start().ready();
    await rows(data.folder, (all) => all.insertOne({ n: 1 }));

    const orphan = await mongodPid(data.folder);
    await killed(running.at(-1)!);
    const adopting = start();
    await adopting.ready();
    expect(adopting.output()).toContain('taking it over');
    expect(await mongodPid(data.folder)).toBe(orphan);
    await rows(data.folder, (all) => all.insertOne({ n: 2 }));

    signal(orphan, 'SIGKILL');
    expect(await adopting.exit).toBe(1);
    expect(adopting.output()).toContain('The embedded MongoDB has ended under the running gateway');

    const third = start();
    await third.ready();
    await rows(data.folder, (all) => all.insertOne({ n: 3 }));
    signal(await mongodPid(data.folder), 'SIGKILL');
    await killed(third);

    await start().ready();
    expect(await rows(data.folder, (all) => all.distinct('n'))).toEqual([1, 2, 3]);
  });

  it('says every problem of the environment before it starts anything', async () => {
    const gateway = start({ PORT: 'http', LOG_LEVEL: 'loud', RATE_LIMIT: 'maybe' });
    expect(await gateway.exit).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'RATE_LIMIT']) expect(gateway.output()).toContain(`- ${name} `);
    expect(await mongodPid(data.folder)).toBe(0);
  });

  it('names the port that is taken, and gives the data back', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { port } = other.address() as AddressInfo;
      const gateway = start({ PORT: String(port) });
      expect(await gateway.exit).toBe(1);
      expect(gateway.output()).toContain(`Port ${port} is in use`);
      expect(await readFile(join(data.folder, 'db', 'mongod.lock'), 'utf8')).toBe('');
    } finally {
      other.close();
    }
  });
});

async function killed(gateway: GatewayProcess): Promise<void> {
  gateway.kill('SIGKILL');
  expect(await gateway.exit).toBe('SIGKILL');
}
