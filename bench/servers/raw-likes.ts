import 'reflect-metadata';
import mongoose, { Types } from 'mongoose';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { LikeModel, LikeTarget, Reaction } from '../../src/models/social/index.js';
import { idOf } from '../data/ids.js';
import { concurrently } from '../measure.js';
import { serve } from './serve.js';

// The same rows by the driver alone: one transaction with the like (or its removal) and the event. No HTTP, no checks.
await mongoose.connect(process.env.BENCH_MONGODB_URI!, {
  maxPoolSize: 50,
  autoIndex: false,
  autoCreate: false,
});

const OPTIONS = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

async function toggle(post: number, person: number, on: boolean): Promise<void> {
  const [user, target, at] = [idOf('person', person), idOf('post', post), new Date()];
  const session = mongoose.connection.getClient().startSession();
  try {
    await session.withTransaction(async () => {
      if (on)
        await LikeModel.collection.insertOne(
          {
            user,
            targetType: LikeTarget.POST,
            target,
            reaction: Reaction.LIKE,
            createdAt: at,
            updatedAt: at,
          },
          { session },
        );
      else await LikeModel.collection.deleteOne({ user, target }, { session });
      // A type that no reactor knows: the log is written, nothing is folded.
      const event = {
        _id: new Types.ObjectId(),
        type: 'bench.reaction',
        at,
        actor: user,
        data: { user, target },
      };
      await DomainEventModel.collection.insertMany([event], { session });
    }, OPTIONS);
  } finally {
    await session.endSession();
  }
}

serve('none', {
  /** So many people like the post and take it back, again and again; answers operations a second. */
  async likes(argument) {
    const { post, people, times } = argument as { post: number; people: number; times: number };
    const started = performance.now();
    await concurrently(people, people, async (person) => {
      for (let n = 0; n < times; n++) await toggle(post, person, n % 2 === 0);
    });
    return (people * times * 1_000) / (performance.now() - started);
  },
});
