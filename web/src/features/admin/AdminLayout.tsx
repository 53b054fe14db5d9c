import { Navigate, Outlet, useLocation } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import { Skeleton } from '../../ui/index.js';
import { sectionOf, SECTIONS } from './sections.js';

/** Lets those in who may use the section. For everyone else the address does not exist. */
export function Component() {
  const { signedIn, viewer } = useSession();
  const { pathname } = useLocation();
  if (signedIn && !viewer)
    return (
      <div className="page" data-width="wide">
        <Skeleton height={400} />
      </div>
    );
  const section = sectionOf(pathname);
  if (!viewer || !section) return <NotFound />;
  if (section.may(viewer)) return <Outlet />;
  const first = pathname === '/admin' && SECTIONS.find(({ may }) => may(viewer));
  return first ? <Navigate to={first.path} replace /> : <NotFound />;
}
