import { Gathering } from '../../lib/gathering.js';
import { Refusal } from '../../schema/errors.js';
import { queue, timeLeft } from './in-conversation.js';
import { sendAlone } from './send-alone.js';
import { sendTogether, Unfit } from './send-together.js';
import type { Sending, SentMessage } from './sending.js';

/** The most messages per transaction. One object, so that tests can make it small. */
export const batches = { most: 64 };
/** How often messages that block a batch are taken out; after that each is sent alone. */
const MOST_PARTINGS = 3;

/** One batch at a time: messages that arrive meanwhile form the next one. */
const gathering = new Gathering<Sending>(() => batches.most, sendGathered);

/**
 * Sends a message, in one transaction with all others that are sent by this process at the same time. The messages of
 * a conversation keep the order of their arrival.
 */
export function send(sending: Omit<Sending, 'resolve' | 'reject'>): Promise<SentMessage> {
  return new Promise((resolve, reject) => gathering.add({ ...sending, resolve, reject }));
}

async function sendGathered(gathered: Sending[]): Promise<void> {
  const together: Sending[] = [];
  const others: Sending[] = [];
  const held = new Set<string>();
  const claimed = new Set<string>();
  for (const sending of gathered) {
    const { channel } = sending;
    const name = nameOf(sending);
    // A repetition that overtakes its first attempt waits for its result.
    const again = name !== null && claimed.has(name);
    if (name !== null) claimed.add(name);
    if (sending.apart || again || held.has(channel) || queue.isBusy(channel)) {
      held.add(channel);
      others.push(again ? { ...sending, apart: true } : sending);
    } else together.push(sending);
  }
  const channels = [...new Set(together.map(({ channel }) => channel))];
  const sent = channels.length > 0 ? queue.run(channels, () => sendAll(together, goAlone)) : null;
  // A batch does not wait for a conversation that is busy or locked.
  for (const sending of others) {
    if (sending.apart) goAlone(sending);
    else waitForTurn(sending);
  }
  await sent;
}

const nameOf = ({ author, claim }: Sending): string | null =>
  claim && `${author.toHexString()} ${claim.key.clientId}`;

/** Messages for busy conversations. They are sent together when their turn comes. */
const waiting = new Map<string, Sending[]>();

function waitForTurn(sending: Sending): void {
  const { channel } = sending;
  const already = waiting.get(channel);
  if (already && already.length < batches.most) return void already.push(sending);
  const mine = [sending];
  waiting.set(channel, mine);
  void queue.run(channel, async () => {
    if (waiting.get(channel) === mine) waiting.delete(channel);
    const apart: Sending[] = [];
    await sendAll(mine, (one) => apart.push(one));
    // In the same turn; otherwise they would come after messages that were queued later.
    for (const one of apart) await sendAlone(one);
  });
}

function goAlone(sending: Sending): void {
  const { channel } = sending;
  // Later messages queue up after this one.
  waiting.delete(channel);
  void queue.run(channel, () => sendAlone(sending));
}

/** Sends a batch without the messages that would block it. Resolves each one, and never rejects. */
async function sendAll(sendings: readonly Sending[], leaveOut: (sending: Sending) => void): Promise<void> {
  let rest = sendings.filter(isInTime);
  for (let partings = 0; rest.length > 0; partings++) {
    try {
      return await sendTogether(rest);
    } catch (error) {
      if (!(error instanceof Unfit)) {
        for (const { reject } of rest) reject(forOne(error));
        return;
      }
      const apart = new Set(partings < MOST_PARTINGS ? error.which : rest);
      apart.forEach(leaveOut);
      rest = rest.filter((sending) => !apart.has(sending)).filter(isInTime);
    }
  }
}

function isInTime({ deadline, reject }: Sending): boolean {
  try {
    return timeLeft(deadline) > 0;
  } catch (late) {
    reject(late);
    return false;
  }
}

/** Each caller gets its own error, because it is marked with the request's id. */
function forOne(error: unknown): unknown {
  if (!(error instanceof Refusal)) return new Error('A batch of messages failed.', { cause: error });
  return Object.assign(new Refusal(error.code, error.message, error.extensions), { cause: error });
}
