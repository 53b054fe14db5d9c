import type { Types } from 'mongoose';
import type { TopicBus } from '../../events/topics.js';
import type { Sockets } from './sockets.js';

/** How long a socket may stay open if the signal of its ended session was lost. */
const LOOK_EVERY_MS = 30_000;
const MOST_AT_ONCE = 1_000;

/**
 * Closes sockets whose sessions have ended: immediately on a signal, or by polling the database if the signal was
 * lost. Returns the stop function.
 */
export async function watchSessions(deps: {
  topics: TopicBus;
  sockets: Sockets;
  endedAmong(sessions: readonly Types.ObjectId[]): Promise<Set<string>>;
  onError(error: unknown): void;
}): Promise<() => void> {
  const { topics, sockets } = deps;
  const close = (ended: { has(session: string): boolean }) =>
    sockets.closeWhere(({ sessionId }) => ended.has(sessionId.toHexString()));
  const look = async (): Promise<void> => {
    const sessions = new Map(sockets.viewers().map(({ sessionId }) => [sessionId.toHexString(), sessionId]));
    const ids = [...sessions.values()];
    for (let start = 0; start < ids.length; start += MOST_AT_ONCE)
      close(await deps.endedAmong(ids.slice(start, start + MOST_AT_ONCE)));
  };
  const lookNow = (): void => void look().catch(deps.onError);
  await topics.listen('sessionsEnded', 'all', ({ sessions }) => close(new Set(sessions)));
  topics.onResume(lookNow);
  const timer = setInterval(lookNow, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}
