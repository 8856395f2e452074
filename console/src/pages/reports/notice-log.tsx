import type { NoticeRow, PageAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Checkbox, Chip, Empty, Panel, State, useParam, When } from '../../kit/index.ts';
import { useFailureWords, useFormat, useWords } from '../../words/index.ts';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';

/** What was sent and what was not, newest first. */
export function NoticeLog() {
  const words = useWords(subscriptionWords);
  const [failed, setFailed] = useParam('failed');
  const log = useAnswer<PageAnswer<NoticeRow>>(
    '/notices/log',
    { limit: 50, failed: failed === '' ? undefined : true },
    { keep: true },
  );
  return (
    <Panel
      title={words.log}
      bare
      actions={
        <Checkbox checked={failed !== ''} onChange={(on) => setFailed(on ? 'true' : '')}>
          {words.failedOnly}
        </Checkbox>
      }
    >
      <Answered of={log}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty title={words.logNone} />
          ) : (
            <ul className={style['log']}>
              {items.map((notice) => (
                <Notice key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}

function Notice({
  notice: {
    subscription,
    occasion,
    dueAt,
    state,
    endedAt,
    nextAttemptAt,
    subject,
    to = [],
    refused,
    failure,
  },
}: {
  readonly notice: NoticeRow;
}) {
  const words = useWords(subscriptionWords);
  const format = useFormat();
  const inWords = useFailureWords();
  const told = failure && inWords(failure);
  const isWhole = state === 'sent' && (refused ?? []).length === 0;
  return (
    <li>
      <p>
        <strong>{subscription}</strong> {occasion === 'test' && <Chip>{words.aTest}</Chip>}{' '}
        {subject !== undefined && <span>{subject}</span>}
      </p>
      <p>
        <State tone={isWhole ? 'good' : state === 'given-up' ? 'bad' : 'wait'}>
          {words.states[state]} <When at={endedAt ?? dueAt} />
        </State>{' '}
        <span className={style['soft']}>
          {to.length > 0 && `· ${words.to} ${to.join(format.comma)}`}
          {refused !== undefined && refused.length > 0 && ` · ${words.refused(refused.join(format.comma))}`}
        </span>
      </p>
      {told !== undefined && (
        <p className={style['soft']}>
          {told.says}
          {failure?.detail !== undefined && ` (${failure.detail})`} {told.next}
          {nextAttemptAt !== undefined && (
            <>
              {' '}
              {words.again} <When at={nextAttemptAt} />
            </>
          )}
        </p>
      )}
    </li>
  );
}
