import type { AccountRow } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Actions, Chip, State, useFailureText, useNotices, When } from '../../../kit/index.ts';
import { useGroupName } from '../../../parts/names/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { accountWords } from './words.ts';

/** All accounts, with what can be done to each. */
export function AccountList({
  items,
  open,
}: {
  readonly items: readonly AccountRow[];
  readonly open: (verb: string, subject: string) => void;
}) {
  const words = useWords(accountWords);
  const { partAccounts } = useWords(settingsWords);
  const format = useFormat();
  const { who } = useSession();
  const switchTo = useSwitch();
  const groupName = useGroupName();
  return (
    <ShortTable
      label={partAccounts}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          title: words.name,
          cell: ({ name }) => (
            <>
              {name} {name === who.name && <Chip>{words.you}</Chip>}
            </>
          ),
        },
        { id: 'role', title: words.role, narrow: true, cell: ({ role }) => words[role] },
        {
          id: 'groups',
          title: words.decidesFor,
          cell: ({ role, groups }) =>
            role === 'reporter'
              ? '–'
              : groups === undefined
                ? words.groupsAll
                : format.list(groups.map(({ id, name }) => groupName(id, name))),
        },
        {
          id: 'state',
          title: words.state,
          narrow: true,
          cell: ({ disabled, hasPassword }) => (
            <>
              <State tone={disabled ? 'unknown' : 'good'}>{disabled ? words.isOff : words.isOn}</State>{' '}
              {!hasPassword && <Chip title={words.passwordLater}>{words.viaService}</Chip>}
            </>
          ),
        },
        {
          id: 'signedIn',
          title: words.signedIn,
          narrow: true,
          cell: ({ signedInAt }) => <When at={signedInAt} />,
        },
        {
          id: 'actions',
          title: words.actions,
          untitled: true,
          end: true,
          cell: ({ name, disabled }) => (
            <Actions
              label={`${words.actions}: ${name}`}
              items={[
                { id: 'change', text: words.change, onAction: () => open('change', name) },
                { id: 'password', text: words.setPassword, onAction: () => open('password', name) },
                {
                  id: 'switch',
                  text: disabled ? words.enable : words.disable,
                  onAction: () => void switchTo(name, !disabled),
                },
                { id: 'delete', text: `${words.remove}…`, onAction: () => open('delete', name) },
              ]}
            />
          ),
        },
      ]}
    />
  );
}

/** Switches accounts off and on, and tells it. */
function useSwitch() {
  const words = useWords(accountWords);
  const say = useNotices();
  const failureText = useFailureText();
  const { mutateAsync } = useChange<{ readonly name: string; readonly disabled: boolean }, AccountRow>(
    ({ name, disabled }) => ['PATCH', `/accounts/${encodeURIComponent(name)}`, { body: { disabled } }],
    { refresh: ['/accounts', '/audit'] },
  );
  return async (name: string, disabled: boolean) => {
    try {
      await mutateAsync({ name, disabled });
      say({
        text: disabled ? words.disabled(name) : words.enabled(name),
        undo: () => mutateAsync({ name, disabled: !disabled }),
      });
    } catch (error) {
      say({ tone: 'bad', text: failureText(error as Error) });
    }
  };
}
