import type { DecidedApproval, DecisionRow } from '#server/admin';
import { useFormat, useWords } from '../../../words/index.ts';
import { useActionName, useScopeName } from '../people.ts';
import { approvalsWords } from './words.ts';

/** What was decided, as one line. */
export function useDecisionText(): (decision: DecisionRow) => string {
  const words = useWords(approvalsWords);
  const format = useFormat();
  const scopeName = useScopeName();
  const actionName = useActionName();
  const nameOf = ({ groupId, groupName }: DecidedApproval) => scopeName(groupId, groupName);
  const approvalText = (approval: DecidedApproval) => {
    const text = words.approve(actionName(approval.action), nameOf(approval));
    return approval.deadline === undefined
      ? text
      : `${text}${format.comma}${words.withDeadline(format.moment(approval.deadline))}`;
  };
  return ({ verb, scope, scopeName: name, before, after }) => {
    const group = scopeName(scope, name);
    const now = after.approvals.map(approvalText);
    if (verb === 'approve') return now.length === 0 ? words.end(group) : format.list(now);
    if (verb === 'not-approved') return words['not-approved'](group);
    if (verb === 'end') return words.end(group);
    if (verb === 'decline') {
      const ended = before.approvals.map(nameOf);
      return ended.length === 0
        ? words.decline
        : `${words.decline}${format.comma}${words.declineEnds(format.list(ended))}`;
    }
    if (verb === 'undecline') return words.undecline;
    if (verb === 'hold') return words.hold(format.moment(after.heldUntil ?? 0));
    if (verb === 'release') return words.release;
    return now.length === 0 ? words.undid : `${words.undid}: ${format.list(now)}`;
  };
}
