import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createLeelaClient } from '@leela/client';
import possible from '@leela/client/possible-types.js';
import { typePolicies } from './cache.js';
import { inTurn } from './in-turn.js';

/** The address of the API: this origin. */
const url = new URL('/graphql', location.href).href;

/** The client of the gateway: session, live subscriptions, authorised requests. */
export const leela = createLeelaClient({ url, name: 'leela-web' });

const http = new HttpLink({
  uri: url,
  fetch: leela.fetch,
  headers: { 'apollographql-client-name': 'leela-web' },
});

/** With pauses of up to five seconds: about two minutes. */
const MOST_ATTEMPTS = 50;

/**
 * A gateway that restarts answers nothing, or 503. Queries, mutations with a `clientId`, and those that only set a state
 * (`repeatable` in their context) are sent again.
 */
const retry = new RetryLink({
  delay: { initial: 300, max: 5_000, jitter: true },
  attempts: (count, operation, error) => {
    const status = (error as { statusCode?: number } | undefined)?.statusCode;
    const outage = status === undefined || status === 502 || status === 503 || status === 504;
    return Boolean(error) && outage && count < MOST_ATTEMPTS && isRepeatable(operation);
  },
});

function isRepeatable({ operationType, variables, getContext }: ApolloLink.Operation): boolean {
  if (operationType === 'query' || getContext()['repeatable']) return true;
  const { clientId, input } = variables as { clientId?: unknown; input?: { clientId?: unknown } };
  return Boolean(clientId ?? input?.clientId);
}

const link = ApolloLink.split(
  ({ operationType }) => operationType === 'subscription',
  new GraphQLWsLink(leela.live),
  ApolloLink.from([inTurn, retry, http]),
);

/** The Apollo client of the page. */
export const apollo = new ApolloClient({
  link,
  cache: new InMemoryCache({ typePolicies, possibleTypes: possible.possibleTypes }),
});

// A different user must not see what the former one had loaded.
leela.session.onChange((signedIn) => {
  if (!signedIn) leela.live.terminate();
  // Queries that are under way are aborted, which rejects; their components ask again.
  (signedIn ? apollo.resetStore() : apollo.clearStore()).catch(() => undefined);
});
