import { useEffect, useState } from 'react';
import type { CatalogImportAnswer, CatalogImportRequest, TaskView } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Button,
  Folded,
  Note,
  PageHead,
  Panel,
  Stack,
  TextField,
  useParam,
  useStillHere,
} from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { DocumentImport } from './document-import.tsx';
import { Found } from './found.tsx';
import { ImportTask } from './import-task.tsx';
import { isReference, linesOf } from './references.ts';
import { catalogWords } from './words.ts';

/** Updates taken in one by one: from the public catalog, or from files. */
export function CatalogPage() {
  const words = useWords(catalogWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const [text, setText] = useParam('text');
  const [task, setTask] = useParam('task');
  const isHere = useStillHere();
  const [typed, setTyped] = useState(text);
  // Going back, or a link to here, asks for other words.
  useEffect(() => setTyped(text), [text]);
  const start = useChange<readonly string[], TaskView<CatalogImportAnswer>>(
    (references) => ['POST', '/catalog/import', { body: { references } satisfies CatalogImportRequest }],
    { refresh: ['/tasks'] },
  );
  const take = (references: readonly string[]) =>
    start.mutate(references, { onSuccess: ({ id }) => isHere() && setTask(id) });
  const names = isReference(typed);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {!mayAdminister && <Note tone="unknown" title={words.mayNot} />}
      <Panel>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!names) setText(typed.trim());
            else if (mayAdminister) take([typed.trim()]);
          }}
        >
          <Stack column gap={8}>
            <TextField label={words.field} value={typed} onChange={setTyped} />
            {names && <p>{words.isAddress(format.count(1, 'update'))}</p>}
            <div>
              {names ? (
                mayAdminister && (
                  <Button kind="main" type="submit" busy={start.isPending}>
                    {words.import(format.count(1, 'update'))}
                  </Button>
                )
              ) : (
                <Button kind="main" type="submit" disabled={typed.trim() === ''}>
                  {words.search}
                </Button>
              )}
            </div>
          </Stack>
        </form>
      </Panel>
      {start.error !== null && <SyncProblem error={start.error} />}
      {task !== '' && <ImportTask id={task} />}
      {text !== '' && !isReference(text) && (
        <Found text={text} onImport={mayAdminister ? take : undefined} busy={start.isPending} />
      )}
      {mayAdminister && (
        <Panel title={words.others}>
          <Folded title={words.many}>
            <Many onImport={take} busy={start.isPending} />
          </Folded>
          <Folded title={words.files}>
            <DocumentImport />
          </Folded>
        </Panel>
      )}
    </>
  );
}

function Many({
  onImport,
  busy,
}: {
  readonly onImport: (references: readonly string[]) => void;
  readonly busy: boolean;
}) {
  const words = useWords(catalogWords);
  const format = useFormat();
  const [text, setText] = useState('');
  const lines = [...new Set(linesOf(text))];
  const wrong = lines.find((line) => !isReference(line));
  return (
    <Stack column>
      <TextField
        label={words.manyField}
        lines={6}
        mono
        value={text}
        onChange={setText}
        error={wrong === undefined ? undefined : words.notReadable(wrong)}
      />
      <div>
        <Button
          busy={busy}
          disabled={lines.length === 0 || wrong !== undefined}
          onPress={() => onImport(lines)}
        >
          {words.import(format.count(lines.length, 'update'))}
        </Button>
      </div>
    </Stack>
  );
}
