import type { MigrateAnswer } from '#server/admin';
import { useSession } from '../../../frame/index.ts';
import { Facts, Note, Panel, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useRunning } from '../use-running.ts';
import { serverWords } from '../words.ts';
import { MigrateForm } from './migrate-form.tsx';
import { Migrated } from './migrated.tsx';
import { migrateWords } from './words.ts';

/** Takes everything over from a WSUS. */
export function Migrate() {
  const words = useWords(migrateWords);
  const common = useWords(serverWords);
  const { mayAdminister } = useSession();
  const [task, setTask] = useRunning('migrate');
  return (
    <Stack column gap={16}>
      <p>{words.lead}</p>
      {task !== undefined ? (
        <TaskProgress<MigrateAnswer> id={task} title={words.migrating} onAnother={() => setTask('')}>
          {(answer) => <Migrated answer={answer} />}
        </TaskProgress>
      ) : (
        <>
          <Panel>
            <Facts
              items={[
                [words.comes, words.comesText],
                [words.stays, words.staysText],
              ]}
            />
          </Panel>
          {mayAdminister ? (
            <MigrateForm onStarted={setTask} />
          ) : (
            <Note tone="unknown" title={common.onlyAdministrators} />
          )}
        </>
      )}
    </Stack>
  );
}
