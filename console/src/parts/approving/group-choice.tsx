import { CornerDownRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ApprovalRow, GroupRow } from '#server/admin';
import { Checkbox, SearchField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useGroupName } from '../names/index.ts';
import type { Decidable } from './deciding.ts';
import style from './group-choice.module.css';
import { pathsIn } from './own-groups.ts';
import { approvingWords } from './words.ts';

const MANY = 12;

/** The tree of groups with what is in force for each, its own or from above; those that are ticked get what is chosen. */
export function GroupChoice({
  groups,
  updates,
  chosen,
  onChoose,
  only,
}: {
  readonly groups: readonly GroupRow[];
  readonly updates: readonly Decidable[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  /** Groups that this person may decide for, with those beneath; undefined: all. */
  readonly only: readonly string[] | undefined;
}) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const [text, setText] = useState('');
  const pathOf = useMemo(() => pathsIn(groups), [groups]);
  const isMine = (id: string) => only === undefined || pathOf(id).some((each) => only.includes(each));
  const shown = groups.filter(({ id, name }) =>
    nameOf(id, name).toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()),
  );
  return (
    <fieldset className={style['choice']}>
      <legend>{words.groups}</legend>
      {groups.length > MANY && <SearchField label={words.findGroup} value={text} onChange={setText} />}
      <ul className={style['tree']}>
        {shown.map(({ id, name, depth, computers }) => (
          <li
            key={id}
            className={style['group']}
            style={{ paddingInlineStart: text === '' ? depth * 20 : 0 }}
          >
            <Checkbox
              checked={chosen.has(id)}
              disabled={!isMine(id)}
              onChange={(checked) => {
                const next = new Set(chosen);
                if (checked) next.add(id);
                else next.delete(id);
                onChoose(next);
              }}
            >
              <span className={style['name']}>{nameOf(id, name)}</span>{' '}
              <span className={style['soft']}>{format.count(computers, 'computer')}</span>
            </Checkbox>
            <Standing updates={updates} path={pathOf(id)} />
          </li>
        ))}
      </ul>
      <p className={style['soft']}>
        {only === undefined
          ? words.inherits
          : words.onlyYours(
              format.list(
                groups.filter(({ id }) => only.includes(id)).map(({ id, name }) => nameOf(id, name)),
              ),
            )}
      </p>
    </fieldset>
  );
}

/** What is in force for a group now: decided for itself, or for one above it. */
function Standing({
  updates,
  path,
}: {
  readonly updates: readonly Decidable[];
  readonly path: readonly string[];
}) {
  const words = useWords(approvingWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const counting = updates.map(({ approvals }) => inForce(approvals, path));
  const [first] = counting;
  if (updates.length > 1) {
    const approved = counting.filter((each) => each !== undefined && each.action !== 'NotApproved').length;
    return (
      <span className={style['soft']}>
        {approved === 0
          ? words.actions.NotApproved
          : words.approvedOf(format.number(approved), format.number(updates.length))}
      </span>
    );
  }
  if (first === undefined) return <span className={style['soft']}>{words.actions.NotApproved}</span>;
  const inherited = first.groupId !== path[0];
  return (
    <span className={inherited ? style['soft'] : style['own']}>
      {inherited && <CornerDownRight size={14} aria-hidden="true" />}
      {words.actions[first.action]}
      {first.deadline !== undefined && `${format.comma}${words.until(format.date(first.deadline))}`}
      {inherited && ` (${words.from(nameOf(first.groupId, first.groupName))})`}
    </span>
  );
}

function inForce(approvals: readonly ApprovalRow[], path: readonly string[]): ApprovalRow | undefined {
  for (const id of path) {
    const found = approvals.find(({ groupId }) => groupId === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
