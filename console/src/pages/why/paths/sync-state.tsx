import type { SyncStatusAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Facts, Note, When } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { pathWords } from './words.ts';

/** What this server knows of its synchronisation already. */
export function SyncState() {
  const words = useWords(pathWords);
  const sync = useAnswer<SyncStatusAnswer>('/sync');
  return (
    <Answered of={sync} lines={2}>
      {({ upstream, last, lastSucceededAt }) => {
        const isWell = last !== undefined && (last.outcome === 'succeeded' || last.outcome === 'running');
        return (
          <Note tone={isWell ? 'good' : 'wait'}>
            <Facts
              items={[
                [words.upstream, upstream ?? words.noUpstream],
                [words.lastSync, <When key="s" at={lastSucceededAt} />],
                last === undefined ? undefined : [words.lastRun, <When key="l" at={last.startedAt} />],
                last?.summary === undefined ? undefined : ['', last.summary],
              ]}
            />
          </Note>
        );
      }}
    </Answered>
  );
}
