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
import { intentsOf, rows } from './rows.js';
import { tellAll } from './tell.js';

/**
 * The lane that alone writes notifications, so that rows, those behind them and the counts of unread ones change
 * together, once for each event, and nobody contends for them. One post may mean thousands of rows, hence small batches.
 */
export const notificationsLane: Lane = {
  name: NOTIFICATIONS_LANE,
  batchSize: 100,
  paceMs: 100,
  concerns: (type) => type in rows || type === 'session.ended',
  async handle(events, { session }) {
    beginNotes(events, session);
    await endPushes(events, session);
    const intents: Caused[] = [];
    for (const event of events)
      for (const intent of intentsOf(event)) intents.push({ ...intent, event: event._id, at: event.at });
    for (const step of steps(intents)) await take(step, session);
  },
};

/**
 * Consecutive intents of one kind make a step. What people do and take back is settled first: of one person's likes and
 * unlikes of one thing only the last word counts, and whoever comes is written before whoever goes. So a storm of changed
 * minds is two steps, not as many as there are changes.
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
      // Whoever did something once more did it last.
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

/** What tells somebody something. */
const COMING: readonly Intent['kind'][] = ['tell', 'quote', 'announce'];

/** What a person says and takes back, by the same name both times; null for what is said once and for all. */
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
      // Who is called by name in the post that quotes them is not told a second time.
      for (const one of await toQuoted(of(step, 'quote'), session))
        if (!named.has(whereTo(one))) told.push(one);
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
      return markRead(of(step, 'read'), session);
    case 'dismiss':
      for (const one of of(step, 'dismiss')) await dismiss(one, session);
  }
}
