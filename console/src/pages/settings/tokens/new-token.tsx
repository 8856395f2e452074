import { type FormEvent, useId, useState } from 'react';
import type { AccountsAnswer, CreatedToken, CreateTokenRequest, TokenRow } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { Button, ChoiceField, Problem, SelectField, Sheet, Stack, TextField } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { GroupChoice } from '../accounts/group-choice.tsx';
import { useRoles } from '../accounts/roles.tsx';
import { tokenWords } from './words.ts';

const DAY = 86_400_000;
const LASTS = { days30: 30, days90: 90, days365: 365, forEver: undefined } as const;
type Lasting = keyof typeof LASTS;
/** No account can be called so. */
const NOBODY = ' ';

/** Makes a token; its secret goes to `onCreated`. */
export function NewToken({
  onClose,
  onCreated,
}: {
  readonly onClose: () => void;
  readonly onCreated: (created: CreatedToken) => void;
}) {
  const words = useWords(tokenWords);
  const roles = useRoles();
  const form = useId();
  const accounts = useAnswer<AccountsAnswer>('/accounts');
  const [name, setName] = useState('');
  const [role, setRole] = useState<TokenRow['role']>('reporter');
  const [groups, setGroups] = useState<readonly string[]>();
  const [owner, setOwner] = useState(NOBODY);
  const [lasts, setLasts] = useState<Lasting>('days365');
  const bound = role === 'approver' ? groups : undefined;
  const make = useChange<CreateTokenRequest, CreatedToken>((body) => ['POST', '/tokens', { body }], {
    refresh: ['/tokens', '/audit'],
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const days = LASTS[lasts];
    onCreated(
      await make.mutateAsync({
        name,
        role,
        ...(bound === undefined ? {} : { groups: bound }),
        ...(owner === NOBODY ? {} : { owner }),
        ...(days === undefined ? {} : { expiresAt: Date.now() + days * DAY }),
      }),
    );
    make.reset();
  };
  return (
    <Sheet
      title={words.add}
      open
      onClose={onClose}
      footer={
        <Button
          kind="main"
          type="submit"
          form={form}
          busy={make.isPending}
          disabled={name === '' || bound?.length === 0}
        >
          {words.create(name)}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event).catch(() => {})}>
        <Stack column gap={16}>
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={name}
            onChange={setName}
            autoComplete="off"
            required
            autoFocus
          />
          <ChoiceField label={words.role} choices={roles} value={role} onChange={setRole} />
          {role === 'approver' && <GroupChoice value={groups} onChange={setGroups} />}
          <SelectField
            label={words.owner}
            hint={owner === NOBODY ? words.nobodyHint : words.ownerHint}
            value={owner}
            onChange={setOwner}
            choices={[
              { id: NOBODY, text: words.nobody },
              ...(accounts.data?.items ?? []).map((account) => ({ id: account.name, text: account.name })),
            ]}
          />
          <SelectField
            label={words.expires}
            hint={lasts === 'forEver' ? words.forEverHint : undefined}
            value={lasts}
            onChange={setLasts}
            choices={(Object.keys(LASTS) as Lasting[]).map((id) => ({ id, text: words[id] }))}
          />
          {make.error !== null && <Problem error={make.error} />}
        </Stack>
      </form>
    </Sheet>
  );
}
