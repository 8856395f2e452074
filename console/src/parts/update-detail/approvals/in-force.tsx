import type { UpdateDetails } from '#server/admin';
import { Empty, Panel, State, type Tone, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useGroupName } from '../../names/index.ts';
import { useActionName, useAuthorName } from '../people.ts';
import style from '../update-detail.module.css';
import { approvalsWords } from './words.ts';

const TONES = {
  Install: 'good',
  OptionalInstall: 'good',
  Uninstall: 'wait',
  NotApproved: 'unknown',
} as const;

/** The decisions in force, a row for each group that has one of its own. */
export function InForce({ update: { approvals } }: { readonly update: UpdateDetails }) {
  const words = useWords(approvalsWords);
  const format = useFormat();
  const groupName = useGroupName();
  const authorName = useAuthorName();
  const actionName = useActionName();
  if (approvals.length === 0) {
    return (
      <Panel title={words.inForce}>
        <Empty title={words.noneTitle}>{words.noneText}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title={words.inForce} bare>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.decision}</th>
            <th scope="col">{words.by}</th>
          </tr>
        </thead>
        <tbody>
          {approvals.map(({ groupId, groupName: name, action, deadline, author, createdAt, reason }) => (
            <tr key={groupId}>
              <th scope="row">{groupName(groupId, name)}</th>
              <td>
                <State tone={TONES[action] satisfies Tone}>{actionName(action)}</State>
                {deadline !== undefined && (
                  <p className={style['soft']}>
                    {words.deadline}: <When at={deadline} exact />
                  </p>
                )}
              </td>
              <td>
                {authorName(author)}
                {format.comma}
                <When at={createdAt} />
                {reason !== undefined && <p className={style['soft']}>{words.because(reason)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
