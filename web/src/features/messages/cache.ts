import type { TypePolicies } from '@apollo/client';
import { earlierPages, pages } from '../../app/cache.js';

/** Messages are read from their end; lists of a part of a conversation or message are replaced as a whole. */
export const typePolicies: TypePolicies = {
  Conversation: {
    fields: { messages: earlierPages(), participants: { merge: false }, peer: { merge: true } },
  },
  Message: {
    fields: { reactions: { merge: false }, attachments: { merge: false } },
  },
  Viewer: {
    fields: { conversations: pages(['archived']), messageRequests: pages() },
  },
};
