import { Link } from 'react-router';
import { Chip, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { useUpdateAddress } from '../address.ts';
import detail from '../update-detail.module.css';
import { filesWords } from './words.ts';

interface Clause {
  readonly anyOf: readonly {
    readonly updateId: string;
    readonly title: string;
    readonly revisionNumber?: number;
  }[];
  readonly isCategory?: boolean;
}

/** Updates that another one names: of each line one is meant. */
export function NamedUpdates({ clauses }: { readonly clauses: readonly Clause[] }) {
  const words = useWords(filesWords);
  const addressOf = useUpdateAddress();
  return (
    <ul className={detail['rows']}>
      {clauses.map(({ anyOf, isCategory }) => (
        <li key={anyOf.map(({ updateId }) => updateId).join()}>
          {anyOf.length > 1 && <span className={detail['soft']}>{words.anyOf}</span>}
          {anyOf.map(({ updateId, title, revisionNumber }) => (
            <Stack key={updateId}>
              {title === '' ? (
                <>
                  <code>{updateId}</code>
                  <Chip tone="wait">{words.notHere}</Chip>
                </>
              ) : (
                <Link to={addressOf(updateId)}>{title}</Link>
              )}
              {revisionNumber !== undefined && (
                <span className={detail['soft']}>{words.revision(revisionNumber)}</span>
              )}
              {isCategory === true && <Chip>{words.category}</Chip>}
            </Stack>
          ))}
        </li>
      ))}
    </ul>
  );
}
