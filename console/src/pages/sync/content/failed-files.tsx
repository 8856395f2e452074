import type { FetchesAnswer } from '#server/admin';
import { Button, Stack, When } from '../../../kit/index.ts';
import { FindingNote } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './fetch-state.module.css';
import { contentStateWords } from './words.ts';

/** Files that did not arrive, each with the reason and when it is tried again. */
export function FailedFiles({
  failed,
  onRetry,
}: {
  readonly failed: FetchesAnswer['failed'];
  readonly onRetry: ((sha1: string) => void) | undefined;
}) {
  const words = useWords(contentStateWords);
  const format = useFormat();
  return (
    <ul className={style['files']}>
      {failed.map(({ sha1, fileName, size, error, attempts, nextAttemptAt }) => (
        <li key={sha1}>
          <Stack>
            <strong className={style['name']}>{fileName || sha1}</strong>
            <span className={style['small']}>
              {format.bytes(size)}, {words.tried(format.count(attempts, 'time'))},{' '}
              {nextAttemptAt === undefined ? (
                words.givenUp
              ) : (
                <>
                  {words.nextTry} <When at={nextAttemptAt} />
                </>
              )}
            </span>
            {onRetry !== undefined && (
              <Button label={words.retry(fileName || sha1)} onPress={() => onRetry(sha1)}>
                {words.again}
              </Button>
            )}
          </Stack>
          <FindingNote finding={{ ...error, level: 'warning' }} leaveOut={['again', 'files']} />
        </li>
      ))}
    </ul>
  );
}
