import mongoose, { Types, type mongo } from 'mongoose';
import type { DomainEvents } from '../../src/events/types.js';
import { Audience, PostCategory } from '../../src/models/social/post-enums.js';
import { DeadLetterModel } from '../../src/models/system/dead-letter.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { EventBatchModel } from '../../src/models/system/event-batch.js';
import { EventCheckpointModel } from '../../src/models/system/event-checkpoint.js';
import { IdempotencyKeyModel } from '../../src/models/system/idempotency-key.js';
import { LeaseModel } from '../../src/models/system/lease.js';
import { testDatabaseUri } from '../setup/mongo.js';

const systemModels = [
  DomainEventModel,
  EventBatchModel,
  EventCheckpointModel,
  DeadLetterModel,
  LeaseModel,
  IdempotencyKeyModel,
];

/** The address of a database that no gateway of the tests knows, since the log here has lanes of its own. */
export const logDatabaseUri = (): string => testDatabaseUri(`leela_log_${process.pid}`);

/** Its own, because tests end what other processes of this name have left open. */
export const logAppName = `leela_log_${process.pid}`;

/** Connects Mongoose's default connection, which the models hang on. */
export async function openLogDatabase(): Promise<void> {
  await mongoose.connect(logDatabaseUri(), {
    ...{ appName: logAppName, autoCreate: false, autoIndex: false },
    monitorCommands: true,
  });
  await mongoose.connection.dropDatabase();
  for (const model of systemModels) {
    await model.createCollection();
    await model.createIndexes();
  }
  await effects().createIndex({ event: 1, lane: 1 });
}

/** Empties the log between tests, without dropping collections, which would end change streams. */
export async function emptyLog(): Promise<void> {
  for (const model of systemModels) await model.collection.deleteMany({});
  await effects().deleteMany({});
}

export async function closeLogDatabase(): Promise<void> {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
}

/** What the lanes of the tests leave behind: one document per effect, so that a doubled one is seen. */
export const effects = () => mongoose.connection.collection('test_effects');

/** The data of an event to emit; the first tag serves as a label. */
export const postCreated = (label = 'x'): DomainEvents['post.created'] => ({
  post: new Types.ObjectId(),
  author: new Types.ObjectId(),
  category: PostCategory.TEXT_POST,
  tags: [label],
  mentions: [],
  at: new Date(),
  audience: Audience.PUBLIC,
});

/** Counts the commands of this process by what they are, until `stop` is called. */
export function countCommands(matches: (command: mongo.Document, name: string) => boolean) {
  const client = mongoose.connection.getClient();
  const counted = { n: 0, stop: () => void client.off('commandStarted', started) };
  function started({ command, commandName }: mongo.CommandStartedEvent): void {
    if (matches(command, commandName)) counted.n += 1;
  }
  client.on('commandStarted', started);
  return counted;
}
