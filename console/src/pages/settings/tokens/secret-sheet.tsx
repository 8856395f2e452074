import type { CreatedToken } from '#server/admin';
import { addressOf } from '../../../api/index.ts';
import { Button, Copyable, Note, Sheet, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { tokenWords } from './words.ts';

/** The secret of a new token, this once. */
export function SecretSheet({
  created: { token, secret },
  onClose,
}: {
  readonly created: CreatedToken;
  readonly onClose: () => void;
}) {
  const words = useWords(tokenWords);
  const status = new URL(addressOf('/status'), window.location.origin).href;
  return (
    <Sheet
      title={words.secretTitle(token.name)}
      open
      stays
      onClose={onClose}
      footer={
        <Button kind="main" onPress={onClose}>
          {words.haveIt}
        </Button>
      }
    >
      <Stack column gap={16}>
        <Note tone="wait" title={words.secretOnce} />
        <div>
          <h3>{words.secret}</h3>
          <Copyable text={secret} label={words.secret} />
        </div>
        <div>
          <h3>{words.example}</h3>
          <Copyable text={`curl -H "Authorization: Bearer ${secret}" ${status}`} label={words.example} />
        </div>
      </Stack>
    </Sheet>
  );
}
