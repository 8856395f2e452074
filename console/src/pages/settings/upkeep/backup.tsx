import { type FormEvent, useState } from 'react';
import type { BackupAnswer } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { Button, Copyable, Note, PageHead, Panel, Problem, Stack, TextField } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import { upkeepWords } from './words.ts';

/** Copies the database, and says how one comes back from a copy. */
export function Backup() {
  const parts = useWords(settingsWords);
  const words = useWords(upkeepWords);
  const format = useFormat();
  const [path, setPath] = useState('');
  const backup = useChange<string, BackupAnswer>((to) => ['POST', '/backup', { body: { path: to } }], {
    refresh: ['/audit'],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    backup.mutate(path.trim());
  };
  return (
    <>
      <PageHead title={parts.partBackup} lead={parts.aboutBackup} />
      <Panel title={words.backupNow}>
        <form onSubmit={submit}>
          <Stack column gap={16}>
            <p>{words.backupText}</p>
            <TextField
              label={words.path}
              hint={words.pathHint}
              value={path}
              onChange={setPath}
              autoComplete="off"
              mono
              required
            />
            <div>
              <Button kind="main" type="submit" busy={backup.isPending} disabled={path.trim() === ''}>
                {path.trim() === '' ? words.backup : words.backupTo(path.trim())}
              </Button>
            </div>
            <div role="status">
              {backup.error !== null && <Problem error={backup.error} />}
              {backup.data !== undefined && (
                <Note tone="good" title={words.backedUp(backup.data.path, format.bytes(backup.data.bytes))}>
                  <p>{words.backedUpText}</p>
                </Note>
              )}
            </div>
          </Stack>
        </form>
      </Panel>
      <Panel title={words.restoring}>
        <Stack column>
          <p>{words.restoringText}</p>
          <Copyable text="todoku restore BACKUP --data DIRECTORY" label={words.restoring} />
          <p>{words.restoringAfter}</p>
        </Stack>
      </Panel>
      <Panel title={words.regularly}>
        <Stack column>
          <p>{words.regularlyText}</p>
          <Copyable text="todoku backup FILE --data DIRECTORY" label={words.regularly} />
        </Stack>
      </Panel>
    </>
  );
}
