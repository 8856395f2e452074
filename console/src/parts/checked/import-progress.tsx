import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CatalogImportAnswer, TaskView } from '#server/admin';
import { useTask } from '../../api/index.ts';
import { Note, Progress } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { checkedWords } from './words.ts';

/** How far an import is, until it is over and everything that is shown is asked anew. */
export function ImportProgress({ started }: { readonly started: unknown }) {
  const words = useWords(checkedWords);
  const client = useQueryClient();
  const task = useTask<CatalogImportAnswer>((started as TaskView).id);
  const state = task?.state ?? 'running';
  useEffect(() => {
    if (state !== 'running') void client.invalidateQueries();
  }, [state, client]);
  if (task === undefined || state === 'running')
    return <Progress label={words.importing} done={task?.done ?? 0} total={task?.total ?? 0} />;
  const failed = task.error?.message ?? task.result?.failed[0]?.finding.message;
  return failed === undefined ? (
    <Note tone="good" title={words.imported} />
  ) : (
    <Note tone="bad" title={words.notImported}>
      {failed}
    </Note>
  );
}
