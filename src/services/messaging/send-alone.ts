import type { Message } from '../../models/messaging/index.js';
import { inTurn } from './in-conversation.js';
import type { Sending } from './sending.js';
import { writeMessage } from './write-message.js';

/**
 * Sends a message in its own transaction, for a caller that has its turn, and resolves it; never rejects. Its
 * problems affect no other message: a conflict is retried until the deadline, a repetition gets the first message, a
 * refusal is passed on.
 */
export async function sendAlone(sending: Sending): Promise<void> {
  const { ctx, author, draft, id, claim, deadline, resolve, reject } = sending;
  let rows: Message[] = [];
  try {
    const message = await inTurn(
      ctx,
      draft.conversation._id,
      async (tx, happen) => {
        rows = [];
        const work = async (): Promise<void> => {
          rows = [await writeMessage(tx, happen, author, draft, { id })];
        };
        if (!claim) return work().then(() => id);
        const { actor, operation, clientId } = claim.key;
        return (await tx.onceAs(actor, operation, clientId, claim.input, { message: id }, work)).message;
      },
      deadline,
    );
    resolve({ message, ...(rows[0] ? { row: rows[0] } : {}) });
  } catch (error) {
    reject(error);
  }
}
