import type { CreatedGroups, MissingGroup } from '#server/admin';
import { ask } from '../../api/index.ts';
import { Button, Note, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useDoing } from './use-doing.ts';
import { groupWords } from './words.ts';

const SHOWN = 3;

/** Groups that policies ask for and that do not exist: each is made with one press, and its computers move in at once. */
export function MissingGroups({
  missing,
  mayChange,
}: {
  readonly missing: readonly MissingGroup[];
  readonly mayChange: boolean;
}) {
  const words = useWords(groupWords);
  const format = useFormat();
  const create = useCreateRequested();
  return (
    <Stack column gap={8}>
      {missing.slice(0, SHOWN).map(({ name, computers }) => (
        <Note key={name} tone="wait">
          <Stack>
            <span>{words.missing(format.count(computers, 'computer'), name)}</span>
            {mayChange && <Button onPress={() => create(name)}>{words.create(name)}</Button>}
          </Stack>
        </Note>
      ))}
    </Stack>
  );
}

/** Makes a group that policies ask for. */
export function useCreateRequested(): (name: string) => void {
  const words = useWords(groupWords);
  const format = useFormat();
  const doing = useDoing();
  return (name) =>
    void doing(async () => {
      const { items } = await ask<CreatedGroups>('POST', '/groups/requested', { body: { names: [name] } });
      const [made] = items;
      return {
        text: words.createdWith(name, format.count(made?.computers ?? 0, 'computer')),
        undo: () => ask('DELETE', `/groups/${encodeURIComponent(made?.id ?? name)}`),
      };
    });
}
