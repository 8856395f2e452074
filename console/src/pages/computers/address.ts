import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';

/** What of the fleet is looked at; all of it stands in the address. */
export interface Looked {
  /** Name of a group; empty: All Computers. */
  readonly group: string;
  /** Only that very group, without those beneath it. */
  readonly only: boolean;
  readonly name: string;
  readonly os: string;
  /** Days of silence; 0: no matter. */
  readonly silent: number;
  readonly archived: boolean;
  readonly vain: boolean;
  readonly clones: boolean;
  /** By the worst that they reported; empty: no matter. */
  readonly standing: string;
  readonly sort: string;
  readonly descending: boolean;
}

/** Parts of the address; empty takes one away. */
export type Change = Readonly<Record<string, string>>;

export interface ComputersAddress {
  readonly looked: Looked;
  /** The computer whose details are open: its name or id. */
  readonly opened: string;
  /** Another look at the list; `typed` leaves nothing to go back to. */
  readonly look: (change: Change, how?: 'typed') => void;
  /** `id` finds it where several computers claim that name. */
  readonly open: (name: string, id?: string) => void;
  readonly close: () => void;
}

/** Of the view of silent machines, which begins with those that are silent for longest. */
const STALE_DAYS = 30;

export function useComputersAddress(): ComputersAddress {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const opened = useParams()['*'] ?? '';
  const looked = useMemo((): Looked => {
    const isStale = params.get('view') === 'stale';
    return {
      group: params.get('group') ?? '',
      only: params.get('only') === 'yes',
      name: params.get('name') ?? '',
      os: params.get('os') ?? '',
      silent: Math.max(0, Number(params.get('silent')) || (isStale ? STALE_DAYS : 0)),
      archived: params.get('archived') === 'yes',
      vain: params.get('vain') === 'yes',
      clones: params.get('view') === 'clones',
      standing: params.get('standing') ?? '',
      sort: params.get('sort') ?? (isStale ? 'contact' : ''),
      descending: params.get('descending') === 'yes',
    };
  }, [params]);
  // What is told late (a pause in typing, a way back) changes the address as it is by then, drawn or not, and none but this page's.
  const latest = useRef<typeof setParams>(undefined);
  useEffect(() => {
    latest.current = setParams;
    return () => {
      latest.current = undefined;
    };
  }, [setParams]);
  const look = useCallback(
    (change: Change, how?: 'typed') =>
      latest.current?.(changed(new URLSearchParams(window.location.search), change), {
        replace: how === 'typed',
      }),
    [],
  );
  const open = useCallback(
    (name: string, id?: string) =>
      void navigate(
        {
          pathname: `/computers/${encodeURIComponent(name)}`,
          search: changed(params, { part: '' }).toString(),
        },
        { state: { id } },
      ),
    [navigate, params],
  );
  const close = useCallback(
    () => void navigate({ pathname: '/computers', search: changed(params, { part: '' }).toString() }),
    [navigate, params],
  );
  return { looked, opened, look, open, close };
}

function changed(params: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
