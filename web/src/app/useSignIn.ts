import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from './session.js';

/** The sign-in page that leads back to an address. */
export const signInPath = ({ pathname, search = '' }: { pathname: string; search?: string }): string =>
  `/sign-in?next=${encodeURIComponent(pathname + search)}`;

/** For actions of signed-in users: `if (!allowed()) return;` leads a visitor to the sign-in page, and back after it. */
export function useSignIn(): () => boolean {
  const { signedIn } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return useCallback(() => {
    if (!signedIn) void navigate(signInPath({ pathname, search }));
    return signedIn;
  }, [signedIn, pathname, search, navigate]);
}
