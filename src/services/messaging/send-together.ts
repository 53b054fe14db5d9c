import type { Types } from 'mongoose';
import { claimTogether } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import {
  ConversationEventModel,
  ConversationEventType,
  MessageModel,
  type Message,
} from '../../models/messaging/index.js';
import { Refusal } from '../../schema/errors.js';
import { admissionOf, type MemberNow } from './admission.js';
import { eventRow, tell, type NumberedEvent } from './conversation-log.js';
import type { Sending } from './sending.js';
import { takePlaces } from './take-places.js';
import { messageRow, sentFacts } from './write-message.js';

/**
 * How often a batch is retried on a conflict with another gateway. A retry is cheap, because conflicts occur at the
 * first command. After that each message is sent alone.
 */
const MOST_RUNS = 6;

/** The messages that cannot be part of the batch. If the cause is unknown, all of them. */
export class Unfit extends Error {
  constructor(readonly which: readonly Sending[]) {
    super('Some messages have to be sent one by one.');
    this.name = 'Unfit';
  }
}

/** The result of one message. */
interface Written {
  row: Message;
  /** The row of the conversation's log. */
  noted: NumberedEvent;
  /** The id of its domain event. */
  event: Types.ObjectId;
}

/**
 * Sends several messages in one transaction, those of one conversation with consecutive numbers in order, and
 * resolves each. Authors are admitted by the common rule; only messages that need no commands of their own are sent
 * this way.
 * @throws Unfit if nothing is stored; after any other error the result is unknown, and nothing may be retried
 */
export async function sendTogether(sendings: readonly Sending[]): Promise<void> {
  let runs = 0;
  let onlyCommitLeft = false;
  const deadline = Math.min(...sendings.map((one) => one.deadline));
  const all = await transact(
    null,
    async (tx) => {
      onlyCommitLeft = false;
      if (++runs > MOST_RUNS) throw new Unfit(sendings);
      const written = await writeAll(tx, sendings);
      onlyCommitLeft = true;
      return written;
    },
    { deadlineMs: deadline - performance.now() },
  ).catch((error: unknown) => {
    throw onlyCommitLeft || error instanceof Unfit ? error : new Unfit(sendings);
  });
  for (const [place, { ctx, resolve }] of sendings.entries()) {
    const { row, noted, event } = all[place]!;
    ctx.commits.push(event);
    tell(ctx, [noted]);
    resolve({ message: row._id, row });
  }
}

async function writeAll(tx: Tx, sendings: readonly Sending[]): Promise<Written[]> {
  const { session, at } = tx;
  // The numbers first, so that a conflict with other writers occurs immediately.
  const places = await takePlaces(
    tx,
    sendings.map(({ draft }) => draft.conversation._id),
  );
  if (!places) throw new Unfit(sendings);
  const apart = sendings.filter((sending, n) => !isPlain(sending, places[n]!.members));
  if (apart.length > 0) throw new Unfit(apart);
  const repeated = await claimAll(tx, sendings);
  if (repeated) throw new Unfit([repeated]);
  const all = sendings.map(({ author: user, draft, id: message }, n): Written => {
    const { seq, members } = places[n]!;
    const row = messageRow(user, draft, { _id: message, seq, at });
    const facts = sentFacts(row, draft.conversation.kind, members);
    return {
      row,
      noted: eventRow(row.conversation, seq, ConversationEventType.MESSAGE_SENT, { user, message }, at),
      event: tx.emit('message.sent', facts, user),
    };
  });
  const noted = all.map((one) => one.noted);
  await ConversationEventModel.collection.insertMany(noted, { session });
  const rows = all.map(({ row }) => row);
  await MessageModel.collection.insertMany(rows, { session });
  return all;
}

/** Claims the idempotency keys. Returns the first repetition. */
async function claimAll({ session, at }: Tx, sendings: readonly Sending[]): Promise<Sending | null> {
  const claiming = sendings.filter(({ claim }) => claim !== null);
  const claims = claiming.map(({ claim }) => claim!);
  const repeated = await claimTogether(session, at, claims);
  return repeated === null ? null : claiming[repeated]!;
}

/** Whether it needs no special handling. Refusals are left to the single send, which affects no other message. */
function isPlain({ author, draft }: Sending, members: readonly MemberNow[]): boolean {
  try {
    const { accepts, unanswered } = admissionOf(draft.conversation.kind, members, author);
    return !accepts && !unanswered;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
