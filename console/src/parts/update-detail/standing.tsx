import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApprovalActionName, UpdateDetails } from '#server/admin';
import { Mark, type Tone } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useGroupName } from '../names/index.ts';
import { useUpdateAddress } from './address.ts';
import { Incomplete } from './incomplete.tsx';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

/** How it stands on this server, a line for each thing that a person has to know. */
export function Standing({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(detailWords);
  const format = useFormat();
  const groupName = useGroupName();
  const addressOf = useUpdateAddress();
  const { approvals, declined, expired, heldUntil, approvable, offered, revisionNumber, supersededBy } =
    update;
  const groups = (action: ApprovalActionName) =>
    approvals
      .filter((each) => each.action === action)
      .map(({ groupId, groupName: name }) => groupName(groupId, name));
  const lines: [Tone, ReactNode][] = [];
  if (declined) lines.push(['unknown', words.declined]);
  if (expired) lines.push(['bad', words.expired]);
  if (heldUntil !== undefined) lines.push(['wait', words.held(format.moment(heldUntil))]);
  const said = [
    ['Install', 'good', words.approvedFor],
    ['OptionalInstall', 'good', words.optionalFor],
    ['Uninstall', 'wait', words.removalFor],
    ['NotApproved', 'unknown', words.notApprovedFor],
  ] as const;
  for (const [action, tone, text] of said) {
    const names = groups(action);
    if (names.length > 0) lines.push([tone, text(format.list(names))]);
  }
  if (approvals.length === 0 && !declined && !expired)
    lines.push(['unknown', approvable ? words.notApproved : words.partOnly]);
  if (offered.revisionNumber !== undefined && offered.revisionNumber !== revisionNumber) {
    lines.push([
      'wait',
      <span key="offered">
        {words.olderOffered(offered.revisionNumber, revisionNumber)}{' '}
        <Link to={addressOf(update.updateId, 'revisions')}>{words.whyNot}</Link>
      </span>,
    ]);
  }
  const [newer] = supersededBy.filter(({ title }) => title !== '');
  if (newer !== undefined) {
    lines.push([
      'wait',
      <span key="newer">
        {words.supersededBy} <Link to={addressOf(newer.updateId)}>{newer.title}</Link>
      </span>,
    ]);
  }
  return (
    <>
      <ul className={style['standing']}>
        {lines.map(([tone, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name.
          <li key={index}>
            <Mark tone={tone} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {update.missing !== undefined && <Incomplete missing={update.missing} />}
    </>
  );
}
