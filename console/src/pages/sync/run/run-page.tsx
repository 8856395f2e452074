import { useNavigate, useParams } from 'react-router';
import type { StartSyncRequest, SyncRunDetails } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  ButtonLink,
  Facts,
  Folded,
  PageHead,
  Panel,
  Stack,
  useStillHere,
  When,
} from '../../../kit/index.ts';
import { useLanguageNames } from '../../../parts/names/index.ts';
import { FindingNote, SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { OutcomeState } from '../outcome.tsx';
import { runWords, wordOf } from '../run-words.ts';
import { useLength } from '../use-length.ts';
import { useStartSync, useSyncStatus } from '../use-sync.ts';
import { Came } from './came.tsx';
import { Phases } from './phases.tsx';
import { runPageWords } from './words.ts';

/** One synchronisation in full. */
export function RunPage() {
  const { id = 'last' } = useParams();
  // While something runs, this page is asked with it and once more at its end.
  const { data: status } = useSyncStatus();
  const atWork = status?.running !== undefined;
  const run = useAnswer<SyncRunDetails>(
    `/sync/runs/${encodeURIComponent(id)}`,
    {},
    atWork ? { every: 1000 } : {},
  );
  return (
    <Answered of={run} lines={6}>
      {(answer) => <Run run={answer} />}
    </Answered>
  );
}

function Run({ run }: { readonly run: SyncRunDetails }) {
  const words = useWords(runPageWords);
  const names = useWords(runWords);
  const format = useFormat();
  const length = useLength();
  const { mayAdminister } = useSession();
  const start = useStartSync();
  const navigate = useNavigate();
  const isHere = useStillHere();
  const follow = () => isHere() && void navigate('/sync');
  const again = (request: StartSyncRequest) =>
    mayAdminister ? () => start.mutate(request, { onSuccess: follow }) : undefined;
  const { outcome, trigger, actor, startedAt, endedAt, upstream, mode, bytes, requests, findings } = run;
  return (
    <>
      <PageHead
        title={words.title(format.moment(startedAt))}
        actions={<ButtonLink to="/sync">{words.back}</ButtonLink>}
      />
      <Panel>
        <Facts
          items={[
            [words.result, <OutcomeState key="o" outcome={outcome} />],
            [words.startedBy, words.by(wordOf(names, trigger), actor)],
            [words.started, <When key="s" at={startedAt} exact />],
            endedAt === undefined ? undefined : [words.took, length(endedAt - startedAt)],
            [words.upstream, `${upstream} (${words[mode]})`],
            [words.received, words.inRequests(format.bytes(bytes), format.number(requests))],
          ]}
        />
      </Panel>
      {findings.length > 0 && (
        <Panel title={words.findings}>
          <Stack column>
            {start.error !== null && <SyncProblem error={start.error} />}
            {findings.map((finding) => (
              <FindingNote
                key={`${finding.code} ${finding.subject ?? ''}`}
                finding={finding}
                onAgain={again({})}
                onAccept={again({ acceptGrowth: true })}
              />
            ))}
          </Stack>
        </Panel>
      )}
      <Came run={run} />
      <Phases run={run} />
      <Panel>
        <Folded title={words.selection}>
          <Selection selection={run.selection} />
        </Folded>
      </Panel>
    </>
  );
}

function Selection({
  selection: { products, classifications, languages },
}: {
  readonly selection: SyncRunDetails['selection'];
}) {
  const words = useWords(runPageWords);
  const format = useFormat();
  const namesOf = useLanguageNames();
  const named = (list: readonly { readonly updateId: string; readonly title: string }[]) =>
    list.length === 0 ? words.none : format.list(list.map(({ title, updateId }) => title || updateId));
  return (
    <Facts
      items={[
        [words.products, named(products)],
        [words.classifications, named(classifications)],
        [words.languages, languages.length === 0 ? words.allLanguages : format.list(namesOf(languages))],
      ]}
    />
  );
}
