import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { IdentityAnswer, SummaryAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Facts, Panel, State, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { overviewWords } from './words.ts';

/** Synchronisation and files: a line each, quiet when well. */
export function ServerState({ summary }: { readonly summary: SummaryAnswer }) {
  const words = useWords(overviewWords);
  const identity = useAnswer<IdentityAnswer>('/identity');
  return (
    <Panel title={words.server}>
      <Facts
        items={[
          [words.synced, <Synced key="v" sync={summary.sync} />],
          [words.files, <Files key="v" content={summary.content} />],
          [words.version, identity.data?.version],
        ]}
      />
    </Panel>
  );
}

function Synced({ sync }: { readonly sync: SummaryAnswer['sync'] }): ReactNode {
  const words = useWords(overviewWords);
  const format = useFormat();
  if (sync.upstream === undefined)
    return (
      <State tone="wait">
        <Link to="/sync/upstream">{words.noUpstream}</Link>
      </State>
    );
  const failed = sync.lastOutcome === 'failed' || sync.errors > 0;
  const state = sync.running ? (
    <State tone="restart">
      <Link to="/sync">{words.syncing}</Link>
    </State>
  ) : failed ? (
    <State tone="bad">
      <Link to="/sync">{words.syncFailed}</Link>
    </State>
  ) : sync.lastSucceededAt === 0 ? (
    <State tone="wait">
      <Link to="/sync">{words.neverSynced}</Link>
    </State>
  ) : (
    <State tone="good">
      <When at={sync.lastSucceededAt} />
    </State>
  );
  return (
    <>
      {state}
      {sync.nextAt !== undefined && (
        <>
          {' · '}
          {words.next} <When at={sync.nextAt} />
        </>
      )}
      {sync.quarantined > 0 && (
        <>
          {' · '}
          <Link to="/sync/quarantine">{words.quarantined(format.count(sync.quarantined, 'revision'))}</Link>
        </>
      )}
    </>
  );
}

function Files({ content }: { readonly content: SummaryAnswer['content'] }): ReactNode {
  const words = useWords(overviewWords);
  const format = useFormat();
  const reasons = {
    'disk-full': ['bad', words.pausedFull],
    window: ['restart', words.pausedWindow],
    'no-upstream': ['wait', words.pausedNoUpstream],
    'from-microsoft': ['good', words.fromMicrosoft],
  } as const;
  const { waiting, failing, bytes, paused } = content;
  if (failing > 0)
    return (
      <State tone="bad">
        <Link to="/sync/content">{words.filesFailing(format.count(failing, 'file'))}</Link>
      </State>
    );
  if (paused !== undefined) return <State tone={reasons[paused][0]}>{reasons[paused][1]}</State>;
  if (waiting > 0)
    return (
      <State tone="restart">
        {words.filesComing(format.count(waiting, 'file'), format.bytes(bytes ?? 0))}
      </State>
    );
  return <State tone="good">{words.filesHere}</State>;
}
