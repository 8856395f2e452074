import { Refused } from '../../api/index.ts';
import { Problem } from '../../kit/index.ts';
import { EXPLAINED } from './explained.ts';
import { FindingNote } from './finding-note.tsx';

/** Why the server refused, in the console's own words where it has some; otherwise as `Problem` tells it. */
export function SyncProblem({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  if (error instanceof Refused && EXPLAINED[error.problem.code] !== undefined) {
    const { code, title, hint, subject, detail } = error.problem;
    return <FindingNote finding={{ code, message: title, hint, subject, detail }} />;
  }
  return <Problem error={error} {...(retry === undefined ? {} : { retry })} />;
}
