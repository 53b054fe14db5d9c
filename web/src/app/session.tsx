import { useQuery } from '@apollo/client/react';
import type { OperationError, Tokens } from '@leela/client';
import {
  CurrentViewerDocument,
  SignInDocument,
  SignOutDocument,
  type CurrentViewerQuery,
} from '@leela/client/documents/session.js';
import type { SignInInput } from '@leela/client/schema.js';
import { createContext, use, useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { leela } from './client.js';

/** The signed-in user. */
export type CurrentViewer = NonNullable<CurrentViewerQuery['viewer']>;

interface SessionValue {
  signedIn: boolean;
  /** The viewer. Null for a visitor, and while it is loaded. */
  viewer: CurrentViewer | null;
  /** Signs in. Returns the errors; empty on success. */
  signIn(input: SignInInput): Promise<readonly OperationError[]>;
  signOut(): Promise<void>;
}

const Context = createContext<SessionValue | null>(null);

/** Keeps the session of the user for the page. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const signedIn = useSyncExternalStore(
    (changed) => leela.session.onChange(changed),
    () => leela.session.active,
  );
  const { data } = useQuery(CurrentViewerDocument, { skip: !signedIn });
  const viewer = (signedIn && data?.viewer) || null;
  const signIn = useCallback<SessionValue['signIn']>(async (input) => {
    const result = await leela.request(SignInDocument, { input });
    if (!result.ok) return result.errors;
    leela.session.start(result.data.signIn as Tokens);
    return [];
  }, []);
  const signOut = useCallback(async () => {
    await leela.request(SignOutDocument, {});
    leela.session.end();
  }, []);
  const value = useMemo(
    () => ({ signedIn, viewer: viewer as CurrentViewer | null, signIn, signOut }),
    [signedIn, viewer, signIn, signOut],
  );
  return <Context value={value}>{children}</Context>;
}

/** The session of the page. */
export function useSession(): SessionValue {
  const value = use(Context);
  if (!value) throw new Error('useSession needs a SessionProvider above it.');
  return value;
}

/** Whether the viewer has one of the roles. */
export function useRole(...roles: CurrentViewer['role'][]): boolean {
  const { viewer } = useSession();
  return viewer !== null && roles.includes(viewer.role);
}
