import type { TokenRow } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, Facts, Problem, Sheet, Stack, useNotices, When } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { tokenWords } from './words.ts';

/** Ends a token, after saying whether it is in use. */
export function RevokeSheet({
  token: { id, name, usedAt, owner },
  onClose,
}: {
  readonly token: TokenRow;
  readonly onClose: () => void;
}) {
  const words = useWords(tokenWords);
  const say = useNotices();
  const revoke = useChange<string, TokenRow>((token) => ['DELETE', `/tokens/${encodeURIComponent(token)}`], {
    refresh: ['/tokens', '/audit'],
  });
  const press = async () => {
    await revoke.mutateAsync(id);
    say({ text: words.revoked(name) });
    onClose();
  };
  return (
    <Sheet
      title={words.revokeTitle(name)}
      open
      onClose={onClose}
      footer={
        <Button kind="danger" busy={revoke.isPending} onPress={() => void press().catch(() => {})}>
          {words.revokeNow(name)}
        </Button>
      }
    >
      <Stack column gap={16}>
        <p>{words.revokeText}</p>
        <Facts
          items={[
            [words.usedAt, usedAt === 0 ? words.unused : <When key="at" at={usedAt} exact />],
            owner === undefined ? undefined : [words.owner, owner],
          ]}
        />
        {revoke.error !== null && <Problem error={revoke.error} />}
      </Stack>
    </Sheet>
  );
}
