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
 * So often it is tried where another gateway writes to one of the conversations, which takes as long as that one's
 * transaction, and costs little: conflicts are met by the first command. Then each goes for itself.
 */
const MOST_RUNS = 6;

/** These can't go with the others. Where it isn't known whose fault it is, all of them are named. */
export class Unfit extends Error {
  constructor(readonly which: readonly Sending[]) {
    super('Some messages have to be sent one by one.');
    this.name = 'Unfit';
  }
}

/** What became of one of them. */
interface Written {
  row: Message;
  /** In the conversation's log. */
  noted: NumberedEvent;
  /** The id of what the event log says of it. */
  event: Types.ObjectId;
}

/**
 * Sends several messages in one transaction, those of one conversation with numbers in their order, and answers each. Who
 * writes is admitted by the same rule as everywhere; only what needs no command of its own goes this way.
 * @throws Unfit while nothing is stored; after any other error that is not known, and nothing may be tried again
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
  // The numbers first: whoever else writes here, or takes an author out, is met at once.
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

/** Claims what they are known by; answers the first that is a repetition. */
async function claimAll({ session, at }: Tx, sendings: readonly Sending[]): Promise<Sending | null> {
  const claiming = sendings.filter(({ claim }) => claim !== null);
  const claims = claiming.map(({ claim }) => claim!);
  const repeated = await claimTogether(session, at, claims);
  return repeated === null ? null : claiming[repeated]!;
}

/** Whether it is simply to be written. What is refused is refused where it concerns nobody else. */
function isPlain({ author, draft }: Sending, members: readonly MemberNow[]): boolean {
  try {
    const { accepts, unanswered } = admissionOf(draft.conversation.kind, members, author);
    return !accepts && !unanswered;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
