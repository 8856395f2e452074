import type { UpdateComputer } from '#server/admin';
import { Button, ButtonLink, Panel, Stack, When } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { ResultCode } from '../../result-code/index.ts';
import { InstallState } from './install-state.tsx';
import { computersWords } from './words.ts';

/** One computer of the list: what it reported, what its error means, and where to go on. */
export function OneComputer({
  updateId,
  computer,
  onClose,
}: {
  readonly updateId: string;
  readonly computer: UpdateComputer | undefined;
  readonly onClose: () => void;
}) {
  const words = useWords(computersWords);
  if (computer === undefined) return null;
  const { computerId, dnsName, state, changedAt, result } = computer;
  // By its id: several may claim the name.
  const id = encodeURIComponent(computerId);
  return (
    <Panel
      title={dnsName}
      actions={
        <Button kind="plain" onPress={onClose}>
          {words.close}
        </Button>
      }
    >
      <Stack column gap={8}>
        <Stack gap={16}>
          <InstallState state={state} />
          <When at={changedAt} />
        </Stack>
        {result !== undefined && <ResultCode code={result} />}
        <Stack>
          <ButtonLink to={`/why?update=${updateId}&computer=${id}`}>{words.whyOf(dnsName)}</ButtonLink>
          <ButtonLink to={`/computers/${id}`}>{words.open(dnsName)}</ButtonLink>
        </Stack>
      </Stack>
    </Panel>
  );
}
