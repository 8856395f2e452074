import { useEffect, useState } from 'react';
import type { ApprovalsAnswer, ApprovalsRequest } from '#server/admin';
import { ask } from '../../api/index.ts';

/** As many as the server looks at one by one. */
const LOOKED_AT = 20;
const PAUSE = 180;

export interface Previewed {
  /** Undefined before the first; the one before while the next is on its way. */
  readonly answer: ApprovalsAnswer | undefined;
  readonly error: Error | null;
  readonly busy: boolean;
}

/** What a decision would do, asked anew a moment after it was changed. */
export function usePreview({ reason: _, ...request }: ApprovalsRequest): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ answer: undefined, error: null, busy: false });
  const asked = JSON.stringify({ ...request, updates: request.updates.slice(0, LOOKED_AT), preview: true });
  const isAsked = request.groups.length > 0;
  useEffect(() => {
    if (!isAsked) {
      setPreviewed({ answer: undefined, error: null, busy: false });
      return;
    }
    const controller = new AbortController();
    setPreviewed((now) => ({ ...now, busy: true }));
    const timer = setTimeout(async () => {
      try {
        const answer = await ask<ApprovalsAnswer>('POST', '/approvals', {
          body: JSON.parse(asked),
          signal: controller.signal,
        });
        if (!controller.signal.aborted) setPreviewed({ answer, error: null, busy: false });
      } catch (error) {
        if (!controller.signal.aborted)
          setPreviewed({ answer: undefined, error: error as Error, busy: false });
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, isAsked]);
  return previewed;
}

/** How many computers there are in the groups. */
export function audienceOf(answer: ApprovalsAnswer | undefined): number | undefined {
  const counts = answer?.previews?.[0]?.counts;
  return counts && counts.will + counts.has + counts.not + counts.unknown;
}
