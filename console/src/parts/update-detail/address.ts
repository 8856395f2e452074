import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What of the query belongs to the detail and not to the list beside it. */
const OURS = ['part', 'machines', 'machine', 'for', 'whole'];

export type Part = 'overview' | 'computers' | 'approvals' | 'supersedence' | 'files' | 'revisions';

/** The address of another update, or of another part of this one, with the list beside it as it is. */
export function useUpdateAddress(): (reference: string, part?: Part) => string {
  const [params] = useSearchParams();
  return useCallback(
    (reference, part = 'overview') => {
      const next = new URLSearchParams(params);
      for (const name of OURS) next.delete(name);
      if (part !== 'overview') next.set('part', part);
      const query = next.toString();
      return `/updates/${encodeURIComponent(reference)}${query === '' ? '' : `?${query}`}`;
    },
    [params],
  );
}
