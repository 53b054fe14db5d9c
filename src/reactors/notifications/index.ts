import type { ClientSession } from 'mongoose';
import type { Lane } from '../../events/lane.js';
import { NOTIFICATIONS_LANE } from '../../events/settled.js';
import { toFollowers } from './announce.js';
import type { Caused, Intent } from './intent.js';
import { forgetAll, leaveAll } from './leave.js';
import { dismiss, markRead } from './own.js';
import { intentsOf } from './rows.js';
import { tellAll } from './tell.js';

/**
 * The lane that alone writes notifications, so that rows, those behind them and the counts of unread ones change
 * together, once for each event, and nobody contends for them. One post may mean thousands of rows, hence small batches.
 */
export const notificationsLane: Lane = {
  name: NOTIFICATIONS_LANE,
  batchSize: 100,
  async handle(events, { session }) {
    const intents: Caused[] = [];
    for (const event of events)
      for (const intent of intentsOf(event)) intents.push({ ...intent, event: event._id, at: event.at });
    for (const step of steps(intents)) await take(step, session);
  },
};

/** Consecutive intents of one kind make a step; their order otherwise is the log's. */
function steps(intents: readonly Caused[]): Caused[][] {
  const done: Caused[][] = [];
  for (const intent of intents) {
    const last = done.at(-1);
    if (last && kindOf(last[0]!) === kindOf(intent)) last.push(intent);
    else done.push([intent]);
  }
  return done;
}

/** Announcements are many things to tell. */
const kindOf = ({ kind }: Intent): string => (kind === 'announce' ? 'tell' : kind);

const of = <K extends Intent['kind']>(step: readonly Caused[], kind: K) =>
  step.filter((one): one is Caused<Extract<Intent, { kind: K }>> => one.kind === kind);

async function take(step: readonly Caused[], session: ClientSession): Promise<void> {
  switch (step[0]!.kind) {
    case 'tell':
    case 'announce': {
      const told = of(step, 'tell');
      for (const announced of of(step, 'announce')) {
        const called = new Set(
          told
            .filter(({ candidate }) => candidate.target.equals(announced.announcement.post))
            .map(({ candidate }) => candidate.recipient.toHexString()),
        );
        // Who is called by name in the post is not told a second time that there is one.
        for (const one of await toFollowers(announced, session))
          if (!called.has(one.candidate.recipient.toHexString())) told.push(one);
      }
      return tellAll(told, session);
    }
    case 'leave':
      return leaveAll(of(step, 'leave'), session);
    case 'forget':
      return forgetAll(of(step, 'forget'), session);
    case 'read':
      for (const one of of(step, 'read')) await markRead(one, session);
      return;
    case 'dismiss':
      for (const one of of(step, 'dismiss')) await dismiss(one, session);
  }
}
