import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Link } from 'react-router';
import type { ImportAnswer, ImportRequest } from '#server/admin';
import { answers, ask } from '../../../api/index.ts';
import { Button, Note, Progress, Stack } from '../../../kit/index.ts';
import { baseSixtyFour } from '../../../parts/file-drop/index.ts';
import { FindingNote, SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { catalogWords } from './words.ts';

/** So much is sent at once, bytes: each batch is answered before the next is read. */
const BATCH = 8_000_000;

/** Takes update documents in from files of the reader's machine. */
export function DocumentImport() {
  const words = useWords(catalogWords);
  const [done, setDone] = useState<readonly [number, number]>();
  const [result, setResult] = useState<ImportAnswer>();
  const [error, setError] = useState<Error>();
  const take = async (files: readonly File[]) => {
    setError(undefined);
    setResult(undefined);
    setDone([0, files.length]);
    let all: ImportAnswer = { imported: [], unchanged: [], failed: [] };
    try {
      let batch: { readonly name: string; readonly base64: string }[] = [];
      let size = 0;
      for (const [index, file] of files.entries()) {
        batch.push({ name: file.name, base64: await baseSixtyFour(file) });
        size += file.size;
        if (size < BATCH && index < files.length - 1) continue;
        all = joined(
          all,
          await ask<ImportAnswer>('POST', '/updates/import', {
            body: { documents: batch } satisfies ImportRequest,
          }),
        );
        batch = [];
        size = 0;
        setDone([index + 1, files.length]);
      }
    } catch (problem) {
      setError(problem as Error);
    }
    // What came before the failure is here.
    if (Object.values(all).some((each) => each.length > 0)) setResult(all);
    setDone(undefined);
    await answers.invalidateQueries();
  };
  return (
    <Stack column>
      <p>
        {words.filesText} <Link to="/servers/bundles">{words.bundles}</Link>
      </p>
      <div>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.xml', 'text/xml', 'application/xml']}
          onSelect={(files) => files !== null && void take([...files])}
        >
          <Button disabled={done !== undefined}>{words.chooseFiles}</Button>
        </FileTrigger>
      </div>
      {done !== undefined && <Progress label={words.reading} done={done[0]} total={done[1]} />}
      {error !== undefined && <SyncProblem error={error} />}
      {result !== undefined && <Result result={result} />}
    </Stack>
  );
}

function Result({ result: { imported, unchanged, failed } }: { readonly result: ImportAnswer }) {
  const words = useWords(catalogWords);
  const format = useFormat();
  return (
    <Stack column>
      {imported.length > 0 && (
        <div role="status">
          <Note tone="good" title={words.imported}>
            <ul>
              {imported.map(({ updateId, title, name }) => (
                <li key={name}>
                  <Link to={`/updates/${updateId}`}>{title === '' ? name : title}</Link>
                </li>
              ))}
            </ul>
          </Note>
        </div>
      )}
      {unchanged.length > 0 && (
        <Note tone="unknown" title={words.unchanged}>
          <p>{format.list(unchanged)}</p>
        </Note>
      )}
      {failed.map((fault) => (
        <FindingNote key={fault.name} finding={{ ...fault, subject: fault.name }} />
      ))}
    </Stack>
  );
}

function joined(left: ImportAnswer, right: ImportAnswer): ImportAnswer {
  return {
    imported: [...left.imported, ...right.imported],
    unchanged: [...left.unchanged, ...right.unchanged],
    failed: [...left.failed, ...right.failed],
  };
}
