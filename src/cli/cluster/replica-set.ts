import { setTimeout as delay } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { currentConfig } from '../embedded/replica-set.js';
import { StartError } from '../embedded/report.js';

/** A member: its port, and the address at which all others reach it. */
export interface Member {
  port: number;
  address: string;
}

/** How fast the set detects the loss of its primary. */
export interface SetSettings {
  electionTimeoutMs: number;
}

const PATIENCE_MS = 60_000;
const NO_ANSWER_MS = 2_000;

/** Queries one member directly. Null if it does not answer. */
async function ask<T>(port: number, question: (admin: mongo.Db) => Promise<T>): Promise<T | null> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: NO_ANSWER_MS,
    connectTimeoutMS: NO_ANSWER_MS,
    socketTimeoutMS: NO_ANSWER_MS,
  });
  try {
    return await question(client.db('admin'));
  } catch (error) {
    if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError)
      return null;
    throw error;
  } finally {
    await client.close();
  }
}

/** Makes the members one replica set, also if they had other addresses before, and waits until it accepts writes. */
export async function uniteMembers(members: readonly Member[], settings: SetSettings): Promise<void> {
  const wanted = members.map(({ address }, _id) => ({ _id, host: address }));
  const timing = {
    electionTimeoutMillis: settings.electionTimeoutMs,
    heartbeatIntervalMillis: Math.max(200, Math.round(settings.electionTimeoutMs / 5)),
    heartbeatTimeoutSecs: Math.max(1, Math.round(settings.electionTimeoutMs / 1_000)),
  };
  const configs = await Promise.all(members.map(({ port }) => ask(port, currentConfig)));
  const newest = configs.filter((config) => config !== null).sort((a, b) => b.version - a.version)[0];
  const [first] = members;
  const isSame =
    JSON.stringify(newest?.members.map(({ host }) => host)) ===
    JSON.stringify(wanted.map(({ host }) => host));
  if (!newest) {
    const config = { _id: 'leela', members: wanted, settings: timing };
    await ask(first!.port, (admin) => admin.command({ replSetInitiate: config }));
  } else if (!isSame) {
    // Ports or the number of members have changed: a member with data gets the new configuration, and the others get
    // it from that one.
    const holder = members[configs.indexOf(newest)]!;
    const config = { ...newest, version: newest.version + 1, members: wanted, settings: timing };
    await ask(holder.port, (admin) => admin.command({ replSetReconfig: config, force: true }));
  }
  await takesWrites(members);
}

/** The index of the primary. Null if there is none. If two members claim it, the last elected one. */
export async function primaryOf(members: readonly Member[]): Promise<number | null> {
  const answers = await Promise.all(
    members.map(({ port }) => ask(port, (admin) => admin.command({ hello: 1 })).catch(() => null)),
  );
  const elected = (answer: mongo.Document | null) =>
    answer?.isWritablePrimary ? String(answer.electionId) : '';
  const latest = answers.map(elected).sort().at(-1);
  return latest ? answers.findIndex((answer) => elected(answer) === latest) : null;
}

/** Waits until there is a primary and every member has the data. */
async function takesWrites(members: readonly Member[]): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(50)) {
    const answers = await Promise.all(
      members.map(({ port }) => ask(port, (admin) => admin.command({ hello: 1 })).catch(() => null)),
    );
    const primary = answers.some((answer) => answer?.isWritablePrimary);
    if (primary && answers.every((answer) => answer?.isWritablePrimary || answer?.secondary)) return;
  }
  throw new StartError('The replica set did not become whole within a minute.');
}
