import type { TokenRow } from '#server/admin';
import { Button, State, When } from '../../../kit/index.ts';
import { useGroupName } from '../../../parts/names/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { accountWords } from '../accounts/words.ts';
import { settingsWords } from '../words.ts';
import { tokenWords } from './words.ts';

/** All tokens: whose they are, how long they last, whether anybody uses them. */
export function TokenList({
  items,
  revoke,
}: {
  readonly items: readonly TokenRow[];
  readonly revoke: (name: string) => void;
}) {
  const words = useWords(tokenWords);
  const roles = useWords(accountWords);
  const { partTokens } = useWords(settingsWords);
  const format = useFormat();
  const groupName = useGroupName();
  return (
    <ShortTable
      label={partTokens}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { id: 'name', title: words.name, cell: ({ name }) => name },
        {
          id: 'role',
          title: words.role,
          cell: ({ role, groups }) =>
            groups === undefined
              ? roles[role]
              : `${roles[role]}: ${format.list(groups.map(({ id, name }) => groupName(id, name)))}`,
        },
        { id: 'owner', title: words.owner, cell: ({ owner }) => owner ?? '–' },
        {
          id: 'created',
          title: words.created,
          narrow: true,
          cell: ({ createdAt }) => <When at={createdAt} />,
        },
        {
          id: 'expires',
          title: words.expires,
          narrow: true,
          cell: ({ expiresAt }) =>
            expiresAt === undefined ? (
              words.never
            ) : expiresAt < Date.now() ? (
              <State tone="bad">{words.expired}</State>
            ) : (
              <When at={expiresAt} />
            ),
        },
        {
          id: 'used',
          title: words.used,
          narrow: true,
          cell: ({ usedAt }) => (usedAt === 0 ? words.unused : <When at={usedAt} />),
        },
        {
          id: 'revoke',
          title: words.revoke,
          untitled: true,
          end: true,
          cell: ({ name }) => (
            <Button kind="plain" label={words.revokeNow(name)} onPress={() => revoke(name)}>
              {words.revoke}
            </Button>
          ),
        },
      ]}
    />
  );
}
