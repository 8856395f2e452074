import type { RevisionRow, UpdateDetails } from '#server/admin';
import { Note, Panel, Stack, State, When } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import detail from '../update-detail.module.css';
import { revisionsWords } from './words.ts';

/** Every revision that is kept, which one computers really get, and why not the newest. */
export function Revisions({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(revisionsWords);
  const { offered, revisionNumber, revisions } = update;
  const isNewest = offered.revisionNumber === revisionNumber;
  const reasons = {
    waits: words.waits,
    incomplete: words.incomplete,
    held: words.held,
    declined: words.declined,
    expired: words.withdrawn,
  } as const;
  const first =
    offered.revisionNumber === undefined || offered.why === 'held'
      ? words.offersNone
      : isNewest
        ? words.offersNewest(revisionNumber)
        : words.offers(offered.revisionNumber);
  return (
    <Stack column gap={16}>
      <Note tone={offered.why === undefined ? 'good' : 'wait'} title={first}>
        {offered.why !== undefined && reasons[offered.why]}
      </Note>
      <Panel title={words.history} bare>
        <p className={`${detail['soft']} ${detail['pad']}`}>{words.lead}</p>
        <table className={detail['table']}>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.arrived}</th>
              <th scope="col">{words.id}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.map((revision) => (
              <tr key={revision.id}>
                <th scope="row">{revision.revisionNumber}</th>
                <td>
                  <RevisionState revision={revision} update={update} />
                </td>
                <td>
                  <When at={revision.importedAt} />
                </td>
                <td>{revision.id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Stack>
  );
}

function RevisionState({
  revision: { live, expired, revisionNumber },
  update,
}: {
  readonly revision: RevisionRow;
  readonly update: UpdateDetails;
}) {
  const words = useWords(revisionsWords);
  const isOffered = live && update.offered.revisionNumber === revisionNumber && update.offered.why !== 'held';
  if (isOffered) return <State tone="good">{words.live}</State>;
  if (expired) return <State tone="bad">{words.expired}</State>;
  if (revisionNumber === update.revisionNumber) return <State tone="wait">{words.notOffered}</State>;
  return <State tone="unknown">{words.older}</State>;
}
