import { type FormEvent, useState } from 'react';
import type { SetSignInServiceRequest, SignInServiceAnswer, SignInServiceView } from '#server/admin';
import { addressOf, useChange } from '../../../api/index.ts';
import {
  Button,
  Copyable,
  Folded,
  Panel,
  Problem,
  Stack,
  TextField,
  useNotices,
} from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { type RoleRule, RoleRules, toRules } from './role-rules.tsx';
import { serviceWords } from './words.ts';

/** What the server has to know of the service; saved once that has answered. */
export function ServiceForm({ service }: { readonly service: SignInServiceView | undefined }) {
  const words = useWords(serviceWords);
  const say = useNotices();
  const [given, setGiven] = useState({
    issuer: service?.issuer ?? '',
    clientId: service?.clientId ?? '',
    clientSecret: '',
    publicUrl: service?.publicUrl ?? window.location.origin,
    label: service?.label ?? words.usualLabel,
    scope: service?.scope ?? '',
    rolesClaim: service?.rolesClaim ?? 'groups',
  });
  const [rules, setRules] = useState<readonly RoleRule[]>(() => toRules(service));
  const save = useChange<SetSignInServiceRequest, SignInServiceAnswer>(
    (body) => ['PUT', '/sign-in-service', { body }],
    { refresh: ['/sign-in-service', '/setup', '/audit'] },
  );
  const field = (name: keyof typeof given) => ({
    label: words[name === 'rolesClaim' ? 'claim' : name],
    value: given[name],
    onChange: (value: string) => setGiven((now) => ({ ...now, [name]: value })),
    autoComplete: 'off',
  });
  const filled = rules.filter(({ value }) => value.trim() !== '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { clientSecret, label, ...rest } = given;
    await save.mutateAsync({
      ...rest,
      ...(clientSecret === '' ? {} : { clientSecret }),
      ...(label === '' ? {} : { label }),
      roles: filled.map(({ value, role, groups }) => ({
        value: value.trim(),
        role,
        ...(role === 'approver' && groups !== undefined ? { groups } : {}),
      })),
    });
    say({ text: words.saved });
  };
  const callback = given.publicUrl.replace(/\/+$/, '') + addressOf('/session/service/callback');
  return (
    <form onSubmit={(event) => void submit(event).catch(() => {})}>
      <Stack column gap={16}>
        <Panel title={words.service}>
          <Stack column gap={16}>
            <TextField {...field('issuer')} type="url" hint={words.issuerHint} required />
            <TextField {...field('clientId')} required />
            <TextField
              {...field('clientSecret')}
              type="password"
              autoComplete="new-password"
              hint={service?.hasSecret === true ? words.secretKept : words.secretNone}
            />
            <TextField {...field('publicUrl')} type="url" required />
            {service === undefined && (
              <div>
                <p>{words.callback}</p>
                <Copyable text={callback} label={words.callback} />
              </div>
            )}
            <TextField {...field('label')} hint={words.labelHint} />
            <Folded title={words.more}>
              <Stack column gap={16}>
                <TextField {...field('scope')} hint={words.scopeHint} />
                <TextField {...field('rolesClaim')} hint={words.claimHint} />
              </Stack>
            </Folded>
          </Stack>
        </Panel>
        <RoleRules rules={rules} onChange={setRules} />
        {save.error !== null && <Problem error={save.error} />}
        <div>
          <Button
            kind="main"
            type="submit"
            busy={save.isPending}
            disabled={given.issuer === '' || given.clientId === '' || filled.length === 0}
          >
            {words.save}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
