import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from './session.js';

/** A page that needs a session. Visitors are led to the sign-in page, and back after it. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { signedIn } = useSession();
  const { pathname, search } = useLocation();
  if (!signedIn) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return children;
}
