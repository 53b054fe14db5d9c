import type { FieldPolicy, TypePolicies } from '@apollo/client';
import { pages } from '../../app/cache.js';

interface Messages {
  nodes: readonly { __ref: string }[];
  pageInfo: Record<string, unknown>;
}

/** A thread is read from its end: earlier pages stand before what is known. */
const thread: FieldPolicy<Messages> = {
  keyArgs: false,
  merge(existing, incoming, { args }) {
    if (!existing || !args?.['before']) return incoming;
    const known = new Set(existing.nodes.map(({ __ref }) => __ref));
    const earlier = incoming.nodes.filter(({ __ref }) => !known.has(__ref));
    return { ...incoming, nodes: [...earlier, ...existing.nodes] };
  },
};

/** How tickets are kept. */
export const typePolicies: TypePolicies = {
  Viewer: { fields: { tickets: pages(['status']) } },
  Ticket: { fields: { messages: thread } },
};
