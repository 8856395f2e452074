import type { ComputerRow } from '#server/admin';
import { answers, useChange } from '../../api/index.ts';
import { Button, Problem, Sheet, Stack, useNotices } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { detailWords, pageWords } from './words.ts';

/** Deletes all that is known of a computer; says what that is, for it does not come back. */
export function ForgetSheet({
  computer: { id, dnsName },
  onClose,
  onForgotten,
}: {
  readonly computer: Pick<ComputerRow, 'id' | 'dnsName'>;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}) {
  const words = useWords(detailWords);
  const { cancel } = useWords(pageWords);
  const say = useNotices();
  const { mutate, error, isPending } = useChange<undefined, ComputerRow>(
    () => ['DELETE', `/computers/${encodeURIComponent(id)}`],
    { refresh: ['/groups', '/computers/clones'] },
  );
  const forget = () =>
    mutate(undefined, {
      onSuccess: () => {
        onClose();
        onForgotten();
        // The list alone: of the computer itself nothing can be asked any more.
        void answers.invalidateQueries({ queryKey: ['/computers'] });
        say({ text: words.forgotten(dnsName) });
      },
    });
  return (
    <Sheet
      title={words.forgetTitle(dnsName)}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" busy={isPending} onPress={forget}>
            {words.forgetTitle(dnsName)}
          </Button>
        </>
      }
    >
      <Stack column gap={16}>
        <p>{words.forgetWhat}</p>
        {error !== null && <Problem error={error} />}
      </Stack>
    </Sheet>
  );
}
