import type { ClonesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Empty, Panel, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { Twins } from './twins.tsx';
import { twinWords } from './words.ts';

/** Every set of machines that share an id. */
export function ClonesView() {
  const words = useWords(twinWords);
  const format = useFormat();
  const clones = useAnswer<ClonesAnswer>('/computers/clones', {}, { every: 60_000 });
  return (
    <Answered of={clones}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty tone="good" title={words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Stack column gap={16}>
            {items.map((set) => (
              <Panel key={set.sharedId} title={format.list(set.computers.map(({ dnsName }) => dnsName))}>
                <Twins set={set} />
              </Panel>
            ))}
          </Stack>
        )
      }
    </Answered>
  );
}
