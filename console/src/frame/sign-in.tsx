import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SessionAnswer, SetUpState } from '#server/admin';
import { addressOf, ask, useAnswer } from '../api/index.ts';
import { Button, Problem, TextField } from '../kit/index.ts';
import { useLanguage, useWords } from '../words/index.ts';
import style from './sign-in.module.css';
import { frameWords } from './words.ts';

/** The way in; afterwards the page is there that was asked for. */
export function SignIn() {
  const words = useWords(frameWords);
  const { language, setLanguage } = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const service = useAnswer<SetUpState>('/setup').data?.signInService;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      client.setQueryData(
        ['/session', {}],
        await ask<SessionAnswer>('POST', '/session', { body: { name, password } }),
      );
    } catch (refused) {
      setError(refused as Error);
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={style['page']}>
      <form className={style['card']} onSubmit={(event) => void submit(event)}>
        <h1>
          <img src="/mark.svg" alt="" width="36" height="36" /> Todoku
        </h1>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          autoComplete="username"
          required
          autoFocus
        />
        <TextField
          label={words.password}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          hint={words.lostPassword}
          required
        />
        {error !== undefined && <Problem error={error} />}
        <Button kind="main" type="submit" busy={busy} disabled={name === '' || password === ''}>
          {words.signIn}
        </Button>
        {service !== undefined && (
          // Leaves the console: the server sends the browser on to the service, and that sends it back.
          <Button onPress={() => window.location.assign(addressOf('/session/service'))}>{service}</Button>
        )}
        <Button kind="plain" onPress={() => setLanguage(language === 'en' ? 'ja' : 'en')}>
          {words.language}
        </Button>
      </form>
    </main>
  );
}
