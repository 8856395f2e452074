import { useEffect } from 'react';
import { Link } from 'react-router';
import type { CatalogImportAnswer } from '#server/admin';
import { answers, useTask } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Note, Panel, Progress, Stack } from '../../../kit/index.ts';
import { StopTask } from '../../../parts/stop-task/index.ts';
import { FindingNote } from '../../../parts/sync-finding/index.ts';
import { useWords } from '../../../words/index.ts';
import { catalogWords } from './words.ts';

/** An import as it goes on, and what came of it. */
export function ImportTask({ id }: { readonly id: string }) {
  const words = useWords(catalogWords);
  const { mayAdminister } = useSession();
  const task = useTask<CatalogImportAnswer>(id);
  const isOver = task !== undefined && task.state !== 'running';
  useEffect(() => {
    if (isOver) void answers.invalidateQueries();
  }, [isOver]);
  if (task === undefined) return null;
  const { state, step, done, total, error, result } = task;
  const steps = words as unknown as Readonly<Record<string, string>>;
  if (state === 'running') {
    return (
      <Panel>
        <Stack column>
          <p role="status">
            {words.progress}: {steps[step] ?? step}
          </p>
          <Progress label={words.progress} done={done} total={total} />
          {mayAdminister && <StopTask id={id}>{words.stop}</StopTask>}
        </Stack>
      </Panel>
    );
  }
  if (state === 'cancelled') return <Note tone="unknown" title={words.stopped} />;
  if (error !== undefined) return <FindingNote finding={error} />;
  return result === undefined ? null : <Result result={result} />;
}

function Result({ result: { imported, alreadyHere, failed } }: { readonly result: CatalogImportAnswer }) {
  const words = useWords(catalogWords);
  return (
    <Stack column>
      {imported.length > 0 && (
        <div role="status">
          <Note tone="good" title={words.imported}>
            <Names items={imported} />
            <p>{words.importedText}</p>
          </Note>
        </div>
      )}
      {alreadyHere.length > 0 && (
        <Note tone="unknown" title={words.alreadyHere}>
          <Names items={alreadyHere} />
        </Note>
      )}
      {failed.length > 0 && (
        <Panel title={words.failed}>
          <Stack column>
            {failed.map(({ updateId, finding }) => (
              <FindingNote
                key={updateId}
                finding={{ ...finding, subject: finding.subject ?? updateId }}
                leaveOut={['catalog']}
              />
            ))}
          </Stack>
        </Panel>
      )}
    </Stack>
  );
}

function Names({ items }: { readonly items: CatalogImportAnswer['alreadyHere'] }) {
  return (
    <ul>
      {items.map(({ updateId, title }) => (
        <li key={updateId}>
          <Link to={`/updates/${updateId}`}>{title === '' ? updateId : title}</Link>
        </li>
      ))}
    </ul>
  );
}
