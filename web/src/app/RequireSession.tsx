import { Outlet } from 'react-router';
import { SignedIn } from './SignedIn.js';

/** The parent route of pages that need a session. Visitors sign in first and come back. */
export function RequireSession() {
  return (
    <SignedIn>
      <Outlet />
    </SignedIn>
  );
}
