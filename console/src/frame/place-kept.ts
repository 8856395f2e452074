import { useEffect } from 'react';
import { useNavigate } from 'react-router';

const KEPT = 'todoku-place';

/** Remembers the page that is open, in this tab alone: the sign-in service leads back to the first page. */
export function keepPlace(): void {
  const { pathname, search } = window.location;
  // The first page is where an attempt that failed ends, too: what was wanted before stands.
  if (pathname !== '/') sessionStorage.setItem(KEPT, pathname + search);
}

/** Goes on where somebody was before the sign-in service, once. */
export function usePlaceKept(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const place = sessionStorage.getItem(KEPT);
    if (place === null) return;
    sessionStorage.removeItem(KEPT);
    if (window.location.pathname === '/') void navigate(place, { replace: true });
  }, [navigate]);
}
