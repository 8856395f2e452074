import { type FormEvent, useId, useState } from 'react';
import type { AccountRow } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, Problem, Sheet, Stack, TextField, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { accountWords } from './words.ts';

/** Gives an account another password. */
export function PasswordSheet({
  account: { id, name },
  onClose,
}: {
  readonly account: AccountRow;
  readonly onClose: () => void;
}) {
  const words = useWords(accountWords);
  const say = useNotices();
  const form = useId();
  const [password, setPassword] = useState('');
  const set = useChange<string, AccountRow>(
    (given) => ['PUT', `/accounts/${encodeURIComponent(id)}/password`, { body: { password: given } }],
    { refresh: ['/accounts', '/session', '/audit'] },
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await set.mutateAsync(password);
    say({ text: words.passwordSet(name) });
    onClose();
  };
  return (
    <Sheet
      title={words.setPasswordOf(name)}
      open
      onClose={onClose}
      footer={
        <Button kind="main" type="submit" form={form} busy={set.isPending} disabled={password === ''}>
          {words.setPasswordOf(name)}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event).catch(() => {})}>
        <Stack column gap={16}>
          <p>{words.passwordEnds}</p>
          <TextField
            label={words.after}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="new-password"
            hint={words.passwordHint}
            required
            autoFocus
          />
          {set.error !== null && <Problem error={set.error} />}
        </Stack>
      </form>
    </Sheet>
  );
}
