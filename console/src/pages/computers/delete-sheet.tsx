import type { GroupRow, GroupSummary } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import { Button, Problem, Sheet, Stack, useNotices } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { withBelow } from './groups.ts';
import style from './sheets.module.css';
import { groupWords, pageWords, sheetWords } from './words.ts';

/** Deletes a group with all below it, and says what goes with them and what stays. */
export function DeleteSheet({
  group,
  groups,
  onClose,
  onDeleted,
}: {
  readonly group: GroupRow;
  readonly groups: readonly GroupRow[];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const words = useWords(sheetWords);
  const told = useWords(groupWords);
  const { cancel } = useWords(pageWords);
  const format = useFormat();
  const say = useNotices();
  const going = withBelow(groups, group.id);
  const below = going.length - 1;
  const summary = useAnswer<GroupSummary>(`/groups/${encodeURIComponent(group.id)}/summary`);
  const { mutate, error, isPending } = useChange<undefined, GroupRow>(
    () => [
      'DELETE',
      `/groups/${encodeURIComponent(group.id)}`,
      { query: below > 0 ? { withSubgroups: true } : {} },
    ],
    { refresh: ['/groups', '/computers'] },
  );
  const remove = () =>
    mutate(undefined, {
      onSuccess: () => {
        onClose();
        onDeleted();
        say({ text: told.deleted(group.name) });
      },
    });
  return (
    <Sheet
      title={words.remove(group.name)}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" busy={isPending} onPress={remove}>
            {below > 0
              ? words.removeWith(group.name, format.count(below, 'group'))
              : words.remove(group.name)}
          </Button>
        </>
      }
    >
      <Stack column gap={16}>
        <p>{words.removeWhat}</p>
        <ul className={style['dots']}>
          {going.map((each) => (
            <Going key={each.id} group={each} />
          ))}
        </ul>
        {summary.data !== undefined && (
          <p>
            {summary.data.computers.total === 0
              ? words.removeEmpty
              : words.removeStays(format.count(summary.data.computers.total, 'computer'))}
          </p>
        )}
        {error !== null && <Problem error={error} />}
      </Stack>
    </Sheet>
  );
}

function Going({ group }: { readonly group: GroupRow }) {
  const words = useWords(sheetWords);
  const format = useFormat();
  const { data } = useAnswer<GroupSummary>(`/groups/${encodeURIComponent(group.id)}/summary`);
  return (
    <li>
      {data === undefined
        ? group.name
        : words.removeLine(group.name, format.count(data.approvals, 'approval'))}
    </li>
  );
}
