import { type FormEvent, useState } from 'react';
import type { SessionAnswer } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, PageHead, Panel, Problem, Stack, TextField, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { accountWords } from './words.ts';

/** Changes one's own password. */
export function OwnPassword() {
  const parts = useWords(settingsWords);
  const words = useWords(accountWords);
  const say = useNotices();
  const [before, setBefore] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const change = useChange<{ readonly before: string; readonly password: string }, SessionAnswer>(
    (body) => ['PUT', '/session/password', { body }],
    { refresh: ['/audit'] },
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await change.mutateAsync({ before, password });
    for (const set of [setBefore, setPassword, setAgain]) set('');
    say({ text: words.passwordChanged });
  };
  const differs = again !== '' && again !== password;
  return (
    <>
      <PageHead title={parts.partPassword} lead={words.passwordLead} />
      <Panel>
        <form onSubmit={(event) => void submit(event).catch(() => {})}>
          <Stack column gap={16}>
            <TextField
              label={words.before}
              type="password"
              value={before}
              onChange={setBefore}
              autoComplete="current-password"
              required
            />
            <TextField
              label={words.after}
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="new-password"
              hint={words.passwordHint}
              required
            />
            <TextField
              label={words.again}
              type="password"
              value={again}
              onChange={setAgain}
              autoComplete="new-password"
              error={differs ? words.differs : undefined}
              required
            />
            {change.error !== null && <Problem error={change.error} />}
            <div>
              <Button
                kind="main"
                type="submit"
                busy={change.isPending}
                disabled={before === '' || password === '' || again !== password}
              >
                {words.changePassword}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
    </>
  );
}
