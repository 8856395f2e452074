import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { SessionAnswer } from '#server/admin';
import { ask, Refused, setCsrf } from '../api/index.ts';

/** Who is signed in, and what that one may do. Where something may not be done, it is shown as such, with the reason, or not at all. */
export interface Session {
  readonly who: SessionAnswer;
  /** Approve, hold, decline. */
  readonly mayDecide: boolean;
  /** Everything else that changes something. */
  readonly mayAdminister: boolean;
  readonly signOut: () => Promise<void>;
}

const Context = createContext<Session | undefined>(undefined);
/** Whether there is a session at all: for pages that are shown before as well. */
export const SignedInContext = createContext(false);

export function SessionProvider({
  who,
  children,
}: {
  readonly who: SessionAnswer;
  readonly children: ReactNode;
}) {
  const client = useQueryClient();
  setCsrf(who.csrf);
  useEffect(() => () => setCsrf(undefined), []);
  const session = useMemo(
    () => ({
      who,
      mayDecide: who.role !== 'reporter',
      mayAdminister: who.role === 'administrator',
      signOut: async () => {
        try {
          await ask('DELETE', '/session');
        } catch (error) {
          // It is over already.
          if (!(error instanceof Refused && error.problem.status === 401)) throw error;
        }
        setCsrf(undefined);
        client.clear();
        // A new page: nothing that was seen before stays in memory.
        window.location.assign('/');
      },
    }),
    [who, client],
  );
  return (
    <SignedInContext value={true}>
      <Context value={session}>{children}</Context>
    </SignedInContext>
  );
}

/** The session of who is signed in; only inside the shell. */
export function useSession(): Session {
  const session = useContext(Context);
  if (session === undefined) throw new Error('there is no session here');
  return session;
}
