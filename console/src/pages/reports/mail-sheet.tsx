import { useState } from 'react';
import type { MailAnswer, MailChange, MailView } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, ChoiceField, Problem, SelectField, Sheet, TextField, useNotices } from '../../kit/index.ts';
import { useLanguage, useWords } from '../../words/index.ts';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';

type Fields = Required<Omit<MailChange, 'port'>> & { readonly port: string };

const PORTS = { starttls: '587', tls: '465', none: '25' } as const;

/** Sets where mail is handed in. */
export function MailSheet({
  mail,
  onClose,
}: {
  readonly mail: MailView | undefined;
  readonly onClose: () => void;
}) {
  const words = useWords(subscriptionWords);
  const { language } = useLanguage();
  const tell = useNotices();
  const [fields, setFields] = useState<Fields>({
    host: mail?.host ?? '',
    port: String(mail?.port ?? PORTS.starttls),
    security: mail?.security ?? 'starttls',
    user: mail?.user ?? '',
    password: '',
    from: mail?.from ?? '',
    language: mail?.language ?? language,
  });
  const put = (change: Partial<Fields>) => setFields({ ...fields, ...change });
  const save = useChange<MailChange, MailAnswer>((body) => ['PUT', '/notices/mail', { body }], {
    refresh: ['/notices'],
  });
  const press = () => {
    const { password, port, ...rest } = fields;
    save.mutate(
      { ...rest, port: Number.parseInt(port, 10) || 0, ...(password === '' ? {} : { password }) },
      {
        onSuccess: () => {
          tell({ text: words.mailSaved });
          onClose();
        },
      },
    );
  };
  const securities = Object.keys(words.securities) as MailView['security'][];
  return (
    <Sheet
      title={words.mail}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            kind="main"
            onPress={press}
            busy={save.isPending}
            disabled={fields.host.trim() === '' || fields.from.trim() === ''}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className={style['form']}>
        <TextField label={words.host} value={fields.host} onChange={(host) => put({ host })} required />
        <ChoiceField
          label={words.security}
          value={fields.security}
          onChange={(security) =>
            put({
              security,
              ...(Object.values<string>(PORTS).includes(fields.port) ? { port: PORTS[security] } : {}),
            })
          }
          choices={securities.map((id) => ({ id, text: words.securities[id] }))}
        />
        <TextField
          label={words.port}
          hint={words.portHint}
          type="number"
          value={fields.port}
          onChange={(port) => put({ port })}
        />
        <TextField
          label={words.from}
          type="email"
          value={fields.from}
          onChange={(from) => put({ from })}
          required
        />
        {fields.security !== 'none' && (
          <>
            <TextField
              label={words.user}
              value={fields.user}
              onChange={(user) => put({ user })}
              autoComplete="off"
            />
            <TextField
              label={words.password}
              hint={mail?.hasPassword === true ? words.passwordKept : words.passwordNone}
              type="password"
              autoComplete="new-password"
              value={fields.password}
              onChange={(password) => put({ password })}
            />
          </>
        )}
        <SelectField
          label={words.language}
          value={fields.language}
          onChange={(next) => put({ language: next })}
          choices={[
            { id: 'en', text: words.english },
            { id: 'ja', text: words.japanese },
          ]}
        />
        {save.error !== null && <Problem error={save.error} />}
      </div>
    </Sheet>
  );
}
