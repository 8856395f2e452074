import { Link } from 'react-router';
import type { MissingThings } from '#server/admin';
import { Note } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useUpdateAddress } from './address.ts';
import { detailWords } from './words.ts';

/** What an update waits for before it is offered. */
export function Incomplete({ missing }: { readonly missing: MissingThings }) {
  const words = useWords(detailWords);
  const addressOf = useUpdateAddress();
  const { prerequisites, bundled, waitsFor } = missing;
  return (
    <Note tone="wait" title={words.incomplete}>
      {prerequisites.length > 0 && (
        <>
          <p>{words.missingPrerequisites}</p>
          <ul>
            {prerequisites.map((id) => (
              <li key={id}>
                <code>{id}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {bundled.length > 0 && (
        <>
          <p>{words.missingBundled}</p>
          <ul>
            {bundled.map(({ updateId, revisionNumber }) => (
              <li key={`${updateId} ${revisionNumber}`}>
                <code>{words.revisionOf(updateId, revisionNumber)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {waitsFor.length > 0 && (
        <>
          <p>{words.waitsFor}</p>
          <ul>
            {waitsFor.map(({ updateId, title, revisionNumber }) => (
              <li key={`${updateId} ${revisionNumber}`}>
                <Link to={addressOf(updateId)}>{title === '' ? updateId : title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
