import { type FormEvent, useId, useState } from 'react';
import type { AccountRow, ChangeAccountRequest, CreateAccountRequest } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, ChoiceField, Problem, Sheet, Stack, TextField, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { GroupChoice } from './group-choice.tsx';
import { useRoles } from './roles.tsx';
import { accountWords } from './words.ts';

/** Makes an account, or changes the one given. */
export function AccountSheet({
  account,
  onClose,
}: {
  readonly account?: AccountRow;
  readonly onClose: () => void;
}) {
  const words = useWords(accountWords);
  const say = useNotices();
  const roles = useRoles();
  const form = useId();
  const [name, setName] = useState(account?.name ?? '');
  const [role, setRole] = useState<AccountRow['role']>(account?.role ?? 'reporter');
  const [groups, setGroups] = useState<readonly string[] | undefined>(account?.groups?.map(({ id }) => id));
  const [password, setPassword] = useState('');
  const bound = role === 'approver' ? groups : undefined;
  const make = useChange<CreateAccountRequest, AccountRow>((body) => ['POST', '/accounts', { body }], {
    refresh: ['/accounts', '/audit'],
  });
  const change = useChange<ChangeAccountRequest, AccountRow>(
    (body) => ['PATCH', `/accounts/${encodeURIComponent(account?.id ?? '')}`, { body }],
    { refresh: ['/accounts', '/tokens', '/session', '/audit'] },
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (account === undefined) {
      await make.mutateAsync({
        name,
        role,
        ...(bound === undefined ? {} : { groups: bound }),
        ...(password === '' ? {} : { password }),
      });
      say({ text: words.created(name) });
    } else {
      await change.mutateAsync({ name, role, groups: bound ?? null });
      say({ text: words.changed(name) });
    }
    onClose();
  };
  const error = make.error ?? change.error;
  return (
    <Sheet
      title={account === undefined ? words.add : words.changeTitle(account.name)}
      open
      onClose={onClose}
      footer={
        <Button
          kind="main"
          type="submit"
          form={form}
          busy={make.isPending || change.isPending}
          disabled={name === '' || bound?.length === 0}
        >
          {account === undefined ? words.create(name) : words.save}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event).catch(() => {})}>
        <Stack column gap={16}>
          <TextField
            label={words.name}
            value={name}
            onChange={setName}
            autoComplete="off"
            required
            autoFocus
          />
          <ChoiceField label={words.role} choices={roles} value={role} onChange={setRole} />
          {role === 'approver' && <GroupChoice value={groups} onChange={setGroups} />}
          {account === undefined && (
            <TextField
              label={words.password}
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="new-password"
              hint={`${words.passwordHint} ${words.passwordLater}`}
            />
          )}
          {error !== null && <Problem error={error} />}
        </Stack>
      </form>
    </Sheet>
  );
}
