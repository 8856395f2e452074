import { useState } from 'react';
import type { ScheduleChange, ScheduleView } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Answered, Note, PageHead, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { ScheduleForm } from './schedule-form.tsx';
import { scheduleWords } from './words.ts';

/** When this server synchronises by itself. */
export function SchedulePage() {
  const words = useWords(scheduleWords);
  const shared = useWords(syncWords);
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const schedule = useAnswer<ScheduleView>('/sync/schedule');
  const change = useChange<ScheduleChange, ScheduleView>((body) => ['PUT', '/sync/schedule', { body }], {
    refresh: ['/sync'],
  });
  // A form begins anew with what is in force after a change from outside of it.
  const [turn, setTurn] = useState(0);
  const save = async (after: ScheduleChange, before: ScheduleView) => {
    await change.mutateAsync(after);
    const { perDay, firstAt, randomOffset } = before;
    notify({
      text: words.changed,
      undo: async () => {
        await ask('PUT', '/sync/schedule', { body: { perDay, firstAt, randomOffset } });
        await answers.invalidateQueries({
          predicate: ({ queryKey: [path] }) => String(path).startsWith('/sync'),
        });
        setTurn((now) => now + 1);
        notify({ text: shared.takenBack });
      },
    });
  };
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {!mayAdminister && <Note tone="unknown" title={shared.onlyAdministrators} />}
      <Answered of={schedule}>
        {(answer) => (
          <ScheduleForm
            key={turn}
            schedule={answer}
            mayChange={mayAdminister}
            busy={change.isPending}
            error={change.error}
            onSave={(after) => void save(after, answer).catch(() => {})}
          />
        )}
      </Answered>
    </>
  );
}
