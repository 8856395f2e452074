import { Button, ButtonLink, Empty } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import type { Change, Looked } from './address.ts';
import { listWords } from './words.ts';

/** Why there is nothing in the list, and what to do. */
export function EmptyList({
  looked,
  onDrop,
}: {
  readonly looked: Looked;
  readonly onDrop: (change: Change) => void;
}) {
  const words = useWords(listWords);
  const isNarrowed = looked.name !== '' || looked.os !== '' || looked.standing !== '';
  if (isNarrowed || (looked.silent > 0 && looked.group !== '')) {
    return (
      <Empty
        title={words.emptyFilter}
        action={
          <Button onPress={() => onDrop({ name: '', os: '', silent: '', vain: '', standing: '', view: '' })}>
            {words.dropAll}
          </Button>
        }
      >
        {words.emptyFilterHint}
      </Empty>
    );
  }
  if (looked.archived) return <Empty title={words.emptyArchived}>{words.emptyArchivedHint}</Empty>;
  if (looked.vain) return <Empty tone="good" title={words.emptyVain} />;
  if (looked.silent > 0) return <Empty tone="good" title={words.emptySilent} />;
  if (looked.group !== '') return <Empty title={words.emptyGroup}>{words.emptyGroupHint}</Empty>;
  return (
    <Empty title={words.emptyFleet} action={<ButtonLink to="/settings/policy">{words.policy}</ButtonLink>}>
      {words.emptyFleetHint}
    </Empty>
  );
}
