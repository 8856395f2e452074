import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { HousekeepingAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, ButtonLink, PageHead, Panel, SelectField, Stack, useParam } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { HousekeepingDays } from './housekeeping-days.tsx';
import { HousekeepingLog } from './housekeeping-log.tsx';
import { HousekeepingNext } from './housekeeping-next.tsx';
import { HousekeepingTasks } from './housekeeping-tasks.tsx';
import { housekeepingWords } from './housekeeping-words.ts';

/** As many entries of the log as the server gives in one answer. */
const MOST = 1000;

/** All of housekeeping: what comes next, its tasks and their days, and the whole log. */
export function HousekeepingPage() {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const [task, setTask] = useParam('task');
  const [limit, setLimit] = useState(20);
  const housekeeping = useAnswer<HousekeepingAnswer>('/housekeeping');
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink to="/rules" icon={<ArrowLeft aria-hidden="true" />}>
            {words.back}
          </ButtonLink>
        }
      />
      <Stack column gap={16}>
        <Panel title={words.next}>
          <HousekeepingNext />
        </Panel>
        <Panel title={words.tasks}>
          <p className={style['soft']}>{words.tasksLead}</p>
          <Answered of={housekeeping} lines={8}>
            {(answer) => <HousekeepingTasks answer={answer} />}
          </Answered>
        </Panel>
        <Panel title={words.times}>
          <Answered of={housekeeping} lines={7}>
            {({ settings, database: { bytes, free, shrinks } }) => (
              <>
                <HousekeepingDays key={JSON.stringify({ ...settings, off: undefined })} settings={settings} />
                <p className={style['soft']}>
                  {words.database(format.bytes(bytes), format.bytes(free))} {!shrinks && words.doesNotShrink}
                </p>
              </>
            )}
          </Answered>
        </Panel>
        <Panel
          title={words.log}
          actions={
            <SelectField
              label={words.task}
              unlabelled
              value={task === '' ? 'all' : task}
              onChange={(id) => setTask(id === 'all' ? '' : id)}
              choices={[
                { id: 'all', text: words.all },
                ...Object.entries(words.names).map(([id, text]) => ({ id, text })),
              ]}
            />
          }
        >
          <p className={style['soft']}>{words.logLead}</p>
          <HousekeepingLog
            limit={limit}
            task={task}
            {...(limit < MOST ? { onMore: () => setLimit(Math.min(MOST, limit + 50)) } : {})}
          />
        </Panel>
      </Stack>
    </>
  );
}
