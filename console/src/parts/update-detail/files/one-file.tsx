import type { FetchesAnswer, FileRow } from '#server/admin';
import { Folded, State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useExplained } from '../../sync-finding/index.ts';
import detail from '../update-detail.module.css';
import { filesWords } from './words.ts';

/** A file with its digests, and where it is: here, on its way, waiting, failed and why. */
export function OneFile({
  file: { fileName, size, sha1, sha256, present },
  owner,
  fetches,
}: {
  readonly file: FileRow;
  /** The member of the bundle that it belongs to. */
  readonly owner: string | undefined;
  readonly fetches: FetchesAnswer | undefined;
}) {
  const words = useWords(filesWords);
  const format = useFormat();
  const explain = useExplained();
  return (
    <tr>
      <td>
        {fileName}
        {owner !== undefined && <p className={detail['soft']}>{words.of(owner)}</p>}
        <Folded title={words.digests}>
          <p className={detail['digest']}>
            SHA-1 <code>{sha1}</code>
          </p>
          {sha256 !== undefined && (
            <p className={detail['digest']}>
              SHA-256 <code>{sha256}</code>
            </p>
          )}
        </Folded>
      </td>
      <td>{format.bytes(size)}</td>
      <td>{where()}</td>
    </tr>
  );

  function where() {
    if (present) return <State tone="good">{words.here}</State>;
    const active = fetches?.active.find((each) => each.sha1 === sha1);
    if (active !== undefined) {
      const share = size === 0 ? 0 : active.received / size;
      return <State tone="wait">{words.fetching(format.share(share))}</State>;
    }
    if (fetches?.waiting.some((each) => each.sha1 === sha1) === true)
      return <State tone="wait">{words.waiting}</State>;
    const failed = fetches?.failed.find((each) => each.sha1 === sha1);
    if (failed === undefined) return <State tone="unknown">{words.missing}</State>;
    const { error, nextAttemptAt } = failed;
    const { says, next } = explain(error);
    return (
      <>
        <State tone="bad">{words.failed}</State>
        <p>{says}</p>
        <p className={detail['soft']}>{next}</p>
        {nextAttemptAt !== undefined && (
          <p className={detail['soft']}>{words.nextTry(format.ago(nextAttemptAt))}</p>
        )}
      </>
    );
  }
}
