import { useEffect, useRef, useState } from 'react';
import type { StartSyncRequest, SyncRunRow, SyncStatusAnswer } from '#server/admin';
import { answers, useAnswer, useChange } from '../../api/index.ts';

/** So often while it synchronises, so that progress is seen as it goes; and while it rests. */
const AT_WORK = 1000;
const AT_REST = 15_000;

/** What synchronisation does now. While it is at work this is asked every second; `onEnd` hears of its end. */
export function useSyncStatus(onEnd?: (last: SyncRunRow) => void) {
  const [atWork, setAtWork] = useState(false);
  const status = useAnswer<SyncStatusAnswer>('/sync', {}, { every: atWork ? AT_WORK : AT_REST });
  const { running, last } = status.data ?? {};
  const before = useRef<number>(undefined);
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    setAtWork(running !== undefined);
    if (running === undefined && before.current !== undefined) {
      // Everything may be another now: updates, categories, files.
      void answers.invalidateQueries();
      if (last !== undefined) latest.current?.(last);
    }
    before.current = running?.run.id;
  }, [running, last]);
  return status;
}

/** Starts a synchronisation. */
export function useStartSync() {
  return useChange<StartSyncRequest, SyncRunRow>((request) => ['POST', '/sync', { body: request }], {
    refresh: ['/sync'],
  });
}
