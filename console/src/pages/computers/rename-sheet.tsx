import { type FormEvent, useId, useState } from 'react';
import type { GroupRow } from '#server/admin';
import { ask, useChange } from '../../api/index.ts';
import { Button, Problem, Sheet, Stack, TextField } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useTelling } from './use-doing.ts';
import { groupWords, pageWords, sheetWords } from './words.ts';

/** Another name for a group; its address changes with it. */
export function RenameSheet({
  group,
  onClose,
  onRenamed,
}: {
  readonly group: GroupRow;
  readonly onClose: () => void;
  readonly onRenamed: (group: GroupRow) => void;
}) {
  const words = useWords(sheetWords);
  const told = useWords(groupWords);
  const { cancel } = useWords(pageWords);
  const tell = useTelling();
  const [name, setName] = useState(group.name);
  const path = `/groups/${encodeURIComponent(group.id)}`;
  const { mutate, error, isPending } = useChange<string, GroupRow>(
    (wanted) => ['PATCH', path, { body: { name: wanted } }],
    { refresh: ['/groups', '/computers'] },
  );
  const isSame = name.trim() === '' || name.trim() === group.name;
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSame) return;
    mutate(name.trim(), {
      onSuccess: (renamed) => {
        onClose();
        onRenamed(renamed);
        tell({
          text: told.renamed(group.name, renamed.name),
          undo: async () => onRenamed(await ask<GroupRow>('PATCH', path, { body: { name: group.name } })),
        });
      },
    });
  };
  return (
    <Sheet
      title={words.rename(group.name)}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="main" busy={isPending} disabled={isSame} type="submit" form={form}>
            {words.renameTo(name.trim())}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Stack column gap={16}>
          <TextField label={words.name} value={name} onChange={setName} hint={words.renameHint} autoFocus />
          {error !== null && <Problem error={error} />}
        </Stack>
      </form>
    </Sheet>
  );
}
