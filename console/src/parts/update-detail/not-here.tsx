import { CircleQuestionMark } from 'lucide-react';
import { Refused } from '../../api/index.ts';
import { ButtonLink, Empty, Problem } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useReadingBegins } from './reading.ts';
import style from './update-detail.module.css';
import { detailWords } from './words.ts';

/** What was asked for is not on this server, or could not be read: in the first case why not is the next question. */
export function NotHere({
  reference,
  error,
  retry,
}: {
  readonly reference: string;
  readonly error: Error;
  readonly retry: () => void;
}) {
  const words = useWords(detailWords);
  const heading = useReadingBegins();
  if (!(error instanceof Refused && error.problem.status === 404))
    return <Problem error={error} retry={retry} />;
  return (
    <div className={style['whole']}>
      <h2 ref={heading} tabIndex={-1} className={style['title']}>
        {reference}
      </h2>
      <Empty
        title={words.notHere}
        action={
          <ButtonLink
            kind="main"
            to={`/why?update=${encodeURIComponent(reference)}`}
            icon={<CircleQuestionMark size={16} aria-hidden="true" />}
          >
            {words.whyNotHere}
          </ButtonLink>
        }
      >
        {words.notHereText}
      </Empty>
    </div>
  );
}
