import { Link } from 'react-router';
import type { QuarantineAnswer, QuarantineRow, ReleaseAnswer, ReleaseRequest } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Answered, Button, Empty, PageHead, Panel, useNotices, When } from '../../../kit/index.ts';
import { SyncProblem, useExplained } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './quarantine-page.module.css';
import { quarantineWords } from './words.ts';

/** What was kept back, why, and how to let it in. */
export function QuarantinePage() {
  const words = useWords(quarantineWords);
  const format = useFormat();
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const quarantine = useAnswer<QuarantineAnswer>('/sync/quarantine');
  const release = useChange<ReleaseRequest, ReleaseAnswer>(
    (body) => ['POST', '/sync/quarantine/release', { body }],
    { refresh: ['/sync'] },
  );
  const letGo = (request: ReleaseRequest) =>
    release.mutate(request, {
      onSuccess: ({ released }) => notify({ text: words.released(format.count(released, 'revision')) }),
    });
  const count = quarantine.data?.items.length ?? 0;
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          mayAdminister &&
          count > 1 && (
            <Button busy={release.isPending} onPress={() => letGo({})}>
              {words.releaseAll(format.count(count, 'revision'))}
            </Button>
          )
        }
      />
      {release.error !== null && <SyncProblem error={release.error} />}
      <Answered of={quarantine}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <Empty tone="good" title={words.empty}>
                {words.emptyText}
              </Empty>
            </Panel>
          ) : (
            <Panel bare>
              <table className={style['kept']}>
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.reason}</th>
                    <th scope="col">{words.since}</th>
                    {mayAdminister && (
                      <th scope="col">
                        <span className="unseen">{words.actions}</span>
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <Kept
                      key={`${row.updateId} ${row.revisionNumber}`}
                      row={row}
                      onRelease={mayAdminister ? () => letGo({ updateIds: [row.updateId] }) : undefined}
                    />
                  ))}
                </tbody>
              </table>
            </Panel>
          )
        }
      </Answered>
    </>
  );
}

function Kept({
  row,
  onRelease,
}: {
  readonly row: QuarantineRow;
  readonly onRelease: (() => void) | undefined;
}) {
  const words = useWords(quarantineWords);
  const format = useFormat();
  const explain = useExplained();
  const { updateId, title, revisionNumber, reason, code, detail, since, runId, attempts } = row;
  const { says, next, known } = explain({ code, message: detail, hint: '' });
  const name = title === '' ? updateId : title;
  const reasons = words as unknown as Readonly<Record<string, string>>;
  return (
    <tr>
      <th scope="row">
        {title === '' ? <code>{updateId}</code> : <Link to={`/updates/${updateId}`}>{title}</Link>}
        <span className={style['small']}>
          {words.revision} {format.number(revisionNumber)}
        </span>
      </th>
      <td>
        <strong>{reasons[reason] ?? reason}</strong>
        <p>{known ? `${says} ${next}` : ''}</p>
        <span className={style['small']} lang="en">
          {detail}
        </span>
      </td>
      <td>
        <When at={since} />
        <span className={style['small']}>
          {words.tries} {format.count(attempts, 'time')}, <Link to={`/sync/runs/${runId}`}>{words.run}</Link>
        </span>
      </td>
      {onRelease !== undefined && (
        <td>
          <Button label={words.releaseOf(name)} onPress={onRelease}>
            {words.release}
          </Button>
        </td>
      )}
    </tr>
  );
}
