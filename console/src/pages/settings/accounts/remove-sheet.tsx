import type { AccountRow, TokensAnswer } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { Button, Note, Problem, Sheet, Stack, useNotices } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { accountWords } from './words.ts';

/** Takes an account away, after saying what goes with it. */
export function RemoveSheet({
  account: { id, name },
  onClose,
}: {
  readonly account: AccountRow;
  readonly onClose: () => void;
}) {
  const words = useWords(accountWords);
  const format = useFormat();
  const say = useNotices();
  const tokens = useAnswer<TokensAnswer>('/tokens');
  const remove = useChange<string, AccountRow>(
    (account) => ['DELETE', `/accounts/${encodeURIComponent(account)}`],
    { refresh: ['/accounts', '/tokens', '/session', '/audit'] },
  );
  const owned = tokens.data?.items.filter(({ owner }) => owner === name) ?? [];
  const press = async () => {
    await remove.mutateAsync(id);
    say({ text: words.removed(name) });
    onClose();
  };
  return (
    <Sheet
      title={words.removeTitle(name)}
      open
      onClose={onClose}
      footer={
        <Button kind="danger" busy={remove.isPending} onPress={() => void press().catch(() => {})}>
          {words.removeNow(name)}
        </Button>
      }
    >
      <Stack column gap={16}>
        <p>{words.removeText}</p>
        {owned.length > 0 && (
          <Note tone="wait" title={words.tokensGo(format.list(owned.map((token) => token.name)))} />
        )}
        {remove.error !== null && <Problem error={remove.error} />}
      </Stack>
    </Sheet>
  );
}
