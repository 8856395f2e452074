import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SessionAnswer, SetUpState } from '#server/admin';
import { addressOf, ask, useAnswer } from '../api/index.ts';
import { Button, Note, Problem, TextField, useParam } from '../kit/index.ts';
import { useLanguage, useWords } from '../words/index.ts';
import { keepPlace } from './place-kept.ts';
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
  const [refused, setRefused] = useParam('signIn');
  const service = useAnswer<SetUpState>('/setup').data?.signInService;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    setRefused('', 'typed');
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
        {error === undefined && refused !== '' && <Refusal code={refused} />}
        <Button kind="main" type="submit" busy={busy} disabled={name === '' || password === ''}>
          {words.signIn}
        </Button>
        {service !== undefined && (
          // Leaves the console: the server sends the browser on to the service, and that sends it back.
          <Button
            onPress={() => {
              keepPlace();
              window.location.assign(addressOf('/session/service'));
            }}
          >
            {service}
          </Button>
        )}
        <Button kind="plain" onPress={() => setLanguage(language === 'en' ? 'ja' : 'en')}>
          {words.language}
        </Button>
      </form>
    </main>
  );
}

/** Why the way through the sign-in service did not lead in. Its own words are not shown: a link could bring any. */
function Refusal({ code }: { readonly code: string }) {
  const words = useWords(frameWords);
  const told: Readonly<Record<string, { readonly says: string; readonly next: string }>> = words.refusals;
  const { says, next } = (Object.hasOwn(told, code) ? told[code] : undefined) ?? words.refusedOtherwise;
  return (
    <Note tone="bad" title={says}>
      <p>{next}</p>
    </Note>
  );
}
