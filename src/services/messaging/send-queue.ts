import { Gathering } from '../../lib/gathering.js';
import { Refusal } from '../../schema/errors.js';
import { queue, timeLeft } from './in-conversation.js';
import { sendAlone } from './send-alone.js';
import { sendTogether, Unfit } from './send-together.js';
import type { Sending, SentMessage } from './sending.js';

/** How many messages go in one transaction; one object, so that tests can make it small. */
export const batches = { most: 64 };
/** So often those who hold up the others are left out of a batch; then each goes for itself. */
const MOST_PARTINGS = 3;

/** One batch at a time: whatever comes meanwhile makes the next one. */
const gathering = new Gathering<Sending>(() => batches.most, sendGathered);

/**
 * Sends a message: with all that others send at the same time through this process, in one transaction. A conversation has
 * its messages in the order in which they came here.
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
    // A retry that overtakes its first try finds that one's result, once it is there.
    const again = name !== null && claimed.has(name);
    if (name !== null) claimed.add(name);
    if (sending.apart || again || held.has(channel) || queue.isBusy(channel)) {
      held.add(channel);
      others.push(again ? { ...sending, apart: true } : sending);
    } else together.push(sending);
  }
  const channels = [...new Set(together.map(({ channel }) => channel))];
  const sent = channels.length > 0 ? queue.run(channels, () => sendAll(together, goAlone)) : null;
  // Nobody waits for a conversation at which others are at work, or that somebody else has locked.
  for (const sending of others) {
    if (sending.apart) goAlone(sending);
    else waitForTurn(sending);
  }
  await sent;
}

const nameOf = ({ author, claim }: Sending): string | null =>
  claim && `${author.toHexString()} ${claim.key.clientId}`;

/** What waits for its turn at conversations that are busy; it goes together when that comes. */
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
    // In the same turn, or they would come behind what has begun to wait since.
    for (const one of apart) await sendAlone(one);
  });
}

function goAlone(sending: Sending): void {
  const { channel } = sending;
  // Whoever comes later takes their place behind it.
  waiting.delete(channel);
  void queue.run(channel, () => sendAlone(sending));
}

/** Sends some together, but for those who would hold the others up. Answers each of them, and never fails. */
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

/** Each gets an error of their own: it is told with the number of its request. */
function forOne(error: unknown): unknown {
  if (!(error instanceof Refusal)) return new Error('A batch of messages failed.', { cause: error });
  return Object.assign(new Refusal(error.code, error.message, error.extensions), { cause: error });
}
