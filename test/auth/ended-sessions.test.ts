import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { endedAmong } from '../../src/auth/sessions.js';
import type { Viewer } from '../../src/auth/viewer.js';
import type { TopicBus } from '../../src/events/topics.js';
import { UserModel, UserSessionModel, UserStatus } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { watchSessions } from '../../src/server/websocket/ended-sessions.js';
import type { Sockets } from '../../src/server/websocket/sockets.js';
import { people } from '../factories/person.js';

describe('sockets of ended sessions', () => {
  it('are found in the database, whatever signal was lost', async () => {
    const users = (await people(5)).map(({ id }) => readGlobalId(id)!.id);
    const rows = await UserSessionModel.find({ user: { $in: users } }).lean();
    const [alive, revoked, over, suspended, deleted] = users.map(
      (user) => rows.find((row) => row.user.equals(user))!._id,
    );
    await UserSessionModel.updateOne({ _id: revoked }, { $set: { revokedAt: new Date() } });
    await UserSessionModel.updateOne({ _id: over }, { $set: { expiresAt: new Date(Date.now() - 1_000) } });
    await UserModel.updateOne({ _id: users[3] }, { $set: { status: UserStatus.SUSPENDED } });
    await UserModel.updateOne({ _id: users[4] }, { $set: { deletedAt: new Date() } });
    const gone = new Types.ObjectId();
    const ids = [alive, revoked, over, suspended, deleted, gone] as Types.ObjectId[];
    const ended = new Set([revoked, over, suspended, deleted, gone].map(String));
    expect(await endedAmong(ids)).toEqual(ended);

    // Redis was cut off when they ended; it is back.
    const closed: string[] = [];
    let resume = (): void => undefined;
    const viewers = ids.map((sessionId) => ({ sessionId }) as Viewer);
    const stop = await watchSessions({
      topics: {
        listen: async () => async () => undefined,
        onResume: (on: () => void) => void (resume = on),
      } as unknown as TopicBus,
      sockets: {
        viewers: () => viewers,
        closeWhere: (matches: (viewer: Viewer) => boolean) =>
          viewers.filter(matches).forEach(({ sessionId }) => closed.push(String(sessionId))),
      } as unknown as Sockets,
      endedAmong,
      onError: (error) => closed.push(String(error)),
    });
    resume();
    await expect.poll(() => new Set(closed)).toEqual(ended);
    stop();
  });
});
