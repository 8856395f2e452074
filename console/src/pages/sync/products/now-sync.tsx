import { useNavigate } from 'react-router';
import { Button, Note, useStillHere } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useWords } from '../../../words/index.ts';
import { useStartSync } from '../use-sync.ts';
import { productsWords } from './words.ts';

/** A selection that was changed shows its effect with the next synchronisation: here is the way to it. */
export function NowSync() {
  const words = useWords(productsWords);
  const navigate = useNavigate();
  const start = useStartSync();
  const isHere = useStillHere();
  return (
    <Note tone="wait" title={words.nowSync}>
      <p>{words.nowSyncText}</p>
      <Button
        busy={start.isPending}
        onPress={() => start.mutate({}, { onSuccess: () => isHere() && void navigate('/sync') })}
      >
        {words.syncNow}
      </Button>
      {start.error !== null && <SyncProblem error={start.error} />}
    </Note>
  );
}
