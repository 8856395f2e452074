import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SessionAnswer } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, TextField } from '../../kit/index.ts';
import { useLanguage, useWords } from '../../words/index.ts';
import { StepForm } from './step-form.tsx';
import { firstRunWords } from './words.ts';

/** The first administrator: afterwards one is signed in. */
export function SetUp() {
  const words = useWords(firstRunWords);
  const { language, setLanguage } = useLanguage();
  const client = useQueryClient();
  const go = useNavigate();
  const [secret, setSecret] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, error, isPending } = useChange<void, SessionAnswer>(
    () => ['POST', '/setup', { body: { secret: secret.trim(), name, password } }],
    { refresh: [] },
  );
  const submit = () =>
    mutate(undefined, {
      onSuccess: (session) => {
        void go('/first-run', { replace: true });
        client.setQueryData(['/session', {}], session);
      },
    });
  return (
    <>
      <StepForm
        title={words.account}
        purpose={words.accountFor}
        error={error}
        busy={isPending}
        disabled={secret === '' || name === '' || password === ''}
        action={words.create}
        onSubmit={submit}
      >
        <TextField
          label={words.secret}
          value={secret}
          onChange={setSecret}
          autoComplete="off"
          required
          autoFocus
          mono
        />
        <TextField label={words.name} value={name} onChange={setName} autoComplete="username" required />
        <TextField
          label={words.password}
          hint={words.passwordHint}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
          required
        />
      </StepForm>
      <Button kind="plain" onPress={() => setLanguage(language === 'en' ? 'ja' : 'en')}>
        {words.language}
      </Button>
    </>
  );
}
