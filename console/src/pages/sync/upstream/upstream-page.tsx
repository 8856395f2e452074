import { useState } from 'react';
import type { SetUpstreamRequest, UpstreamAnswer } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Answered, Note, PageHead, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { TestPanel } from './test-panel.tsx';
import { UpstreamForm } from './upstream-form.tsx';
import { wayBack } from './way-back.ts';
import { upstreamWords } from './words.ts';

/** The server that this one synchronises from, how it is reached, and whether that works. */
export function UpstreamPage() {
  const words = useWords(upstreamWords);
  const shared = useWords(syncWords);
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const upstream = useAnswer<UpstreamAnswer>('/upstream');
  const change = useChange<SetUpstreamRequest, UpstreamAnswer>((body) => ['PUT', '/upstream', { body }]);
  const [turn, setTurn] = useState(0);
  const save = async (after: SetUpstreamRequest, before: UpstreamAnswer) => {
    await change.mutateAsync(after);
    setTurn((now) => now + 1);
    const back = wayBack(after, before);
    notify({
      text: words.changed,
      ...(back === undefined
        ? {}
        : {
            undo: async () => {
              await ask('PUT', '/upstream', { body: back });
              await answers.invalidateQueries();
              setTurn((now) => now + 1);
              notify({ text: shared.takenBack });
            },
          }),
    });
  };
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {!mayAdminister && <Note tone="unknown" title={shared.onlyAdministrators} />}
      <Answered of={upstream} lines={8}>
        {(answer) => (
          <>
            {mayAdminister && answer.upstream !== undefined && <TestPanel />}
            <UpstreamForm
              key={turn}
              upstream={answer.upstream}
              mayChange={mayAdminister}
              busy={change.isPending}
              error={change.error}
              onSave={(after) => void save(after, answer).catch(() => {})}
            />
          </>
        )}
      </Answered>
    </>
  );
}
