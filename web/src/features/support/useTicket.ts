import { useQuery, useSubscription } from '@apollo/client/react';
import {
  MarkTicketReadDocument,
  TicketEventsDocument,
  TicketPageDocument,
  type TicketMessagePartsFragment,
} from '@leela/client/documents/support.js';
import { useEffect } from 'react';
import { useAction } from '../../app/useAction.js';

/** A ticket and its thread, live. What is shown counts as read. */
export function useTicket(number: string) {
  const { data, loading, refetch, fetchMore, updateQuery } = useQuery(TicketPageDocument, {
    variables: { number },
    fetchPolicy: 'cache-and-network',
  });
  const { run: markRead } = useAction(MarkTicketReadDocument);
  const ticket = data?.ticket ?? null;
  const id = ticket?.id ?? '';

  /** Adds a message to the thread, once. */
  function add(message: TicketMessagePartsFragment) {
    updateQuery((_before, { previousData }) => {
      const before = previousData as typeof data;
      if (!before?.ticket) return undefined as never;
      const { messages } = before.ticket;
      if (messages.nodes.some((one) => one.id === message.id)) return before as never;
      const nodes = [...messages.nodes, message];
      return { ...before, ticket: { ...before.ticket, messages: { ...messages, nodes } } } as never;
    });
  }

  useSubscription(TicketEventsDocument, {
    variables: { id },
    skip: !id,
    onData({ data: { data: answer } }) {
      const event = answer?.ticketEvent;
      if (event?.__typename === 'TicketMessageAdded' && event.message)
        add(event.message as TicketMessagePartsFragment);
      if (event?.__typename === 'TicketResync') void refetch();
    },
  });

  const messages = ticket?.messages.nodes.length ?? 0;
  useEffect(() => {
    if (id && messages > 0) void markRead({ input: { ticketId: id } });
  }, [id, messages, markRead]);

  const { hasPreviousPage, startCursor } = ticket?.messages.pageInfo ?? {};
  return {
    ticket,
    loading,
    add,
    hasEarlier: hasPreviousPage ?? false,
    loadEarlier: () => void fetchMore({ variables: { before: startCursor } }),
  };
}
