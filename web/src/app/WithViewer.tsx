import type { ReactNode } from 'react';
import { useSession, type CurrentViewer } from './session.js';
import { SignedIn } from './SignedIn.js';

/** Like `SignedIn`, with the viewer for its content, once it is loaded. */
export function WithViewer({ children }: { children: (viewer: CurrentViewer) => ReactNode }) {
  const { viewer } = useSession();
  return <SignedIn>{viewer && children(viewer)}</SignedIn>;
}
