import { Message, type Message as MessageRow } from '../../models/messaging/index.js';
import { canSeeMessage } from '../../rules/messaging/index.js';
import { defineTarget, wordsOf } from '../../rules/target.js';
import { moderatedMessage } from './moderated.js';

/** The messaging domain's targets of reports. Reactions to messages are separate, because they are private. */
export const messagingTargets = {
  Message: defineTarget<MessageRow>({
    type: () => Message,
    noun: 'message',
    find: (ctx, id) => ctx.loaders.message.get(id),
    visible: canSeeMessage,
    author: ({ author }) => author,
    evidence: ({ body: text, attachments, createdAt, deletedAt }) =>
      deletedAt ? null : { ...wordsOf({ text }), media: attachments.map(({ url }) => url), createdAt },
    moderation: moderatedMessage,
  }),
};
