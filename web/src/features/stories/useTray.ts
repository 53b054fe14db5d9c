import { useApolloClient } from '@apollo/client/react';
import { FeedStoriesDocument } from '@leela/client/documents/feed.js';
import { useCallback } from 'react';

/** Loads the row of stories again, wherever it is shown. */
export function useTray(): () => Promise<void> {
  const client = useApolloClient();
  return useCallback(
    () =>
      client.query({ query: FeedStoriesDocument, fetchPolicy: 'network-only' }).then(
        () => undefined,
        () => undefined,
      ),
    [client],
  );
}
