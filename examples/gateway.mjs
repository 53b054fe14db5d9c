// A signed-in client of the gateway: operations over HTTP, subscriptions over one WebSocket.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** A minute before an access token (15 minutes) ends, the next one is fetched. */
const EARLY_MS = 60_000;

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { accessToken accessTokenExpiresAt refreshToken viewer { user { id username } } }
}`;
const REFRESH = `mutation Refresh($input: RefreshSessionInput!) {
  refreshSession(input: $input) { accessToken accessTokenExpiresAt refreshToken }
}`;

/** An answer that holds errors, with the code of the first. */
export class GatewayError extends Error {
  constructor(errors) {
    super(errors[0].message);
    this.code = errors[0].extensions?.code;
  }
}

async function post(url, query, variables, accessToken) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new GatewayError(errors);
  return data;
}

/** Signs in. `ask` sends an operation; `socket` is a graphql-ws client, connected when it is first used. */
export async function signIn(url, login, password) {
  let session = (await post(url, SIGN_IN, { input: { login, password } })).signIn;
  const { user } = session.viewer;

  async function accessToken() {
    if (Date.now() > Date.parse(session.accessTokenExpiresAt) - EARLY_MS) {
      const input = { refreshToken: session.refreshToken };
      session = (await post(url, REFRESH, { input })).refreshSession;
    }
    return session.accessToken;
  }

  return {
    user,
    ask: async (query, variables) => post(url, query, variables, await accessToken()),
    socket: createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ authorization: `Bearer ${await accessToken()}` }),
      // The gateway may be away for as long as it likes.
      retryAttempts: Infinity,
      // 4403 says that the token ended: a new connection brings a fresh one.
      shouldRetry: () => true,
    }),
  };
}
