import { Link } from 'react-router';
import type { RevisionPolicyAnswer, RevisionPolicyChange } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Answered, Panel, Stack, Switch, useNotices } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import style from './revision-panel.module.css';
import { revisionWords } from './words.ts';

/** What becomes of new revisions of approved updates, and which of them wait. */
export function RevisionPanel() {
  const words = useWords(revisionWords);
  const shared = useWords(syncWords);
  const format = useFormat();
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const policy = useAnswer<RevisionPolicyAnswer>('/revision-policy');
  const change = useChange<RevisionPolicyChange, RevisionPolicyAnswer>((body) => [
    'PUT',
    '/revision-policy',
    { body },
  ]);
  const set = (after: RevisionPolicyChange, before: RevisionPolicyChange, waiting: number) =>
    change.mutate(after, {
      onSuccess: () =>
        notify({
          text:
            after.approveNew === true && waiting > 0
              ? `${words.changed} ${words.approvedToo}`
              : words.changed,
          undo: async () => {
            await ask('PUT', '/revision-policy', { body: before });
            await answers.invalidateQueries();
            notify({ text: shared.takenBack });
          },
        }),
    });
  return (
    <Answered of={policy}>
      {({ approveNew, declineExpired, waiting, totalWaiting }) => (
        <Stack column gap={16}>
          <Panel>
            <Stack column>
              <p>{words.lead}</p>
              <Switch
                on={approveNew}
                disabled={!mayAdminister}
                onChange={(on) => set({ approveNew: on }, { approveNew }, totalWaiting)}
              >
                {words.approveNew}
                <span className={style['hint']}>{words.approveNewHint}</span>
              </Switch>
              <Switch
                on={declineExpired}
                disabled={!mayAdminister}
                onChange={(on) => set({ declineExpired: on }, { declineExpired }, 0)}
              >
                {words.declineExpired}
              </Switch>
              {change.error !== null && <SyncProblem error={change.error} />}
            </Stack>
          </Panel>
          {totalWaiting > 0 && (
            <Panel title={words.waiting} bare>
              <p className={style['text']}>{words.waitingText(format.count(totalWaiting, 'update'))}</p>
              <table className={style['waiting']}>
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.offered}</th>
                    <th scope="col">{words.newest}</th>
                  </tr>
                </thead>
                <tbody>
                  {waiting.map(({ updateId, title, offered, newest }) => (
                    <tr key={updateId}>
                      <th scope="row">
                        <Link to={`/updates/${updateId}`}>{title}</Link>
                      </th>
                      <td>{format.number(offered)}</td>
                      <td>{format.number(newest)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )}
        </Stack>
      )}
    </Answered>
  );
}
