import type { SummaryAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, PageHead } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Arrived } from './arrived.tsx';
import { Done } from './done.tsx';
import { NeedsYou } from './needs-you.tsx';
import style from './page.module.css';
import { Safe } from './safe.tsx';
import { ServerState } from './server-state.tsx';
import { SetUpRest } from './set-up-rest.tsx';
import { overviewWords } from './words.ts';

/** Four questions: are the machines safe, does anything need me, what arrived and was done, is the server well. */
export function Page() {
  const words = useWords(overviewWords);
  const summary = useAnswer<SummaryAnswer>('/summary', {}, { every: 15_000 });
  return (
    <>
      <PageHead title={words.title} />
      <Answered of={summary} lines={6}>
        {(answer) => (
          <>
            <SetUpRest summary={answer} />
            <div className={style['columns']}>
              <div className={style['column']}>
                <Safe summary={answer} />
                <Arrived />
                <ServerState summary={answer} />
              </div>
              <div className={style['column']}>
                <NeedsYou summary={answer} />
                <Done />
              </div>
            </div>
          </>
        )}
      </Answered>
    </>
  );
}
