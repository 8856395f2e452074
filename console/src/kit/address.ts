import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** A part of the address: what is looked for, how it is sorted. Typing replaces the address, choosing adds one to go back to. */
export function useParam(
  name: string,
  usual = '',
): readonly [string, (value: string, how?: 'typed' | 'chosen') => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string, how: 'typed' | 'chosen' = 'chosen') =>
      setParams(
        () => {
          // The address as it is by now: another part of it may have been set in the same breath, and is not drawn yet.
          const next = new URLSearchParams(window.location.search);
          if (value === usual) next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: how === 'typed' },
      ),
    [name, usual, setParams],
  );
  return [params.get(name) ?? usual, set];
}

/** A key that does something anywhere on the page, but not while somebody writes. */
export function useKey(key: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const writes = target.closest(
        'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]',
      );
      if (
        event.key !== key ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        writes !== null ||
        event.defaultPrevented
      )
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [key]);
}

/** Gives something that has just come the focus, unless somebody writes in the search at the top meanwhile. */
export function takeFocus(element: HTMLElement | null): void {
  if (document.activeElement?.closest('search') == null) element?.focus({ preventScroll: true });
}

/** Tells whether this part of the page is still there: an answer that comes late takes nobody away from where they went meanwhile. */
export function useStillHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return useCallback(() => here.current, []);
}
