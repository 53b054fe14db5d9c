import type { TypePolicies } from '@apollo/client';
import { earlierPages, pages } from '../../app/cache.js';

/** Messages of a chat are read from their end; a shared chat has no id. */
export const typePolicies: TypePolicies = {
  Query: { fields: { sharedChat: { keyArgs: ['token'], merge: true } } },
  ChatSession: {
    fields: { messages: earlierPages(), settings: { merge: true }, stats: { merge: true } },
  },
  ChatMessage: {
    fields: { parts: { merge: false }, attachments: { merge: false }, siblings: { merge: false } },
  },
  SharedChat: { keyFields: false, fields: { messages: pages() } },
  Viewer: {
    fields: {
      chatSessions: pages(['search', 'archived', 'agentId']),
      chatSettings: { merge: true },
      credits: { merge: true },
    },
  },
};
