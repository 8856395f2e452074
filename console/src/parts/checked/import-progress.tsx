import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CatalogImportAnswer, TaskView } from '#server/admin';
import { useTask } from '../../api/index.ts';
import { Note, Progress } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { useExplained } from '../sync-finding/index.ts';
import { checkedWords } from './words.ts';

/** How far an import is, until it is over and everything that is shown is asked anew. */
export function ImportProgress({ started }: { readonly started: unknown }) {
  const words = useWords(checkedWords);
  const explain = useExplained();
  const client = useQueryClient();
  const task = useTask<CatalogImportAnswer>((started as TaskView).id);
  const state = task?.state ?? 'running';
  useEffect(() => {
    if (state !== 'running') void client.invalidateQueries();
  }, [state, client]);
  if (task === undefined || state === 'running')
    return <Progress label={words.importing} done={task?.done ?? 0} total={task?.total ?? 0} />;
  // Who stopped it is told so as an error of it.
  const failed = task.error ?? task.result?.failed[0]?.finding;
  if (failed === undefined) return <Note tone="good" title={words.imported} />;
  const { says, next } = explain(failed);
  return (
    <Note tone="bad" title={words.notImported}>
      <p>{says}</p>
      {next !== '' && <p>{next}</p>}
    </Note>
  );
}
