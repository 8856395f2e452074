import type { EffectiveAnswer } from '#server/admin';
import { State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useGroupName } from '../../names/index.ts';
import { useActionName, useAuthorName } from '../people.ts';
import style from './approvals.module.css';
import { approvalsWords } from './words.ts';

/** Which decision counts, what comes of it, and why each of the others does not count. */
export function Explained({ answer }: { readonly answer: EffectiveAnswer }) {
  const words = useWords(approvalsWords);
  const format = useFormat();
  const groupName = useGroupName();
  const authorName = useAuthorName();
  const actionName = useActionName();
  const { offered, winner, losers, approvedRevision, offeredRevision, newestRevision } = answer;
  const nameOf = ({ groupId, groupName: name }: { groupId: string; groupName: string }) =>
    groupName(groupId, name);
  // The name alone is told of what was stronger; the groups that every server has are among those that decided.
  const named = new Map(
    [...(winner === undefined ? [] : [winner]), ...losers].map((each) => [each.groupName, nameOf(each)]),
  );
  return (
    <div className={style['explained']}>
      <p className={style['verdict']}>
        <State tone={offered === 'NotApproved' ? 'unknown' : offered === 'Uninstall' ? 'wait' : 'good'}>
          {verdict()}
        </State>
      </p>
      {winner !== undefined && (
        <p>
          {words.winner(actionName(winner.action), nameOf(winner), authorName(winner.author))}{' '}
          {winner.deadline !== undefined && words.winnerDeadline(format.moment(winner.deadline))}
        </p>
      )}
      {losers.length > 0 && (
        <ul className={style['losers']}>
          {losers.map((loser) => (
            <li key={`${loser.groupId} ${loser.action}`}>
              {words.loser(actionName(loser.action), nameOf(loser))}{' '}
              {words[loser.why](named.get(loser.against) ?? loser.against)}
            </li>
          ))}
        </ul>
      )}
      {offered !== 'NotApproved' && offeredRevision !== undefined && offeredRevision !== newestRevision && (
        <p>
          {words.offeredRevision(offeredRevision)}{' '}
          {approvedRevision !== undefined && words.approvedRevision(approvedRevision)}
        </p>
      )}
    </div>
  );

  function verdict(): string {
    if (offered === 'Install') return words.willInstall;
    if (offered === 'OptionalInstall') return words.willOptional;
    if (offered === 'Uninstall') return words.willRemove;
    if (answer.declined) return words.notDeclined;
    if (answer.heldUntil !== undefined) return words.notHeld;
    if (winner === undefined) return words.notDecided;
    return winner.action === 'NotApproved' ? words.notApproved : words.notComplete;
  }
}
