import { type FormEvent, useState } from 'react';
import type { EffectiveAnswer, GroupRow, GroupsAnswer, UpdateDetails } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Button, Panel, SelectField, Stack, TextField, useParam } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { ALL_COMPUTERS, useGroupName } from '../../names/index.ts';
import style from './approvals.module.css';
import { Explained } from './explained.tsx';
import { approvalsWords } from './words.ts';

/** For a group or a computer: which decision counts, in words, and why the others do not. `?for=` in the address. */
export function Effective({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(approvalsWords);
  const groupName = useGroupName();
  const [asked, setAsked] = useParam('for', `group:${ALL_COMPUTERS}`);
  const [kind, reference] = asked.startsWith('computer:')
    ? (['computer', asked.slice('computer:'.length)] as const)
    : (['group', asked.replace(/^group:/, '')] as const);
  const [typed, setTyped] = useState(kind === 'computer' ? reference : '');
  const groups = useAnswer<GroupsAnswer>('/groups');
  const effective = useAnswer<EffectiveAnswer>(
    `/updates/${update.updateId}/effective`,
    { [kind]: reference },
    { keep: true },
  );
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') setAsked(`computer:${typed.trim()}`);
  };
  return (
    <Panel title={words.counts}>
      <Stack column gap={16}>
        <p className={style['soft']}>{words.countsLead}</p>
        <div className={style['ask']}>
          <SelectField
            label={words.group}
            value={kind === 'group' ? reference : undefined}
            onChange={(id) => {
              setTyped('');
              setAsked(`group:${id}`);
            }}
            choices={(groups.data?.items ?? []).map((group) => ({
              id: group.id,
              text: groupName(group.id, group.name),
              ...hintOf(group),
            }))}
          />
          <form onSubmit={look} className={style['computer']}>
            <TextField label={words.computer} value={typed} onChange={setTyped} />
            <Button type="submit">{words.show}</Button>
          </form>
        </div>
        <div aria-live="polite">
          {effective.error === null ? (
            <Answered of={effective} lines={2}>
              {(answer) => <Explained answer={answer} />}
            </Answered>
          ) : (
            <Answered of={{ ...effective, data: undefined }}>{() => null}</Answered>
          )}
        </div>
      </Stack>
    </Panel>
  );

  /** Where it lies in the tree, of what is not right below the top. */
  function hintOf({ parentId, depth }: GroupRow): { readonly hint?: string } {
    const parent = groups.data?.items.find(({ id }) => id === parentId);
    return depth < 2 || parent === undefined ? {} : { hint: words.below(groupName(parent.id, parent.name)) };
  }
}
