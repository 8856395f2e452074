import type { ReactNode } from 'react';
import type { TermsAnswer } from '#server/admin';
import { Note, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { FindingNote } from '../sync-finding/index.ts';
import { termsWords } from './words.ts';

/** Why the text is not shown, and what makes it come. */
export function NoText({
  shown,
  file,
  fetchButton,
}: {
  readonly shown: NonNullable<TermsAnswer['shown']>;
  readonly file: TermsAnswer['texts'][number] | undefined;
  /** Nothing for who may not have it fetched, and where it is here. */
  readonly fetchButton: ReactNode;
}) {
  const words = useWords(termsWords);
  switch (shown.why) {
    case 'on-its-way':
      return (
        <div role="status">
          <Note tone="wait" title={words.onItsWay}>
            <p>{words.onItsWayWhy}</p>
          </Note>
        </div>
      );
    case 'failed':
      return (
        <Stack column>
          <p>{words.failed}</p>
          {shown.error !== undefined && <FindingNote finding={shown.error} />}
          {fetchButton}
        </Stack>
      );
    case 'too-large':
    case 'not-text':
      return (
        <Note tone="unknown" title={shown.why === 'too-large' ? words.tooLarge : words.notText}>
          {file?.present === true ? (
            <p>
              <a href={file.path} download={file.fileName}>
                {words.download(file.fileName)}
              </a>
            </p>
          ) : (
            <>
              <p>{words.fetchFirst}</p>
              {fetchButton}
            </>
          )}
        </Note>
      );
    default:
      return (
        <Note tone="wait" title={words.notHere}>
          <p>{fetchButton === false ? words.askForIt : words.notHereWhy}</p>
          {fetchButton}
        </Note>
      );
  }
}
