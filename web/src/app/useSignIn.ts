import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from './session.js';

/** For actions of signed-in users: `if (!allowed()) return;` leads a visitor to the sign-in page, and back after it. */
export function useSignIn(): () => boolean {
  const { signedIn } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return useCallback(() => {
    if (!signedIn) void navigate(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
    return signedIn;
  }, [signedIn, pathname, search, navigate]);
}
