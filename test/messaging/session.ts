import mongoose, { type ClientSession } from 'mongoose';

/** Runs something in a transaction of its own. */
export async function inSession(work: (session: ClientSession) => Promise<void>): Promise<void> {
  const session = await mongoose.startSession();
  try {
    await session.withTransaction(() => work(session));
  } finally {
    await session.endSession();
  }
}
