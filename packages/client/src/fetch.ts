import type { Session } from './session.js';

/**
 * A `fetch` that sends the session's access token. If the gateway refuses the token (HTTP 401), the session is refreshed
 * and the request is sent once more; it had no effect the first time.
 */
export function authorisedFetch(session: Session, plain: typeof fetch): typeof fetch {
  return async (address, init) => {
    const token = await session.accessToken();
    const response = await plain(address, withToken(init, token));
    if (response.status !== 401 || !token) return response;
    const next = await session.refresh(token);
    return plain(address, withToken(init, next));
  };
}

function withToken(init: RequestInit | undefined, token: string | null): RequestInit {
  const headers = new Headers(init?.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}
