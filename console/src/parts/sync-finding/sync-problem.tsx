import { Refused } from '../../api/index.ts';
import { Button, Problem, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { EXPLAINED } from './explained.ts';
import { FindingNote } from './finding-note.tsx';
import { findingWords } from './words.ts';

/** Why the server refused, in the console's own words where it has some; otherwise as `Problem` tells it. */
export function SyncProblem({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const words = useWords(findingWords);
  if (error instanceof Refused && EXPLAINED[error.problem.code] !== undefined) {
    const { code, title, hint, subject, detail } = error.problem;
    const note = <FindingNote finding={{ code, message: title, hint, subject, detail }} />;
    if (retry === undefined) return note;
    return (
      <Stack column>
        {note}
        <div>
          <Button onPress={retry}>{words.retry}</Button>
        </div>
      </Stack>
    );
  }
  return <Problem error={error} {...(retry === undefined ? {} : { retry })} />;
}
