import type { ApolloCache, Reference } from '@apollo/client';
import type { Modifiers } from '@apollo/client/cache';

interface Nodes {
  nodes: readonly Reference[];
}

/** Shows messages at the end of a chat; with `from`, in place of that message and all after it. */
export function showMessages(
  cache: ApolloCache,
  session: string,
  messages: readonly { id: string }[],
  from?: string,
): void {
  const added = messages.map(({ id }) => ({ __ref: `ChatMessage:${id}` }));
  const fields = {
    messages(existing: Nodes): Nodes {
      const place = existing.nodes.findIndex(({ __ref }) => __ref === `ChatMessage:${from}`);
      const kept = (place < 0 ? existing.nodes : existing.nodes.slice(0, place)).filter(
        ({ __ref }) => !added.some((one) => one.__ref === __ref),
      );
      return { ...existing, nodes: [...kept, ...added] };
    },
  };
  cache.modify({ id: `ChatSession:${session}`, fields: fields as Modifiers });
}

/** Takes a chat out of the lists of the viewer. */
export function dropChat(cache: ApolloCache, viewer: string, session: string): void {
  const fields = {
    chatSessions: (existing: Nodes): Nodes => ({
      ...existing,
      nodes: existing.nodes.filter(({ __ref }) => __ref !== `ChatSession:${session}`),
    }),
  };
  cache.modify({ id: `Viewer:${viewer}`, fields: fields as Modifiers });
}
