import { Navigate, Outlet, useLocation, type RouteObject } from 'react-router';
import { useSession } from './session.js';
import { signInPath } from './useSignIn.js';

/** Visitors are led to the sign-in page, and back after it. */
function RequireSession() {
  const { signedIn } = useSession();
  const location = useLocation();
  return signedIn ? <Outlet /> : <Navigate to={signInPath(location)} replace />;
}

/** Routes of pages that need a session. */
export const withSession = (...children: RouteObject[]): RouteObject => ({
  Component: RequireSession,
  children,
});
