import { Suspense, useRef } from 'react';
import { RouterProvider } from 'react-aria-components';
import { Route, Routes, useHref, useLocation, useNavigate } from 'react-router';
import type { SessionAnswer, SetUpState } from '#server/admin';
import { Refused, useAnswer, useHeard } from '../api/index.ts';
import { Loading, Problem } from '../kit/index.ts';
import { PAGES } from './addresses.ts';
import { Boundary } from './boundary.tsx';
import { NotFound } from './not-found.tsx';
import { SessionProvider } from './session.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';

/** Who is not signed in sees the way in; on a server that nobody has set up, the first step. */
export function App() {
  const navigate = useNavigate();
  return (
    <RouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <Entrance />
    </RouterProvider>
  );
}

/** While the server does not answer it is asked so often, milliseconds. */
const RETURNS = 2000;

function Entrance() {
  const { reached } = useHeard();
  const session = useAnswer<SessionAnswer>('/session', {}, reached ? {} : { every: RETURNS });
  // While it is asked anew, what it said before holds: what somebody has typed to come in stays.
  const said = useRef(false);
  if (session.error instanceof Refused) said.current = session.error.problem.status === 401;
  else if (session.error === null && session.data !== undefined) said.current = false;
  const nobody = said.current;
  const setUp = useAnswer<SetUpState>('/setup', {}, { when: nobody });
  if (session.data !== undefined && !nobody) {
    return (
      <SessionProvider who={session.data}>
        <Shell>
          <Pages />
        </Shell>
      </SessionProvider>
    );
  }
  if (nobody && setUp.data?.needed === false) return <SignIn />;
  if (nobody && setUp.data?.needed === true) {
    const { Page } = PAGES.firstRun;
    return (
      <Suspense>
        <Page />
      </Suspense>
    );
  }
  const { error, refetch } = nobody ? setUp : session;
  return error === null ? null : <Problem error={error} retry={() => void refetch()} />;
}

function Pages() {
  const { pathname } = useLocation();
  return (
    // What breaks on one page does not take the others with it.
    <Boundary key={pathname.split('/')[1] ?? ''}>
      <Suspense fallback={<Loading lines={6} />}>
        <Routes>
          {Object.values(PAGES).map(({ path, Page }) => (
            <Route key={path} path={path === '/' ? '/' : `${path}/*`} element={<Page />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Boundary>
  );
}
