import { Link } from 'react-router';
import type { UpdateDetails } from '#server/admin';
import { Mark, type Tone } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useUpdateAddress } from '../address.ts';
import { withoutIt } from '../states.ts';
import { shortName, withoutKb } from '../titles.ts';
import style from './graph.module.css';
import { supersedenceWords } from './words.ts';

/** One update of the chain: a way there, how it stands, and for those who do not see arrows what replaces it. */
export function GraphNode({
  update,
  isCurrent,
  newer,
  columns,
}: {
  readonly update: UpdateDetails;
  readonly isCurrent: boolean;
  readonly newer: readonly string[];
  readonly columns: readonly (readonly UpdateDetails[])[];
}) {
  const words = useWords(supersedenceWords);
  const format = useFormat();
  const addressOf = useUpdateAddress();
  const { updateId, title, creationDate, declined, expired, approvals, counts } = update;
  const isApproved = approvals.some(({ action }) => action === 'Install' || action === 'OptionalInstall');
  const [tone, state]: readonly [Tone, string] = declined
    ? ['unknown', words.declined]
    : expired
      ? ['bad', words.expired]
      : isApproved
        ? ['good', words.approved]
        : ['unknown', words.notApproved];
  const without = withoutIt(counts);
  const names = columns
    .flat()
    .filter((each) => newer.includes(each.updateId))
    .map(({ title: name }) => withoutKb(name));
  return (
    <Link
      to={addressOf(updateId, 'supersedence')}
      className={`${style['node']} ${declined || expired ? style['over'] : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
      title={title}
    >
      <strong>{shortName(update)}</strong>
      <span className={style['name']}>{withoutKb(title)}</span>
      <span className={style['state']}>
        <Mark tone={tone} /> {state}
        {format.comma}
        {format.date(Date.parse(creationDate))}
      </span>
      {without > 0 && (
        <span className={style['state']}>{words.neededBy(format.count(without, 'computer'))}</span>
      )}
      <span className="unseen">
        {isCurrent && `${words.thisOne}. `}
        {names.length === 0 ? words.newest : words.replacedBy(format.list(names))}
      </span>
    </Link>
  );
}
