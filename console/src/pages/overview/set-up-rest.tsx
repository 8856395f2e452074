import type { SummaryAnswer } from '#server/admin';
import { useSession } from '../../frame/index.ts';
import { ButtonLink, Note } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './page.module.css';
import { overviewWords } from './words.ts';

/** On a server that has no source of updates and no computers: the way back to the steps that were skipped. */
export function SetUpRest({ summary: { sync, computers } }: { readonly summary: SummaryAnswer }) {
  const words = useWords(overviewWords);
  const { mayAdminister } = useSession();
  if (!mayAdminister || sync.upstream !== undefined || computers.total > 0) return null;
  return (
    <div className={style['rest']}>
      <Note tone="wait" title={words.unfinished}>
        <ButtonLink to="/first-run">{words.setUp}</ButtonLink>
      </Note>
    </div>
  );
}
