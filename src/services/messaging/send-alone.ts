import type { Message } from '../../models/messaging/index.js';
import { inConversation } from './in-conversation.js';
import type { Sending } from './sending.js';
import { writeMessage } from './write-message.js';

/**
 * Sends a message in a transaction of its own, in its turn. Whatever it meets is met here by it alone: a conflict is tried
 * again until it is late, a retry gets the first message, a refusal is given.
 */
export function sendAlone({ ctx, author, draft, id, claim, deadline, resolve, reject }: Sending): void {
  let rows: Message[] = [];
  inConversation(
    ctx,
    draft.conversation._id,
    async (tx, happen) => {
      rows = [];
      const work = async (): Promise<void> => {
        rows = [await writeMessage(tx, happen, author, draft, { id })];
      };
      if (!claim) return work();
      const { actor, operation, clientId } = claim.key;
      return (await tx.onceAs(actor, operation, clientId, claim.input, { message: id }, work)).message;
    },
    deadline,
  ).then((first) => {
    const [row] = rows;
    resolve(row ? { message: id, row } : { message: first ?? id });
  }, reject);
}
