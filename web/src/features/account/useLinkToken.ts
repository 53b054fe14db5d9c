import { useEffect, useState } from 'react';

/**
 * The token of a mail's link. It is removed from the address bar and the history, because it gives access to an account.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => new URLSearchParams(location.search).get('token'));
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token;
}
