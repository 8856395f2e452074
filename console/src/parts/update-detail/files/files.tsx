import type { UpdateDetails } from '#server/admin';
import { Panel, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import detail from '../update-detail.module.css';
import { Drivers } from './drivers.tsx';
import { FileList } from './file-list.tsx';
import { NamedUpdates } from './named-updates.tsx';
import { filesWords } from './words.ts';

/** What an update consists of: its files, the updates in it, what must be there before, the hardware that it drives. */
export function Files({ update }: { readonly update: UpdateDetails }) {
  const words = useWords(filesWords);
  return (
    <Stack column gap={16}>
      <FileList update={update} />
      {update.bundles.length > 0 && (
        <Panel title={words.bundle}>
          <p className={detail['soft']}>{words.bundleLead}</p>
          <NamedUpdates clauses={update.bundles} />
        </Panel>
      )}
      {update.prerequisites.length > 0 && (
        <Panel title={words.prerequisites}>
          <p className={detail['soft']}>{words.prerequisitesLead}</p>
          <NamedUpdates clauses={update.prerequisites} />
        </Panel>
      )}
      {update.drivers.length > 0 && <Drivers drivers={update.drivers} />}
    </Stack>
  );
}
