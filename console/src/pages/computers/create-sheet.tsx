import { type FormEvent, useId, useState } from 'react';
import type { CreateGroupRequest, GroupRow } from '#server/admin';
import { ask, useChange } from '../../api/index.ts';
import { Button, ChoiceField, Problem, SelectField, Sheet, Stack, TextField } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { ALL_COMPUTERS, UNASSIGNED, usePathOf } from './groups.ts';
import { type Draft, RuleEditor, ruleOf } from './rule-editor.tsx';
import { RulePreview, usePreview } from './rule-preview.tsx';
import style from './sheets.module.css';
import { useTelling } from './use-doing.ts';
import { groupWords, pageWords, sheetWords } from './words.ts';

/** A new group: its name, its place, and who is in it: by hand and policy, or by a rule. */
export function CreateSheet({
  groups,
  parent,
  onClose,
  onCreated,
}: {
  readonly groups: readonly GroupRow[];
  readonly parent: GroupRow | undefined;
  readonly onClose: () => void;
  readonly onCreated: (group: GroupRow | undefined) => void;
}) {
  const words = useWords(sheetWords);
  const told = useWords(groupWords);
  const { cancel } = useWords(pageWords);
  const format = useFormat();
  const pathOf = usePathOf(groups);
  const tell = useTelling();
  const [name, setName] = useState('');
  const [below, setBelow] = useState(parent?.id ?? ALL_COMPUTERS);
  const [by, setBy] = useState<'hand' | 'rule'>('hand');
  const [draft, setDraft] = useState<Draft>({});
  const rule = by === 'rule' ? ruleOf(draft) : undefined;
  const previewed = usePreview(rule);
  const { mutate, error, isPending } = useChange<CreateGroupRequest, GroupRow>(
    (body) => ['POST', '/groups', { body }],
    { refresh: ['/groups', '/computers'] },
  );
  const isLacking = name.trim() === '' || (by === 'rule' && rule === undefined);
  const form = useId();
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (isLacking) return;
    const body = { name: name.trim(), parent: below, ...(rule === undefined ? {} : { rule }) };
    mutate(body, {
      onSuccess: (group) => {
        onClose();
        onCreated(group);
        tell({
          text:
            group.computers === 0
              ? told.created(group.name)
              : told.createdWith(group.name, format.count(group.computers, 'computer')),
          undo: () => {
            // It is left first: nothing more is asked of a group that is gone.
            onCreated(undefined);
            return ask('DELETE', `/groups/${encodeURIComponent(group.id)}`);
          },
        });
      },
    });
  };
  return (
    <Sheet
      title={words.newGroup}
      open
      wide={by === 'rule'}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="main" busy={isPending} disabled={isLacking} type="submit" form={form}>
            {words.create(name.trim())}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={create}>
        <Stack column gap={16}>
          <TextField
            label={words.name}
            value={name}
            onChange={setName}
            autoFocus
            {...(by === 'hand' ? { hint: words.nameHint } : {})}
          />
          <SelectField
            label={words.below}
            choices={groups
              .filter(({ id }) => id !== UNASSIGNED)
              .map((group) => ({ id: group.id, text: pathOf(group) }))}
            value={below}
            onChange={setBelow}
          />
          <ChoiceField
            label={words.filledBy}
            choices={[
              { id: 'hand', text: words.byHand },
              { id: 'rule', text: words.byRule, hint: words.byRuleHint },
            ]}
            value={by}
            onChange={setBy}
          />
          {by === 'rule' && (
            <div className={style['two']}>
              <RuleEditor draft={draft} onChange={setDraft} />
              <RulePreview of={previewed} asked={rule !== undefined} />
            </div>
          )}
          {error !== null && <Problem error={error} />}
        </Stack>
      </form>
    </Sheet>
  );
}
