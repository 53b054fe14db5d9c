import type { ClientSession } from 'mongoose';
import type { Lane } from '../../events/lane.js';
import { NOTIFICATIONS_LANE } from '../../events/settled.js';
import { toFollowers } from './announce.js';
import type { Candidate, Caused, Intent } from './intent.js';
import { forgetAll, leaveAll } from './leave.js';
import { beginNotes } from './noted.js';
import { dismiss, markRead } from './own.js';
import { endPushes } from './push.js';
import { toQuoted } from './quoted.js';
import { notificationIntents, notifiesAbout } from '../../domain.js';
import { tellAll } from './tell.js';

/**
 * The only lane that writes notifications, so that rows, actors and unread counts change together, once per event,
 * without contention. One post may cause thousands of rows, so the batches are small.
 */
export const notificationsLane: Lane = {
  name: NOTIFICATIONS_LANE,
  batchSize: 100,
  paceMs: 100,
  concerns: (type) => notifiesAbout(type) || type === 'session.ended',
  async handle(events, { session }) {
    beginNotes(events, session);
    await endPushes(events, session);
    const intents: Caused[] = [];
    for (const event of events)
      for (const intent of notificationIntents(event))
        intents.push({ ...intent, event: event._id, at: event.at });
    for (const step of steps(intents)) await take(step, session);
  },
};

/**
 * Consecutive intents of one kind form a step. Actions and their undos are reduced first: of one user's likes and
 * unlikes of a target only the last counts, and additions are written before removals. So many toggles need two
 * steps.
 */
function steps(intents: readonly Caused[]): Caused[][] {
  const done: Caused[][] = [];
  const coming = new Map<string, Caused>();
  const going = new Map<string, Caused>();
  const settle = (): void => {
    for (const side of [coming, going]) {
      if (side.size > 0) done.push([...side.values()]);
      side.clear();
    }
  };
  for (const [index, intent] of intents.entries()) {
    const key = wordOf(intent) ?? String(index);
    if (COMING.includes(intent.kind)) {
      going.delete(key);
      // A repeated action moves to the end of the order.
      coming.delete(key);
      coming.set(key, intent);
    } else if (intent.kind === 'leave' && 'type' in intent.leaving) {
      coming.delete(key);
      going.set(key, intent);
    } else {
      settle();
      const last = done.at(-1);
      if (last?.[0]!.kind === intent.kind) last.push(intent);
      else done.push([intent]);
    }
  }
  settle();
  return done;
}

/** Intents that create notifications. */
const COMING: readonly Intent['kind'][] = ['tell', 'quote', 'announce'];

/** The key by which an action and its undo are matched. Null for actions without undo. */
function wordOf(intent: Intent): string | null {
  if (intent.kind === 'tell') {
    const { recipient, actor, type, target, source } = intent.candidate;
    return source ? null : `${recipient}${actor}${type}${target}`;
  }
  if (intent.kind !== 'leave' || !('type' in intent.leaving)) return null;
  const { recipient, actor, type, target, source } = intent.leaving;
  return source ? null : `${String(recipient)}${String(actor)}${String(type)}${String(target)}`;
}

const whereTo = ({
  candidate: { recipient, target },
}: Caused<{ kind: 'tell'; candidate: Candidate }>): string =>
  `${recipient.toHexString()}${target.toHexString()}`;

const of = <K extends Intent['kind']>(step: readonly Caused[], kind: K) =>
  step.filter((one): one is Caused<Extract<Intent, { kind: K }>> => one.kind === kind);

async function take(step: readonly Caused[], session: ClientSession): Promise<void> {
  switch (step[0]!.kind) {
    case 'tell':
    case 'quote':
    case 'announce': {
      const told = of(step, 'tell');
      const named = new Set(told.map(whereTo));
      // A user who is mentioned in the quoting post is not notified twice.
      for (const one of await toQuoted(of(step, 'quote'), session))
        if (!named.has(whereTo(one))) told.push(one);
      for (const announced of of(step, 'announce')) {
        const called = new Set(
          told
            .filter(({ candidate }) => candidate.target.equals(announced.announcement.post))
            .map(({ candidate }) => candidate.recipient.toHexString()),
        );
        // A user who is mentioned in the post is not notified again of the post itself.
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
      return markRead(of(step, 'read'), session);
    case 'dismiss':
      for (const one of of(step, 'dismiss')) await dismiss(one, session);
  }
}
