import { join } from 'node:path';
import mongoose from 'mongoose';
import { inject } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { settling } from '../../src/events/settled.js';
import { Client } from './client.js';
import { testDatabaseUri } from './mongo.js';

/** The gateway of this worker. */
export interface TestApp {
  app: App;
  /** The address of /graphql. */
  url: string;
  /** A client that is nobody. */
  visitor: Client;
  /** A client with an access token. */
  as(token: string): Client;
}

const KEY = Symbol.for('leela.test-app');
const shared = globalThis as { [KEY]?: Promise<TestApp> };

/**
 * The gateway of this worker, on a database of its own, started once for all of its test files. It serves HTTP and
 * WebSocket on a free port; whoever needs other settings starts one with `startApp`.
 */
export function testApp(): Promise<TestApp> {
  return (shared[KEY] ??= startFresh());
}

async function startFresh(): Promise<TestApp> {
  await mongoose.connect(testDatabaseUri());
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
  return startApp();
}

/** What files the gateway writes belong to the run, not to the repository. */
export const dataDir = (): string => join(inject('runFolder'), `data-${process.pid}`);

/** Starts a gateway in this process. Mongoose has one connection a process, so only one can run at a time. */
export async function startApp(environment: NodeJS.ProcessEnv = {}): Promise<TestApp> {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    RATE_LIMIT: 'off',
    // Achievements would notify users in tests about other things; tests of rewards install the catalogue themselves.
    REWARDS_CATALOGUE: 'off',
    DATA_DIR: dataDir(),
    MONGODB_URI: testDatabaseUri(),
    ...environment,
  });
  // Answers that are behind are right on a busy machine, but tests want to see the counts.
  settling.timeoutMs = 15_000;
  const app = await createApp(config);
  const { url } = await app.start();
  const graphql = `${url.replace(/\/+$/, '')}/graphql`;
  return { app, url: graphql, visitor: new Client(graphql), as: (token) => new Client(graphql, token) };
}
