import { Link } from 'react-router';
import type { StartSyncRequest, StopSyncAnswer, SyncRunRow } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Actions, Answered, Button, PageHead, Stack, useNotices } from '../../../kit/index.ts';
import { FindingNote, SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { OUTCOME_TONES, outcomeWords } from '../outcome.tsx';
import { useStartSync, useSyncStatus } from '../use-sync.ts';
import { History } from './history.tsx';
import { StatusPanel } from './status-panel.tsx';
import { overviewWords } from './words.ts';

/** How synchronisation is: now, last, next, and before. */
export function OverviewPage() {
  const words = useWords(overviewWords);
  const outcomes = useWords(outcomeWords);
  const format = useFormat();
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const told = ({ id, outcome, counts }: SyncRunRow) => {
    const [fresh, revised, expired] = [counts.new, counts.revised, counts.expired].map(format.number);
    const what = words.came(fresh ?? '', revised ?? '', expired ?? '');
    notify({
      tone: OUTCOME_TONES[outcome],
      text: (
        <>
          {words.ended(outcomes[outcome], what)} <Link to={`/sync/runs/${id}`}>{words.look}</Link>
        </>
      ),
    });
  };
  const status = useSyncStatus(told);
  const start = useStartSync();
  const stop = useChange<void, StopSyncAnswer>(() => ['DELETE', '/sync'], { refresh: ['/sync'] });
  const run = (request: StartSyncRequest) => start.mutate(request);
  const { running, upstream, alarms = [] } = status.data ?? {};
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          mayAdminister &&
          upstream !== undefined &&
          (running === undefined ? (
            <>
              <Button kind="main" busy={start.isPending} onPress={() => run({})}>
                {words.now}
              </Button>
              <Actions
                label={words.otherWays}
                items={[
                  {
                    id: 'categories',
                    text: words.onlyCategories,
                    onAction: () => run({ categoriesOnly: true }),
                  },
                ]}
              />
            </>
          ) : (
            <Button busy={stop.isPending} onPress={() => stop.mutate()}>
              {words.stop}
            </Button>
          ))
        }
      />
      {start.error !== null && <SyncProblem error={start.error} />}
      {stop.error !== null && <SyncProblem error={stop.error} />}
      <Answered of={status}>{(answer) => <StatusPanel status={answer} />}</Answered>
      {running === undefined && alarms.length > 0 && (
        <Stack column>
          {alarms.map((alarm) => (
            <FindingNote
              key={`${alarm.code} ${alarm.subject ?? ''}`}
              finding={alarm}
              onAgain={mayAdminister ? () => run({}) : undefined}
              onAccept={mayAdminister ? () => run({ acceptGrowth: true }) : undefined}
            />
          ))}
        </Stack>
      )}
      <History />
    </>
  );
}
